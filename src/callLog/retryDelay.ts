const FIRST_MS = 2_000;
const LAST_MS = 5 * 60_000;

/**
 * How long to wait before a call log is sent again: 2 s, 4 s, 8 s … up to 5 min.
 * Spread by ±20 %, so that a whole team does not come back in the same second after an outage.
 *
 * @param failedTries  1 or more
 * @param spread       0 to just below 1; tests give a fixed value
 * @returns            milliseconds, whole
 */
export function retryDelayMs(failedTries: number, spread = Math.random()): number {
  const doubled = FIRST_MS * 2 ** Math.min(30, Math.max(0, failedTries - 1));
  return Math.round(Math.min(LAST_MS, doubled) * (0.8 + 0.4 * spread));
}
