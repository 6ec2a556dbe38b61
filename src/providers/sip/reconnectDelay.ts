/** No more than one attempt a second, whatever happens. */
export const LEAST_GAP_MS = 1_000;
const FIRST_SPREAD_MS = 500;
const SPREAD_STEP_MS = 600;
const LONGEST_SPREAD_MS = 1_800;
const SLOW_DELAYS_MS = [1_000, 5_000, 10_000, 20_000, 30_000] as const;

/**
 * How long to wait before the next attempt to reach the phone system: at once after a line that was up (0 to 0.5 s), then
 * 1 to 1.6 s, 1 to 2.2 s, and 1 to 2.8 s for ever: whoever waits is back within 3 s of the server's return. Spread at
 * random, so that a whole team does not come back in the same moment.
 *
 * @param failedTries  0 when the line was up until now
 * @param spread       0 to just below 1
 * @returns            milliseconds, whole
 */
export function reconnectDelayMs(failedTries: number, spread: number): number {
  if (failedTries <= 0) return Math.floor(FIRST_SPREAD_MS * spread);
  return LEAST_GAP_MS + Math.floor(Math.min(LONGEST_SPREAD_MS, SPREAD_STEP_MS * failedTries) * spread);
}

/**
 * How long to wait when trying often would help nobody: credentials were refused, or the org mints none. 1 s, then 5 s, 10 s,
 * 20 s and 30 s for ever: somebody may be mending it. Up to a fifth more, spread at random.
 */
export function slowDelayMs(failedTries: number, spread: number): number {
  const delay = SLOW_DELAYS_MS[Math.min(Math.max(1, failedTries), SLOW_DELAYS_MS.length) - 1] ?? LEAST_GAP_MS;
  return Math.floor(delay * (1 + spread / 5));
}
