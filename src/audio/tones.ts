import { BRAND } from '../base/brand';

/**
 * The phone's sounds, computed: no file to load, nothing to license. One period of each is a list of notes, which a browser
 * repeats by itself, so that no timer is needed (browsers slow timers down in tabs that nobody looks at).
 */
export interface Note {
  /** Sounding together; none is silence. */
  readonly frequenciesHz: readonly number[];
  readonly seconds: number;
}

export interface Tone {
  readonly notes: readonly Note[];
  /** 0 to 1 */
  readonly loudness: number;
}

/** What a ringing call sounds like. */
export const RINGTONE: Tone = BRAND.ringtone;

/** The European ringing tone: 425 Hz, 1 s on, 4 s off (ITU-T E.180, ETSI TR 101 041). */
export const RINGBACK: Tone = {
  loudness: 0.2,
  notes: [
    { frequenciesHz: [425], seconds: 1 },
    { frequenciesHz: [], seconds: 4 },
  ],
};

/** Notes begin and end softly within this time; a hard edge clicks. */
const EDGE_SECONDS = 0.01;

/**
 * One period of a tone.
 *
 * @param sampleRate  samples a second
 * @returns           samples between -1 and 1
 */
export function samplesOf(tone: Tone, sampleRate: number): Float32Array<ArrayBuffer> {
  const lengths = tone.notes.map((note) => Math.round(note.seconds * sampleRate));
  const samples = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  let start = 0;
  tone.notes.forEach((note, index) => {
    const length = lengths[index]!;
    for (let i = 0; i < length; i += 1) samples[start + i] = tone.loudness * valueAt(note, i, { length, sampleRate });
    start += length;
  });
  return samples;
}

function valueAt(
  note: Note,
  i: number,
  { length, sampleRate }: { readonly length: number; readonly sampleRate: number },
): number {
  if (note.frequenciesHz.length === 0) return 0;
  const edge = EDGE_SECONDS * sampleRate;
  const softness = Math.min(1, i / edge, (length - i) / edge);
  const sum = note.frequenciesHz.reduce((total, hz) => total + Math.sin((2 * Math.PI * hz * i) / sampleRate), 0);
  return (softness * sum) / note.frequenciesHz.length;
}
