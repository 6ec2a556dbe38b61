import { cutText } from '../calls/plainText';

/** What the log takes. */
const LABEL_LIMIT = 255;

/** What came of a call. The code stands in the call's record and must never change; the label stands in the timeline and may. */
export interface CallResult {
  readonly code: string;
  readonly label: string;
}

export const CALL_RESULTS: readonly CallResult[] = [
  { code: 'resolved', label: 'Resolved' },
  { code: 'follow-up', label: 'Needs follow-up' },
  { code: 'call-back', label: 'Call back later' },
  { code: 'left-message', label: 'Left a message' },
  { code: 'not-interested', label: 'Not interested' },
  { code: 'wrong-number', label: 'Wrong number' },
];

/** The label of a result, no longer than the log takes; empty when nothing was chosen or nobody knows the code. */
export function labelOfResult(code: string): string {
  return cutText(CALL_RESULTS.find((result) => result.code === code)?.label ?? '', LABEL_LIMIT);
}
