/**
 * Time, as the phone sees it. Everything that waits or stamps takes a clock, so that tests move it by hand.
 */
export interface Clock {
  /** UTC epoch milliseconds; jumps when somebody sets the computer's clock. For moments that are stored. */
  now(): number;
  /** Milliseconds that only ever grow. For durations. */
  elapsedMs(): number;
  /** Runs `action` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, action: () => void): () => void;
}

export const realClock: Clock = {
  now: () => Date.now(),
  elapsedMs: () => performance.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
