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
  const waiting = { logs: [], moreText: '', foreignText: '', damagedText: '' };
  const list = await mount('phone-waiting-logs', WaitingLogs, { waiting });
  expect(list.text()).toContain('Salesforce has all your call logs.');
});
