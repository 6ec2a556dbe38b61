import type { Direction } from '../calls/call';
import { cutText } from '../calls/plainText';
import type { Disposition } from '../hosts/orgContract';
import type { PhoneState } from './state';

/** What the log takes. */
const LABEL_LIMIT = 255;

/** What came of a call. The code stands in the call's record and must never change; the label stands in the timeline and may. */
export type CallResult = Disposition;

/** Offered in orgs whose admin wrote no results (`Cti_Disposition__mdt`). */
export const CALL_RESULTS: readonly CallResult[] = [
  plain('resolved', 'Resolved'),
  plain('follow-up', 'Needs follow-up'),
  plain('call-back', 'Call back later'),
  plain('left-message', 'Left a message'),
  plain('not-interested', 'Not interested'),
  plain('wrong-number', 'Wrong number'),
];

/** The results to choose from after a call in this direction, in the admin's order. */
export function resultsFor(
  { dispositions }: Pick<PhoneState, 'dispositions'>,
  direction: Direction,
): readonly CallResult[] {
  const results = dispositions.length > 0 ? dispositions : CALL_RESULTS;
  return results.filter((result) => result.direction === 'both' || result.direction === direction);
}

/** The label of a result, no longer than the log takes; empty when nothing was chosen or nobody knows the code. */
export function labelOfResult({ dispositions }: Pick<PhoneState, 'dispositions'>, code: string): string {
  const result = [...dispositions, ...CALL_RESULTS].find((each) => each.code === code);
  return cutText(result?.label ?? '', LABEL_LIMIT);
}

function plain(code: string, label: string): CallResult {
  return { code, label, direction: 'both', needsNote: false, needsFollowUp: false };
}
