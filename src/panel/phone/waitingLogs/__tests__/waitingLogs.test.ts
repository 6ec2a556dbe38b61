import { waitingLogs } from '../../../stories/listParts';
import { mount } from '../../../stories/mount';
import WaitingLogs from '../waitingLogs';

test('all can be sent and exported, with a word on what the file holds', async () => {
  const list = await mount('phone-waiting-logs', WaitingLogs, { waiting: waitingLogs });
  expect(list.text()).toContain('holds numbers and notes');
  expect(list.text()).toContain(waitingLogs.foreignText);
  for (const name of ['Send all now', 'Export as CSV', 'Export as JSON', 'Back to the phone'])
    list.button(name)!.click();
  expect(list.commands).toEqual([
    { type: 'sendLogs' },
    { type: 'exportLogs', format: 'csv' },
    { type: 'exportLogs', format: 'json' },
    { type: 'closeDrawer' },
  ]);
});

test('an empty list says that all is well', async () => {
  const waiting = { logs: [], moreText: '', foreignText: '', damagedText: '', canExport: true };
  const list = await mount('phone-waiting-logs', WaitingLogs, { waiting });
  expect(list.text()).toContain('Salesforce has all your call logs.');
});

test('where the admin allows no files, there is no button for one', async () => {
  const list = await mount('phone-waiting-logs', WaitingLogs, { waiting: { ...waitingLogs, canExport: false } });
  expect(list.button('Send all now')).toBeDefined();
  expect(list.text()).not.toContain('xport as');
  expect(list.text()).not.toContain('holds numbers and notes');
});
