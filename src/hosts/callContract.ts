/**
 * One finished call as the org writes it. Lengths: note 32,000, match explanation 1,000, others 255; the sender cuts, the org
 * refuses. Everything that later versions added is optional: an entry of an older page is written as it always was.
 */
export interface CallEntry extends CallDetails {
  /** The phone system's own id. Org, user and this id make the call's key: `force-app/README.md` says how. */
  readonly phoneSystemCallId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly rawNumber: string;
  readonly e164: string;
  readonly displayName: string;
  readonly offeredAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number;
  readonly durationSeconds: number;
  /** `elsewhere` (another agent or device answered) and `doNotCall` (refused at dial time) never get an activity. */
  readonly endReason: string;
  /** The record chosen for the caller, or empty. */
  readonly matchedRecordId: string;
  readonly matchedObjectType: string;
  /** Code of the agent's result, or empty. */
  readonly result: string;
  /** The result in words, as the timeline shows it. Empty or missing (in entries of older pages): the code is shown. */
  readonly resultLabel: string;
  readonly note: string;
}

/** What else is known of a call. */
export interface CallDetails {
  /**
   * Missing: the call is over. Else it goes on and is saved at this step: `endedAt` (any moment) and `endReason` (empty) do not
   * count. The org keeps the latest step: one that comes late changes nothing, and the finished entry fills in the rest.
   */
  readonly step?: 'ring' | 'answer';
  /** Folder of the phone system: `sip`. */
  readonly provider?: string;
  /** The line that the call came over, as the agent reads it. */
  readonly line?: string;
  readonly queue?: string;
  readonly isInternal?: boolean;
  readonly isClickToDial?: boolean;
  /** Why this record was chosen, in words. At most 1,000 characters. */
  readonly matchExplanation?: string;
  /** How often the agent chose another record than the phone had. */
  readonly corrections?: number;
  /** From the ring to the answer of the page that was popped; null or missing when nothing was popped. */
  readonly popLatencyMs?: number | null;
  readonly wrapUpSeconds?: number;
  /** Missing: as the policy says. `notYet`: the agent has still to confirm. `never`: the agent wants none. */
  readonly activity?: 'asPolicy' | 'notYet' | 'never';
  /** Whom and what the agent chose for the activity; missing: the match. Ids, or empty. */
  readonly relatedTo?: { readonly whoId: string; readonly whatId: string };
  /** A task for later, made once. `date` as 2026-01-15. */
  readonly followUp?: { readonly date: string; readonly subject: string } | null;
  /**
   * What the phone system told: `queue`, `header:X-Customer` … An admin maps them to fields of the task
   * (`Cti_Log_Field__mdt`). At most 50, names up to 80 characters, values up to 1,000.
   */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Values that the agent typed for fields which the org asked for: API name of a field of the task → text. At most 20. */
  readonly taskFields?: Readonly<Record<string, string>>;
  /**
   * The note as the org last told it, or as it was last saved; empty for a new call. With it the org merges what somebody else
   * wrote meanwhile. Missing: the note as the call's record has it.
   */
  readonly noteBaseline?: string;
  /**
   * When the phone made this version of what it tells: epoch milliseconds of its clock, larger with each change of the call. The
   * org drops a version that comes after a later one: the request of a page that died may arrive last. Missing: an older page's.
   */
  readonly changedAt?: number;
}

export type SaveResult =
  | {
      readonly status: 'saved';
      readonly callRecordId: string;
      /** Empty when the settings ask for no activity, or not yet. */
      readonly taskId: string;
      readonly voiceCallId?: string;
      readonly followUpId?: string;
      /** The note as it stands now; there only where it is not the entry's own. */
      readonly mergedNote?: string;
      /** Fields that this agent may not write: left out, noted on the call, told to the admin once. `Task.Type` */
      readonly omittedFields?: readonly string[];
    }
  | {
      readonly status: 'failed';
      readonly code: string;
      readonly message: string;
      /** The same as `kind === 'transient'`, for pages that are older than the org. */
      readonly isTransient: boolean;
      /**
       * Who can help. `transient`: time, it is sent again. `agent`: see `fields`. `admin`: parked, exportable.
       * Missing from an older org: then `isTransient` decides between `transient` and `admin`.
       */
      readonly kind?: 'transient' | 'agent' | 'admin';
      readonly fields?: readonly FieldProblem[];
      /** Where the call itself was written, and only its activity is missing. */
      readonly callRecordId?: string;
    };

/** A field of the activity that the org refused. Its new value travels in `taskFields`. */
export interface FieldProblem {
  /** API name; `Description`, `CallDisposition`, `WhoId` and `WhatId` stand for note, result and related-to. */
  readonly name: string;
  readonly label: string;
  readonly message: string;
  readonly type: 'text' | 'longText' | 'number' | 'date' | 'boolean' | 'picklist' | 'reference';
  /** Of a picklist. */
  readonly values?: readonly string[];
  /** False: this agent may not write it, an admin must help. */
  readonly isEditable: boolean;
}

/** One line of the history. */
export interface HistoryCall {
  readonly callRecordId: string;
  readonly phoneSystemCallId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly rawNumber: string;
  readonly e164: string;
  readonly displayName: string;
  readonly offeredAt: number;
  readonly answeredAt: number | null;
  /** Null while the call goes on. */
  readonly endedAt: number | null;
  readonly durationSeconds: number;
  readonly endReason: string;
  readonly result: string;
  /** As the activity has it, where there is one: others may have written there. */
  readonly note: string;
  readonly logState: 'open' | 'logged' | 'noActivity' | 'waiting' | 'needsAgent' | 'needsAdmin';
  /** Empty when there is none. */
  readonly taskId: string;
  /** The record it hangs on, which a click opens. Empty when there is none, or the agent may not see it. */
  readonly recordId: string;
  readonly objectType: string;
  readonly recordName: string;
}
