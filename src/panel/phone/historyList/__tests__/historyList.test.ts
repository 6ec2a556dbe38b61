import { mount } from '../../../stories/mount';
import { historyCalls } from '../../../stories/listParts';
import HistoryList from '../historyList';

const make = (history: object = {}) =>
  mount('phone-history-list', HistoryList, {
    canDial: true,
    history: { days: 7, state: 'ready', text: '', calls: historyCalls, ...history },
  });

test('calls stand under their day', async () => {
  const list = await make();
  expect(
    list
      .all('h2')
      .map(({ textContent }) => textContent)
      .slice(0, 2),
  ).toEqual(['Today', 'Yesterday']);
  expect(list.all('phone-history-line')).toHaveLength(historyCalls.length);
});

test('today shows today only, and says so when it is empty', async () => {
  const list = await make({ days: 1 });
  expect(list.all('h2').map(({ textContent }) => textContent)).toEqual(['Today']);
  await list.change({ history: { days: 1, state: 'ready', text: '', calls: [] } });
  expect(list.get('[role="status"]').textContent).toBe('No calls today.');
});

test('the other range is asked for', async () => {
  const list = await make();
  expect(list.button('Seven days')!.getAttribute('aria-pressed')).toBe('true');
  list.button('Today')!.click();
  list.button('Back to the phone')!.click();
  expect(list.commands).toEqual([{ type: 'openHistory', days: 1 }, { type: 'closeDrawer' }]);
});

test('while Salesforce is asked it says so; what it did not say is told with the reason', async () => {
  const list = await make({ state: 'loading' });
  expect(list.get('[role="status"]').textContent).toBe('Asking Salesforce …');
  await list.change({ history: { days: 7, state: 'failed', text: 'Salesforce is slow.', calls: [] } });
  expect(list.text()).toContain('Salesforce is slow.');
  list.button('Try again')!.click();
  expect(list.commands).toEqual([{ type: 'openHistory', days: 7 }]);
});
