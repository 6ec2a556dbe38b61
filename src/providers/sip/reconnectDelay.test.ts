import { reconnectDelayMs, slowDelayMs } from './reconnectDelay';

const ALMOST_ONE = 0.999_999;

test('a line that was up is tried again at once, and never more than 2.8 s apart after that', () => {
  expect(reconnectDelayMs(0, 0)).toBe(0);
  expect(reconnectDelayMs(0, ALMOST_ONE)).toBeLessThan(500);
  for (const failedTries of [1, 2, 3, 10, 1_000]) {
    expect(reconnectDelayMs(failedTries, 0)).toBe(1_000);
    expect(reconnectDelayMs(failedTries, ALMOST_ONE)).toBeLessThanOrEqual(2_800);
  }
});

test('the attempts of fifty agents are spread over the time, not in one moment', () => {
  const delays = Array.from({ length: 50 }, (_, agent) => reconnectDelayMs(3, agent / 50));
  const inOneTenth = delays.filter((delay) => delay < delays[0]! + 100);
  expect(new Set(delays).size).toBe(50);
  expect(inOneTenth.length).toBeLessThanOrEqual(3);
});

test('where trying often helps nobody the phone slows down to half a minute, and goes on for ever', () => {
  expect([1, 2, 3, 4, 5, 100].map((tries) => slowDelayMs(tries, 0))).toEqual([
    1_000, 5_000, 10_000, 20_000, 30_000, 30_000,
  ]);
  expect(slowDelayMs(5, ALMOST_ONE)).toBeLessThan(36_000);
});
