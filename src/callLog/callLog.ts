import type { CallEntry, FieldProblem, SaveResult } from '../hosts/orgContract';

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
  /**
   * Keeps a call that is not finished yet, so that a page which dies leaves it behind (it is then sent as `cut`). A draft with a
   * `step` is also sent at that step, once for each.
   */
  keep(draft: CallDraft): Promise<void>;
  /** Resolves when the entry is durable on this computer; sending follows by itself. */
  finish(entry: CallEntry): Promise<void>;
  /** Resolves when all that was kept and finished before is on the disk, or is known not to get there. */
  written(): Promise<void>;
  /** Tries to send everything now (the agent asked, or the session came back). */
  sendNow(): Promise<void>;
  /**
   * Changes a finished call that Salesforce has not confirmed yet and sends it again at once: the answer to a refusal. Resolves
   * when the change is durable.
   *
   * @throws AppError `no-such-log` when it is not there (any more)
   */
  correct(phoneSystemCallId: string, change: LogCorrection): Promise<void>;
  /**
   * Gives up a call that Salesforce refused for good (`failed`): the agent was asked, and the caller of this tells the admin. It
   * does nothing for any other call, since no log is lost by a click.
   */
  discard(phoneSystemCallId: string): Promise<void>;
  /** The agent's own calls that Salesforce has not confirmed, as a file's text; `exportText.ts` says what is in it. */
  exportText(format: 'json' | 'csv'): string;
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
  /** What the call was doing then (`ringing`, `held` …); for whoever reads an export, never sent. */
  readonly phase?: string;
  readonly endedAt?: number;
  readonly endReason?: string;
}

export interface CallLogState {
  readonly entries: readonly CallLogLine[];
  /** False when the browser gives no database: entries then live in memory only and the agent is warned. */
  readonly isDurable: boolean;
  /** Damaged records of this agent on this computer: kept, not sent, to be shown to an admin. */
  readonly setAside?: number;
  /**
   * Calls of other users of this computer that wait here. They are neither read nor sent; whoever they belong to signs in once on
   * this computer, and they go on their way.
   */
  readonly foreign?: number;
}

/** What an agent may change of a finished call; everything else is what happened. */
export type LogCorrection = Partial<
  Pick<
    CallEntry,
    | ('result' | 'resultLabel' | 'note' | 'noteBaseline' | 'relatedTo' | 'followUp' | 'taskFields' | 'activity')
    | ('matchedRecordId' | 'matchedObjectType' | 'displayName' | 'matchExplanation' | 'corrections' | 'wrapUpSeconds')
  >
>;

export interface CallLogLine {
  readonly phoneSystemCallId: string;
  /** `logged` lines stay for this session, so that the screen can say so; they are no longer in the journal. */
  readonly state: 'draft' | 'waiting' | 'sending' | 'failed' | 'logged';
  readonly entry: CallEntry | CallDraft;
  readonly failedTries: number;
  readonly problem: LogProblem | null;
  readonly taskId: string;
  /** The record of the call, as soon as Salesforce named it: also where only the activity failed. */
  readonly callRecordId?: string;
  /** What Salesforce told when it confirmed. */
  readonly saved?: Extract<SaveResult, { status: 'saved' }>;
}

/** Why a log is not there yet. */
export interface LogProblem {
  readonly code: string;
  readonly message: string;
  /** True: it is tried again by itself. */
  readonly isTransient: boolean;
  /** Who can help: time, the agent (`fields` says what to fill in; see `correct`), or an admin (parked: see `exportText`). */
  readonly kind: 'transient' | 'agent' | 'admin';
  readonly fields: readonly FieldProblem[];
}
