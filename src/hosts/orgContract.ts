import type { Candidate } from '../calls/call';

/**
 * What the phone asks of the org: one entry, JSON in and JSON out. The Apex class `CtiPhone` answers it, and the
 * emulator's twin (`src/emulator/org/apex/`) answers the same; neither trusts what it gets.
 *
 * Request:  `{ "version": 1, "operation": "matchCaller", "input": {…} }`
 * Answer:   `{ "ok": true, "value": {…} }` or `{ "ok": false, "error": { "code", "message", "hint" } }`
 */
export interface OrgDoor {
  /**
   * @throws AppError with the org's own code, or `session-expired`, `org-unreachable`, `org-timeout`, `bad-answer`
   */
  ask<O extends OrgOperation>(operation: O, input: OrgContract[O]['input']): Promise<OrgContract[O]['value']>;
}

export type OrgOperation = keyof OrgContract;

export interface OrgContract {
  /** Who the agent is and with which short-lived credentials the line registers. Also used to renew them. */
  readonly startSession: { readonly input: Record<string, never>; readonly value: Session };
  /** Records whose phone fields hold this number, compared digit by digit, as this agent may see them. */
  readonly matchCaller: {
    /** `e164` may be empty; `spellings` are digit strings, 3 to 15 long, at most 8, most specific first. */
    readonly input: { readonly e164: string; readonly spellings: readonly string[] };
    readonly value: { readonly candidates: readonly Candidate[] };
  };
  /** Writes calls, each in one transaction with its activity; a repeat of an entry changes nothing and is `saved`. */
  readonly saveCalls: {
    /** 1 to 200 entries. */
    readonly input: { readonly entries: readonly CallEntry[] };
    /** One result for each entry, in the same order. */
    readonly value: { readonly results: readonly SaveResult[] };
  };
}

export interface Session {
  readonly userId: string;
  readonly userName: string;
  readonly orgId: string;
  readonly line: LineCredential;
}

/** RFC 3261 digest credentials that live for minutes. `authUser` is `EXPIRY:agent@domain` (epoch seconds). */
export interface LineCredential {
  /** `sip:alice@pbx.example.com` */
  readonly addressOfRecord: string;
  readonly authUser: string;
  readonly password: string;
  /** UTC epoch milliseconds. */
  readonly expiresAt: number;
}

/** One finished call as the org writes it. Lengths: note 32,000, others 255; the sender cuts, the org refuses. */
export interface CallEntry {
  readonly phoneSystemCallId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly rawNumber: string;
  readonly e164: string;
  readonly displayName: string;
  readonly offeredAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number;
  readonly durationSeconds: number;
  readonly endReason: string;
  /** The record chosen for the caller, or empty. */
  readonly matchedRecordId: string;
  readonly matchedObjectType: string;
  /** Code of the agent's result (`src/softphone/results.ts`), or empty. */
  readonly result: string;
  /** The result in words, as the timeline shows it. Empty or missing (in entries of older pages): the code is shown. */
  readonly resultLabel: string;
  readonly note: string;
}

export type SaveResult =
  | { readonly status: 'saved'; readonly callRecordId: string; readonly taskId: string }
  | { readonly status: 'failed'; readonly code: string; readonly message: string; readonly isTransient: boolean };
