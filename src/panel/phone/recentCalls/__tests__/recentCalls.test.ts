import { mount } from '../../../stories/mount';
import { recent } from '../../../stories/storyParts';
import RecentCalls from '../recentCalls';

const make = (properties: object = {}) =>
  mount('phone-recent-calls', RecentCalls, { calls: recent, canDial: true, ...properties });

test('an empty list says what will stand there', async () => {
  const list = await make({ calls: [] });
  expect(list.text()).toBe('Recent calls | All calls | Calls that you make or take will be listed here.');
});

test('a call says who, which way, how it ended, and whether its log is safe', async () => {
  const list = await make();
  const rows = list.all('li').map((row) => row.textContent.replace(/\s+/g, ' '));
  expect(rows[0]).toMatch(/Missed call ?Anna Berger.*Missed · .*log waiting/);
  expect(rows[1]).toMatch(/Outbound call ?Globex Ltd.*2 min 05 s/);
  expect(rows[1]).not.toContain('log');
  expect(rows[2]).toMatch(/Inbound call ?\+44 20 7946 0018.*Declined.*log not saved/);
});

test('a call can be made again by the number, and its record opened', async () => {
  const list = await make();
  list.button('Call Anna Berger again')!.click();
  list.button('Globex Ltd')!.click();
  expect(list.commands).toEqual([
    { type: 'dial', number: '+491701234567' },
    { type: 'openRecord', recordId: recent[1]!.recordId },
  ]);
});

test('a withheld number cannot be called again, and a call without record opens none', async () => {
  const list = await make({ calls: [recent[3]] });
  expect(list.all('li button')).toEqual([]);
});

test('nothing can be dialled while the line is not ready', async () => {
  const list = await make({ canDial: false });
  expect(list.button('Call Anna Berger again')).toBeUndefined();
});

test('all calls of the last days are one click away', async () => {
  const list = await make({ calls: recent });
  list.button('All calls of the last days')!.click();
  expect(list.commands).toEqual([{ type: 'openHistory', days: 1 }]);
});
