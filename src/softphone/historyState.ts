import type { Problem } from '../base/appError';
import type { HistoryCall } from '../hosts/orgContract';

/** What the org says of the agent's calls of the last days; the journal's are added by the view. */
export interface HistoryState {
  /** `none`: never asked. While it is asked again, and after a failure, the calls of before stay. */
  readonly state: 'none' | 'loading' | 'ready' | 'failed';
  readonly days: 1 | 7;
  readonly calls: readonly HistoryCall[];
  readonly problem: Problem | null;
}

/** The note of one call in the history that the agent is changing. */
export interface NoteEdit {
  /** The phone system's id of the call. */
  readonly callKey: string;
  readonly note: string;
  /** The note as it was when the agent began: with it the org sees what somebody else wrote meanwhile. */
  readonly baseline: string;
  /** `merged`: saved together with what somebody else wrote; `note` shows both. */
  readonly state: 'typing' | 'saving' | 'failed' | 'merged';
  readonly text: string;
}
