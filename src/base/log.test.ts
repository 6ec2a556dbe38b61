/** @jest-environment node */
import { RecentLog } from './log';

test.each([
  ['+49 30 123456 rang', '…56 rang'],
  ['(030) 123-4567 and 030/1234568', '…67 and …68'],
  ['sip:+4930123456@pbx.acme.example failed', 'sip:…56@pbx.acme.example failed'],
  ['12 of 200 calls, 1,000 at most, error 60010', '12 of 200 calls, 1,000 at most, error 60010'],
])('"%s" is logged as "%s": enough to tell two callers apart, not enough to ring one', (text, masked) => {
  const printed: string[] = [];
  const log = new RecentLog(
    () => 0,
    (line) => printed.push(line.text),
  );
  log.warning('test', text);
  expect(log.lines.map((line) => line.text)).toEqual([masked]);
  expect(printed).toEqual([masked]);
});

test('of many lines only the last are kept', () => {
  const log = new RecentLog(() => 0, undefined, 2);
  for (const text of ['one', 'two', 'three']) log.info('test', text);
  expect(log.lines.map((line) => line.text)).toEqual(['two', 'three']);
});
