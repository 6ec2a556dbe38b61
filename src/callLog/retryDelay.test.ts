import { retryDelayMs } from './retryDelay';

test('tries grow rarer: 2 s, 4 s, 8 s … and never rarer than 5 min', () => {
  expect([1, 2, 3, 8, 9, 1000].map((tries) => retryDelayMs(tries, 0.5))).toEqual([
    2_000, 4_000, 8_000, 256_000, 300_000, 300_000,
  ]);
});

test('a team is spread by a fifth to either side, in whole milliseconds', () => {
  expect([retryDelayMs(1, 0), retryDelayMs(1, 0.999)]).toEqual([1_600, 2_399]);
  expect(Number.isInteger(retryDelayMs(3))).toBe(true);
});
