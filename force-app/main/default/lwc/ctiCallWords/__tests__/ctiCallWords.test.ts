import { lineOf } from 'c/ctiCallWords';
import type { RecordCall } from 'c/ctiCallWords';

const CALL: RecordCall = { callRecordId: 'a01', direction: 'inbound', offeredAt: 0 };
const words = (call: Partial<RecordCall>) => lineOf({ ...CALL, ...call });

test.each<[Partial<RecordCall>, string]>([
  [{}, 'Inbound call · not over yet'],
  [{ endReason: 'completed', answeredAt: 1, durationSeconds: 5 }, 'Inbound call · 0:05'],
  [{ endReason: 'completed', answeredAt: 1, durationSeconds: 3665 }, 'Inbound call · 1:01:05'],
  [{ direction: 'outbound', endReason: 'cut', answeredAt: 1, durationSeconds: 60 }, 'Outbound call · 1:00'],
  [{ endReason: 'missed' }, 'Missed call'],
  [{ direction: 'outbound', endReason: 'busy' }, 'Busy'],
  [{ endReason: 'doNotCall', direction: 'outbound' }, 'Not called: do not call'],
])('%j is "%s"', (call, title) => {
  expect(words(call).title).toBe(title);
});

test.each([
  ['logged', 'Logged'],
  ['noActivity', 'Without activity'],
  ['needsAgent', 'Log needs the agent'],
  ['needsAdmin', 'Log needs an admin'],
  ['open', 'Not logged yet'],
  ['a word of tomorrow', 'Not logged yet'],
])('a log that is %s', (logState, text) => {
  expect(words({ logState }).logText).toBe(text);
});

test.each([
  [{ e164: '+4930123456', rawNumber: '030123456' }, '+4930123456'],
  [{ e164: '', rawNumber: '4711' }, '4711'],
  [{ rawNumber: 'anonymous' }, ''],
  [{ rawNumber: '<b>030</b>' }, ''],
])('what is dialled again of %j', (call, number) => {
  expect(words(call).number).toBe(number);
});
