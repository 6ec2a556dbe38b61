import type { RingBody } from '../callersApiTypes';

/** What the person at the page chose for every call. */
export interface RingOptions {
  readonly to: string;
  /** Name of a prompt, or `tone` for a pure tone. */
  readonly says: string;
  readonly givesUpAfterSeconds: number;
  readonly hangsUpAfterSeconds: number;
}

export const TONE_HZ = 700;

/** 0 is never. */
export const SECONDS_TO_CHOOSE = [0, 5, 10, 20, 30, 60, 300] as const;

export interface CallerId {
  readonly number: string;
  readonly displayName: string;
  readonly isWithheld?: boolean;
}

export function ringBody(caller: CallerId, options: RingOptions): RingBody {
  const { to, says, givesUpAfterSeconds, hangsUpAfterSeconds } = options;
  const speaks = says === 'tone' ? { toneHz: TONE_HZ } : { prompt: says };
  return { isWithheld: false, ...caller, to, speaks, givesUpAfterSeconds, hangsUpAfterSeconds };
}
