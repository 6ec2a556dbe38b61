/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { Ear } from './ear';
import { decodeMulaw, encodeMulaw, SAMPLE_RATE } from './mulaw';
import { PROMPTS } from './prompts';
import { listenFor } from './spectrum';
import { echoOf, promptOf, silence, toneOf } from './voice';
import type { Voice } from './voice';

function samplesOf(voice: Voice, seconds: number): number[] {
  const frames = Array.from({ length: seconds * 50 }, () => voice.nextFrame());
  return Array.from(Buffer.concat(frames), decodeMulaw);
}

test('every sample survives the coding of the telephone with an error below 4 %', () => {
  for (let sample = -32_000; sample <= 32_000; sample += 37) {
    const error = Math.abs(decodeMulaw(encodeMulaw(sample)) - sample);
    expect(error).toBeLessThanOrEqual(Math.max(8, Math.abs(sample) * 0.04));
  }
});

test.each([300, 440, 700, 1_000, 3_000])('a tone of %i Hz is found where it is, and nowhere else', (hz) => {
  const samples = samplesOf(toneOf(hz), 0.5);
  const found = listenFor(hz, samples, SAMPLE_RATE);
  expect(Math.abs(found.peakHz - hz)).toBeLessThanOrEqual(4);
  expect(found.share).toBeGreaterThan(0.98);
  expect(found.level).toBeCloseTo(0.216, 2);
  expect(listenFor(hz + 60, samples, SAMPLE_RATE).share).toBeLessThan(0.01);
});

test('two tones of the same strength have half of the energy each', () => {
  const [low, high] = [samplesOf(toneOf(500), 0.5), samplesOf(toneOf(900), 0.5)];
  const both = low.map((sample, index) => sample / 2 + high[index]! / 2);
  expect(listenFor(500, both, SAMPLE_RATE).share).toBeCloseTo(0.5, 1);
});

test('in silence nothing is found', () => {
  expect(listenFor(500, samplesOf(silence, 0.5), SAMPLE_RATE)).toEqual({ share: 0, peakHz: 0, level: 0 });
  expect(listenFor(500, [], SAMPLE_RATE)).toEqual({ share: 0, peakHz: 0, level: 0 });
});

test.each(PROMPTS.map(({ name }) => name))('the prompt "%s" is speech of some seconds, and small', (name) => {
  const file = readFileSync(new URL(`./prompts/${name}.wav`, import.meta.url));
  expect(file.length).toBeLessThan(60_000);
  const first = samplesOf(promptOf(name), 2);
  expect(listenFor(500, first, SAMPLE_RATE).level).toBeGreaterThan(0.02);
});

test('a prompt comes again after a pause, for as long as anybody listens', () => {
  const samples = samplesOf(promptOf('greeting'), 14);
  const loud = (second: number) =>
    listenFor(500, samples.slice(second * SAMPLE_RATE, (second + 1) * SAMPLE_RATE), SAMPLE_RATE).level > 0.01;
  expect([1, 5, 7, 13].map(loud)).toEqual([true, false, true, true]);
});

test('the echo says what it heard', () => {
  const ear = new Ear();
  const echo = echoOf(ear);
  const frame = toneOf(500).nextFrame();
  ear.hear(frame);
  expect(echo.nextFrame()).toEqual(frame);
  expect(echo.nextFrame()).toEqual(silence.nextFrame());
});

test('a key that is pressed once is heard once, however many packets say so', () => {
  const ear = new Ear();
  const press = (event: number, timestamp: number) => {
    for (const end of [0, 0, 0x80, 0x80]) ear.hearDigit(Buffer.from([event, end, 0, 160]), timestamp);
  };
  press(1, 1_000);
  press(1, 2_000);
  press(11, 3_000);
  press(99, 4_000);
  expect(ear.digits).toBe('11#');
});
