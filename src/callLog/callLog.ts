import type { CallEntry } from '../hosts/orgContract';

/**
 * No call is lost. Order: write to the journal, send, Salesforce confirms, remove. A repeat makes no second record,
 * because the org makes the key from the call's own id.
 */
export interface CallLog {
  /**
   * Opens the journal of this agent and begins to send what an earlier page left behind. Only for the tab that owns the line:
   * to any other tab the draft of a call that goes on looks like one of a dead page.
   */
  start(owner: { readonly orgId: string; readonly userId: string }): Promise<void>;
  /** Keeps a call that is not finished yet, so that a page which dies leaves it behind (it is then sent as `cut`). */
  keep(draft: CallDraft): Promise<void>;
  /** Forgets a draft that needs no log after all (another device answered). Unknown ids do nothing. */
  drop(phoneSystemCallId: string): Promise<void>;
  /** Resolves when the entry is durable on this computer; sending follows by itself. */
  finish(entry: CallEntry): Promise<void>;
  /** Tries to send everything now (the agent asked, or the session came back). */
  sendNow(): Promise<void>;
  /** Calls at once and on every change. */
  watch(listener: (state: CallLogState) => void): () => void;
  stop(): Promise<void>;
}

/**
 * A call in progress, or one whose wrap-up form is still open, with what would be logged if the page died here.
 * `endedAt` and `endReason` are there once the call is over; a draft without them is sent as `cut` at `lastSeenAt`.
 */
export interface CallDraft extends Omit<CallEntry, 'endedAt' | 'endReason'> {
  readonly lastSeenAt: number;
  readonly endedAt?: number;
  readonly endReason?: string;
}

export interface CallLogState {
  readonly entries: readonly CallLogLine[];
  /** False when the browser gives no database: entries then live in memory only and the agent is warned. */
  readonly isDurable: boolean;
  /** Damaged records on this computer: kept, not sent, to be shown to an admin. */
  readonly setAside?: number;
}

export interface CallLogLine {
  readonly phoneSystemCallId: string;
  /** `logged` lines stay for this session, so that the screen can say so; they are no longer in the journal. */
  readonly state: 'draft' | 'waiting' | 'sending' | 'failed' | 'logged';
  readonly entry: CallEntry | CallDraft;
  readonly failedTries: number;
  /** Why it failed and whether it is tried again by itself. */
  readonly problem: { readonly code: string; readonly message: string; readonly isTransient: boolean } | null;
  readonly taskId: string;
}
