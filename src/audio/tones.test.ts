import { RINGBACK, RINGTONE, samplesOf } from './tones';

/** How strongly a frequency is in the samples (Goertzel), 0 to about 1. */
function strengthOf(samples: Float32Array, hz: number, sampleRate: number): number {
  const turn = (2 * Math.PI * hz) / sampleRate;
  const sum = samples.reduce(
    ([re, im], value, i) => [re! + value * Math.cos(turn * i), im! + value * Math.sin(turn * i)],
    [0, 0] as number[],
  );
  return (2 * Math.hypot(sum[0]!, sum[1]!)) / samples.length;
}

test('the ringing tone is 425 Hz for one second and silence for four', () => {
  const samples = samplesOf(RINGBACK, 8_000);
  expect(samples).toHaveLength(5 * 8_000);
  expect(strengthOf(samples.slice(0, 8_000), 425, 8_000)).toBeCloseTo(0.2, 1);
  expect(strengthOf(samples.slice(0, 8_000), 600, 8_000)).toBeLessThan(0.01);
  expect(samples.slice(8_000).every((value) => value === 0)).toBe(true);
});

test.each([
  ['the bell', RINGTONE],
  ['the ringing tone', RINGBACK],
])('%s never clips and never clicks, at its seam neither', (_name, tone) => {
  const samples = samplesOf(tone, 48_000);
  const loudest = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const steepest = samples.reduce((most, value, i) => Math.max(most, Math.abs(value - samples.at(i - 1)!)), 0);
  expect(loudest).toBeGreaterThan(0.15);
  expect(loudest).toBeLessThanOrEqual(1);
  expect(steepest).toBeLessThan(0.1);
});
