import type { Candidate } from '../calls/call';
import type { CallEntry, HistoryCall, SaveResult } from './callContract';
import type { Disposition, DoNotCallAnswer, LogPolicy } from './policyContract';

export type { CallDetails, CallEntry, FieldProblem, HistoryCall, SaveResult } from './callContract';
export type { Disposition, DoNotCallAnswer, LogPolicy, LogRule } from './policyContract';

/**
 * What the phone asks of the org: one entry, JSON in and JSON out. The Apex class `CtiPhone` answers it, and the
 * emulator's twin (`src/emulator/org/apex/`) answers the same; neither trusts what it gets.
 *
 * Request:  `{ "version": 1, "operation": "matchCaller", "input": {…} }`
 * Answer:   `{ "ok": true, "value": {…} }` or `{ "ok": false, "error": { "code", "message", "hint" } }`
 */
export interface OrgDoor {
  /**
   * @throws AppError with the org's own code, or `session-expired`, `org-unreachable`, `org-timeout`, `org-at-limit`, `bad-answer`
   */
  ask<O extends OrgOperation>(operation: O, input: OrgContract[O]['input']): Promise<OrgContract[O]['value']>;
}

export type OrgOperation = keyof OrgContract;

export interface OrgContract {
  /** Who the agent is and with which short-lived credentials the line registers. Also used to renew them. */
  readonly startSession: { readonly input: Record<string, never>; readonly value: Session };
  /** Records whose phone fields hold this number, compared digit by digit, as this agent may see them. */
  readonly matchCaller: {
    /**
     * `e164` may be empty; `spellings` are digit strings, 3 to 15 long, at most 8, most specific first. `given`: at most 5 keys that
     * the phone system handed over on a trusted line (`Id`, or `Case.CaseNumber` …); a record that has one comes before all numbers.
     */
    readonly input: SearchedNumber & { readonly given?: readonly GivenKey[] };
    readonly value: { readonly candidates: readonly Candidate[] };
  };
  /** What opens for which call, and whether the app around the panel is a console (`appId` of the adapter's address, or empty). */
  readonly popRules: {
    readonly input: { readonly appId: string };
    readonly value: {
      /** Records of `Cti_Pop_Rule__mdt` by field names without `__c`; `readPopRules` makes rules of them. */
      readonly rules: readonly Readonly<Record<string, unknown>>[];
      readonly navigation: 'console' | 'standard' | 'unknown';
      /** The user looks after the rules (custom permission Try Numbers). Missing from an org that is older than this page. */
      readonly isRuleAdmin?: boolean;
    };
  };
  /**
   * Writes calls, each with its activity; a repeat of an entry changes nothing and is `saved`. Throws `no-access` for nobody:
   * who may not write calls gets it as the result of each entry.
   */
  readonly saveCalls: {
    /** 1 to 200 entries. */
    readonly input: { readonly entries: readonly CallEntry[] };
    /**
     * One result for each entry, in the same order. `mustSplit`: a limit of the org was near, and the entries that failed
     * with `split-batch` were not tried: send them again at once, half as many at a time. Where the org could not even say so it
     * throws `org-exception`, which asks for the same.
     */
    readonly value: { readonly results: readonly SaveResult[]; readonly mustSplit?: boolean };
  };
  /** The agent's own calls, newest first. */
  readonly recentCalls: {
    /** Days: 1 to 7, of 24 hours; at most 1 to 200 calls. */
    readonly input: { readonly days: number; readonly most: number };
    readonly value: { readonly calls: readonly HistoryCall[] };
  };
  /**
   * Changes the note of a saved call and of its activity. What somebody else wrote meanwhile is kept: the answer has the note
   * as it stands now. Throws `call-out-of-reach`, or the org's own refusal.
   */
  readonly updateNote: {
    readonly input: { readonly callRecordId: string; readonly note: string; readonly noteBaseline: string };
    readonly value: { readonly note: string; readonly wasMerged: boolean };
  };
  /**
   * An agent gives up a log that Salesforce refused for good: told to the admin (CTI Notice) before it goes. `code` is the refusal's;
   * `callRecordId` names the call's record where there is one, else it is empty.
   */
  readonly reportDroppedLog: {
    readonly input: { readonly code: string; readonly callRecordId: string };
    readonly value: Record<string, never>;
  };
  /** The results that an agent may choose, in the admin's order. Empty: the org has none, the phone shows its own. */
  readonly dispositions: {
    readonly input: Record<string, never>;
    readonly value: { readonly dispositions: readonly Disposition[] };
  };
  /** What is logged, when and how, for this agent's call center. */
  readonly logPolicy: { readonly input: Record<string, never>; readonly value: { readonly policy: LogPolicy } };
  /** Whether somebody with this number asked not to be called. Ask at dial time; never keep the answer. */
  readonly checkDoNotCall: { readonly input: SearchedNumber; readonly value: DoNotCallAnswer };
}

/** `field` is `Id` or `Object.Field`; `value` at most 255 characters. */
export interface GivenKey {
  readonly field: string;
  readonly value: string;
}

export interface SearchedNumber {
  readonly e164: string;
  readonly spellings: readonly string[];
}

export interface Session {
  readonly userId: string;
  readonly userName: string;
  readonly orgId: string;
  readonly line: LineCredential;
  /** Missing from an org that is older than this page, or when it could not be read: then ask for each by itself. */
  readonly logging?: { readonly policy: LogPolicy; readonly dispositions: readonly Disposition[] };
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
