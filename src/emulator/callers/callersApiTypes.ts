/** What the callers page asks over HTTP, same origin, JSON both ways. An answer that is not 2xx is an `ApiProblem`. */
import type { RingRequest, SimulatedCall } from './callerPort';
import type { Person } from './people';
import type { Prompt } from './prompts';

/** GET /api/start */
export interface CallersStart {
  readonly prompts: readonly Prompt[];
  readonly tryNumbers: readonly { readonly number: string; readonly meaning: string }[];
}

/** GET /api/people → `PeopleList` */
export interface PeopleList {
  readonly people: readonly Person[];
}

/** GET /api/calls?after=REVISION → `CallList`, at once when something has changed since, else when it does or after 10 s */
export interface CallList {
  readonly revision: number;
  /** Newest first. */
  readonly calls: readonly ListedCall[];
  readonly agents: readonly ListedAgent[];
  /** The server's clock, so that durations are right on any page. */
  readonly now: number;
}

export type ListedCall = Pick<
  SimulatedCall,
  | 'callId'
  | 'number'
  | 'displayName'
  | 'state'
  | 'endStatus'
  | 'direction'
  | 'startedAt'
  | 'talkingAt'
  | 'endedAt'
  | 'digitsHeard'
>;

export interface ListedAgent {
  readonly user: string;
  readonly name: string;
  /** Whether a phone is registered for this agent. */
  readonly isReachable: boolean;
}

/** POST /api/ring with a RingRequest → `RingAnswer` · POST /api/calls/CALLID/hangup → {} */
export type RingBody = RingRequest;

export interface RingAnswer {
  readonly callId: string;
}

/** POST /api/visitor → what the browser phone of the callers page needs to register */
export interface VisitorAccount {
  readonly socketUrl: string;
  readonly domain: string;
  readonly user: string;
  readonly authUser: string;
  readonly password: string;
}
