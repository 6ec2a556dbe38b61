/**
 * The moments in the life of a log entry at which a browser may die. What has been reached is told to an observer, which a kill
 * test uses to stop exactly there; the phone itself has none.
 */
export type JournalStep =
  | 'entryWritten'
  | 'answerWritten'
  | 'holdWritten'
  | 'matchWritten'
  | 'noteWritten'
  | 'endWriting'
  | 'endWritten'
  | 'beforeSend'
  | 'afterSend'
  | 'beforeRemove'
  | 'removed';

/** What it returns is waited for: a promise that never ends stops the journal there, as a dying browser does. */
export type ObserveStep = (step: JournalStep) => Promise<void> | undefined;

interface Followed {
  readonly answeredAt: number | null;
  readonly matchedRecordId: string;
  readonly note: string;
  readonly phase?: string;
}

/** Which step it is to write `draft` after `before`; null for a mere sign of life. */
export function stepOfDraft(before: Followed | undefined, draft: Followed): JournalStep | null {
  if (!before) return 'entryWritten';
  if (before.answeredAt !== draft.answeredAt) return 'answerWritten';
  if (before.note !== draft.note) return 'noteWritten';
  if (before.matchedRecordId !== draft.matchedRecordId) return 'matchWritten';
  return before.phase !== draft.phase && draft.phase === 'held' ? 'holdWritten' : null;
}
