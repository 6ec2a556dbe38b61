import type { Problem } from '../base/appError';
import type { Phase } from './phase';

/** The other side of a call as the phone system names it. All of it is untrusted text. */
export interface Caller {
  /** What stands for the number on the wire, as it came: `+4930123456`, `anonymous`, `sip:jo@example.com`, or empty. */
  readonly rawNumber: string;
  /** E.164 (`+4930123456`) where the raw text could be read as a number, else empty. */
  readonly e164: string;
  /** The display name on the wire; empty when there is none. */
  readonly displayName: string;
  /** The caller asked not to be named (RFC 3323, `anonymous.invalid`) or sent nothing at all. */
  readonly isWithheld: boolean;
}

/** A record that fits the caller's number, with the reason. Comes from Apex, checked in `hosts/orgContract.ts`. */
export interface Candidate {
  readonly recordId: string;
  /** API name: `Contact`, `Lead`, `Account` … */
  readonly objectType: string;
  readonly name: string;
  /** Second line: company, city, or empty. */
  readonly subtitle: string;
  /** Why it fits, for people: `Mobile is +49 30 123456`. */
  readonly reason: string;
  readonly isPersonAccount: boolean;
  /** What the order of several candidates is decided by. Missing in answers of an org with an older package. */
  readonly evidence?: Evidence;
}

/** How a candidate was found, and what tells it from others that fit as well. */
export interface Evidence {
  /** Developer name of the match rule that found it, and the rule's place among the others. */
  readonly rule: string;
  readonly ruleOrder: number;
  /** `given`: the phone system named the record itself (on a trusted line) · `number`: a phone field holds the number. */
  readonly foundBy: 'given' | 'number';
  /** The digit string that fitted; the position of it in the search tells how exact it is. Empty when the record was given. */
  readonly spelling: string;
  /** What may happen with it when the number may be faked. */
  readonly whenUnverified: 'open' | 'offer' | 'nothing';
  readonly openCases: number;
  /** The newest of them. */
  readonly cases: readonly OpenCase[];
  readonly isOwn: boolean;
  /** UTC epoch milliseconds, or null where unknown. */
  readonly lastActivityAt: number | null;
  readonly lastModifiedAt: number | null;
}

export interface OpenCase {
  readonly recordId: string;
  /** The case's number. */
  readonly name: string;
  /** What it is about. */
  readonly subtitle: string;
}

/** Where the search for the caller's record stands. */
export type Matching =
  | { readonly state: 'none' }
  | { readonly state: 'searching' }
  | { readonly state: 'found'; readonly candidates: readonly Candidate[]; readonly chosen: Candidate | null }
  | { readonly state: 'failed'; readonly problem: Problem };

export type Direction = 'inbound' | 'outbound';

/**
 * Why a call ended, seen from the agent.
 * `missed`: rang and nobody answered · `elsewhere`: another device answered · `declined`: the agent said no ·
 * `busy`, `noAnswer`, `unreachable`, `cancelled`: outbound only · `cut`: the connection was lost ·
 * `doNotCall`: never dialled, because somebody asked not to be called.
 */
export type EndReason =
  | 'completed'
  | 'missed'
  | 'elsewhere'
  | 'declined'
  | 'busy'
  | 'noAnswer'
  | 'unreachable'
  | 'cancelled'
  | 'failed'
  | 'cut'
  | 'doNotCall';

/** One call as the agent sees it. Moments are UTC epoch milliseconds, null until they happen. */
export interface Call {
  readonly callId: string;
  /** The phone system's own id of the call (SIP: Call-ID); the log's key is made from it. */
  readonly phoneSystemCallId: string;
  readonly direction: Direction;
  readonly phase: Phase;
  readonly caller: Caller;
  readonly matching: Matching;
  readonly isMuted: boolean;
  readonly offeredAt: number;
  readonly answeredAt: number | null;
  readonly connectedAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
  /** Whole seconds between connection and end, from a clock that never jumps; 0 for a call nobody answered. */
  readonly durationSeconds: number;
  /** Something that went wrong in this call and that the agent can mend (microphone refused …). */
  readonly problem: Problem | null;
}
