import { mount } from '../../../stories/mount';
import CallTimer from '../callTimer';

const NOW = 1_700_000_000_000;

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

const shown = async (runMs: number) => (await mount('phone-call-timer', CallTimer, { since: NOW - runMs })).text();

test('running time is minutes and seconds, with hours when there are some', async () => {
  expect(await shown(0)).toBe('0:00');
  expect(await shown(65_999)).toBe('1:05');
  expect(await shown(3_599_000)).toBe('59:59');
  expect(await shown(3_723_000)).toBe('1:02:03');
});

test('the clock goes on each second and stops when the call is gone', async () => {
  const timer = await mount('phone-call-timer', CallTimer, { since: NOW - 500 });
  await jest.advanceTimersByTimeAsync(500);
  expect(timer.text()).toBe('0:01');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(timer.text()).toBe('1:01');
  timer.element.remove();
  expect(jest.getTimerCount()).toBe(0);
});

test('a clock of the computer that was set back shows no time below zero', async () => {
  expect(await shown(-5_000)).toBe('0:00');
});

test('another call starts from its own time', async () => {
  const timer = await mount('phone-call-timer', CallTimer, { since: NOW - 60_000 });
  await timer.change({ since: NOW - 2_000 });
  expect(timer.text()).toBe('0:02');
  expect(jest.getTimerCount()).toBe(1);
});
