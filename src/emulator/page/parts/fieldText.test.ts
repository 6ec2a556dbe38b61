import { dateText, durationText, momentText, recentMomentText } from './fieldText';

test('a date is the same day in every time zone', () => {
  expect(dateText('2026-01-15')).toBe('15 Jan 2026');
});

test.each([['soon'], ['']])('%j is no date and stays as it is', (text) => {
  expect(dateText(text)).toBe(text);
  expect(momentText(text)).toBe(text);
});

test.each([
  [0, '0:00'],
  [59, '0:59'],
  [84, '1:24'],
  [3723, '1:02:03'],
])('%d seconds are %s', (seconds, text) => expect(durationText(seconds)).toBe(text));

test('the timeline says today and yesterday, across midnight', () => {
  const now = new Date(2026, 0, 15, 0, 10).getTime();
  const at = (day: number, hour: number) => new Date(2026, 0, day, hour, 5).toISOString();
  expect(recentMomentText(at(15, 0), now)).toBe('00:05 · Today');
  expect(recentMomentText(at(14, 23), now)).toBe('23:05 · Yesterday');
  expect(recentMomentText(at(13, 23), now)).toBe('13 Jan 2026');
  expect(recentMomentText('', now)).toBe('');
});
