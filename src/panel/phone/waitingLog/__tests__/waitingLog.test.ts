import { waitingLogs } from '../../../stories/listParts';
import { mount, type } from '../../../stories/mount';
import WaitingLog from '../waitingLog';

const [needsYou] = waitingLogs.logs;
const make = (properties: object = {}) =>
  mount('phone-waiting-log', WaitingLog, { log: { ...needsYou, ...properties } });
const callKey = needsYou!.callKey;

test('each field that was refused stands there with its reason and can be filled in', async () => {
  const log = await make();
  const topic = log.get<HTMLSelectElement>('select');
  expect([...topic.options].map(({ text }) => text)).toEqual(['Choose …', 'Sales', 'Service']);
  expect(log.text()).toContain('Choose a topic.');
  topic.value = 'Sales';
  topic.dispatchEvent(new CustomEvent('change'));
  type(log.get<HTMLTextAreaElement>('textarea'), 'Long enough');
  log.get('form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  expect(log.commands).toEqual([
    { type: 'editLogField', callKey, name: 'Topic__c', value: 'Sales' },
    { type: 'editLogField', callKey, name: 'Description', value: 'Long enough' },
    { type: 'sendLogAgain', callKey },
  ]);
});

test('a log is dropped only after it was asked for twice', async () => {
  const log = await make({ title: 'Jo' });
  log.button('Drop the log of the call with Jo')!.click();
  await Promise.resolve();
  expect(log.commands).toEqual([]);
  log.button('Keep it')!.click();
  await Promise.resolve();
  log.button('Drop the log of the call with Jo')!.click();
  await Promise.resolve();
  log.button('Drop it')!.click();
  expect(log.commands).toEqual([{ type: 'dropLog', callKey }]);
});

test('a log that only waits asks for nothing', async () => {
  const log = await make({ state: 'waiting', fields: [] });
  expect(log.all('button')).toEqual([]);
});
