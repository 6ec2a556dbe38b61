import type { CallEntry, SaveResult } from '../hosts/orgContract';
import type { BookedCall, CallBook } from './callBook';
import type { CallDraft, LogProblem } from './callLog';
import { entryToSend } from './entryToSend';
import { entryAtStep } from './journalRecord';

/** One call on its way, as it stood when it was sent. */
export interface Parcel {
  readonly callId: string;
  readonly sent: BookedCall;
}

/** The org was near a limit and did not try this one. */
export const NOT_TRIED = 'split-batch';

/** What is due, oldest first; steps of calls in progress go first, since somebody waits to see them. */
export function parcelsOf(book: CallBook): readonly Parcel[] {
  return [...book.steps(), ...book.waiting()].map((sent) => ({ callId: sent.value.phoneSystemCallId, sent }));
}

export function entryOf({ sent }: Parcel): CallEntry {
  const { kind, value } = sent;
  return entryToSend(kind === 'draft' ? entryAtStep(value as CallDraft) : (value as CallEntry));
}

/** Null when the org confirmed the call by naming the record that holds it. */
export function problemOf(result: SaveResult | undefined): LogProblem | null {
  if (result?.status === 'saved' && result.callRecordId) return null;
  if (result?.status !== 'failed') return NO_RESULT;
  const { code, message, isTransient, kind = isTransient ? 'transient' : 'admin', fields = [] } = result;
  return { code, message, isTransient: kind === 'transient', kind, fields };
}

const NO_RESULT: LogProblem = {
  code: 'no-result',
  message: 'Salesforce did not say what became of this call.',
  isTransient: true,
  kind: 'transient',
  fields: [],
};

/** How a call stands that the org confirmed. Of a step only the record is news: the call goes on. */
export function confirmed({ sent }: Parcel, result: Extract<SaveResult, { status: 'saved' }>): Partial<BookedCall> {
  const { callRecordId, taskId } = result;
  const named = { callRecordId, taskId, problem: null, failedTries: 0 };
  if (sent.kind === 'draft') return { ...named, settledStep: (sent.value as CallDraft).step };
  return { ...named, saved: result, state: 'logged' };
}

/** How a call stands that the org did not take. A step that is refused for good is left to the finished entry. */
export function notTaken({ sent }: Parcel, problem: LogProblem, callRecordId: string): Partial<BookedCall> {
  const named = callRecordId ? { callRecordId } : {};
  if (sent.kind === 'entry') return { ...named, problem, state: problem.isTransient ? 'waiting' : 'failed' };
  return { ...named, ...(!problem.isTransient && { settledStep: (sent.value as CallDraft).step }) };
}
