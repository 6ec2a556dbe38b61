import { readFileSync } from 'node:fs';
import type { Ear } from './ear';
import { encodeMulaw, SAMPLE_RATE, SILENCE } from './mulaw';
import { PROMPTS } from './prompts';

/** Samples in one packet of 20 ms. */
export const FRAME_SAMPLES = 160;

/** What a simulated caller says, 20 ms at a time. */
export interface Voice {
  nextFrame(): Buffer;
}

export const silence: Voice = { nextFrame: () => Buffer.alloc(FRAME_SAMPLES, SILENCE) };

/** A pure tone at a third of full scale. */
export function toneOf(hz: number): Voice {
  let sample = 0;
  const next = () => encodeMulaw(10_000 * Math.sin((2 * Math.PI * hz * sample++) / SAMPLE_RATE));
  return { nextFrame: () => Buffer.from(Array.from({ length: FRAME_SAMPLES }, next)) };
}

const PAUSE_BEFORE_S = 0.4;
const PAUSE_AFTER_S = 3;

/** A spoken prompt, again and again with a pause, so that an agent who was slow hears it too. */
export function promptOf(name: string): Voice {
  const spoken = soundOf(name);
  const pause = (seconds: number) => Buffer.alloc(seconds * SAMPLE_RATE, SILENCE);
  const round = Buffer.concat([pause(PAUSE_BEFORE_S), spoken, pause(PAUSE_AFTER_S)]);
  let at = 0;
  return {
    nextFrame() {
      const frame = Buffer.from(
        Array.from({ length: FRAME_SAMPLES }, (_, index) => round[(at + index) % round.length]!),
      );
      at = (at + FRAME_SAMPLES) % round.length;
      return frame;
    },
  };
}

/** Says back what it hears, as soon as it has heard it. */
export function echoOf(ear: Ear): Voice {
  const heard: Buffer[] = [];
  ear.onFrame((frame) => {
    heard.push(frame);
    if (heard.length > 10) heard.shift();
  });
  return { nextFrame: () => heard.shift() ?? silence.nextFrame() };
}

const sounds = new Map<string, Buffer>();

function soundOf(name: string): Buffer {
  const known = sounds.get(name);
  if (known) return known;
  const file = PROMPTS.find((prompt) => prompt.name === name)?.name ?? PROMPTS[0]!.name;
  const sound = dataOf(readFileSync(new URL(`./prompts/${file}.wav`, import.meta.url)));
  sounds.set(name, sound);
  return sound;
}

/** The samples of a WAV file: RIFF chunks are a name of 4 bytes, a length of 4 bytes, and the data, padded to even. */
function dataOf(wav: Buffer): Buffer {
  let at = 12;
  while (at + 8 <= wav.length) {
    const length = wav.readUInt32LE(at + 4);
    if (wav.toString('latin1', at, at + 4) === 'data') return wav.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  return Buffer.alloc(0);
}
