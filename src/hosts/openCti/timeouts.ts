/** How long the host waits, in milliseconds. */
export interface Timeouts {
  /** For the very first answer of the page around us. */
  readonly firstAnswerMs: number;
  /** Until the first question is asked again: the page around us may still be loading. */
  readonly askAgainMs: number;
  /** For any later answer of the page around us. */
  readonly hostMs: number;
  /** For an answer of the org. Visualforce allows 120 s at most. */
  readonly orgMs: number;
  /** For the session page to load. */
  readonly framePageMs: number;
  /** Between two renewals of the session; the shortest session that an org can set is 15 minutes. */
  readonly renewEveryMs: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = {
  firstAnswerMs: 10_000,
  askAgainMs: 3_000,
  hostMs: 8_000,
  orgMs: 30_000,
  framePageMs: 15_000,
  renewEveryMs: 12 * 60_000,
};
