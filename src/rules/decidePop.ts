import type { Candidate } from '../calls/call';

/** What to do with the records that fit a caller, and why, in a sentence for people. */
export type PopDecision =
  | { readonly action: 'open'; readonly candidate: Candidate; readonly explanation: string }
  | { readonly action: 'choose'; readonly candidates: readonly Candidate[]; readonly explanation: string }
  | { readonly action: 'offerNew'; readonly explanation: string };

/**
 * A record is opened by itself only when it is the only one that fits: a wrong record on the screen is worse than none.
 * @param candidates  as `rankCandidates` gives them
 */
export function decidePop(candidates: readonly Candidate[]): PopDecision {
  const [only, ...others] = candidates;
  if (!only) return { action: 'offerNew', explanation: 'No record has this number' };
  if (others.length === 0) return { action: 'open', candidate: only, explanation: only.reason };
  return { action: 'choose', candidates, explanation: `${candidates.length} records have this number. Choose one.` };
}
