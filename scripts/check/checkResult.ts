/** What one check found. `lines` are for people: one finding each, with the place and what to do. */
export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
  /** Set when the check could not run here; says what is missing. A skipped check does not count as passed. */
  readonly skipped?: string;
  readonly lines: readonly string[];
}
