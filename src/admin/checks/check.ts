import type { OrgPicture } from './orgPicture';

/** `skip`: does not apply here, or cannot be seen from here; the evidence says which. */
export type Status = 'pass' | 'warn' | 'fail' | 'skip';

export interface CheckResult {
  readonly status: Status;
  /** What was seen, with values. */
  readonly evidence: string;
  /** What to do; empty on pass. */
  readonly fix: string;
  /** Does it, where metadata can. */
  readonly mend?: () => Promise<void>;
}

/** One thing that can be wrong on the way from the org to a ringing phone. */
export interface Check {
  /** The name of its file. */
  readonly name: string;
  readonly asks: string;
  readonly look: (org: OrgPicture) => Promise<CheckResult>;
}

export function pass(evidence: string): CheckResult {
  return { status: 'pass', evidence, fix: '' };
}

export function skip(evidence: string): CheckResult {
  return { status: 'skip', evidence, fix: '' };
}

/** For checks that need the definition. */
export const NO_DEFINITION =
  'There is no call center, or the org does not hand out its metadata (it does not for packages)';
