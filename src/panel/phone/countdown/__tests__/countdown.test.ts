import { mount } from '../../../stories/mount';
import Countdown from '../countdown';

beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => jest.useRealTimers());

test('it counts the seconds down and stands at nought', async () => {
  const clock = await mount('phone-countdown', Countdown, { until: 1_065_000 });
  expect(clock.text()).toBe('1:05');
  jest.advanceTimersByTime(6_000);
  await Promise.resolve();
  expect(clock.text()).toBe('0:59');
  jest.advanceTimersByTime(100_000);
  await Promise.resolve();
  expect(clock.text()).toBe('0:00');
  expect(jest.getTimerCount()).toBe(0);
});
