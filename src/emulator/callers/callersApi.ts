import { randomBytes } from 'node:crypto';
import { AppError } from '../../base/appError';
import type { Exchange } from '../exchange/exchangePort';
import type { Callers, RingRequest, SimulatedCall } from './callerPort';
import type { CallersStart, CallList, ListedCall, PeopleList, RingAnswer, VisitorAccount } from './callersApiTypes';
import { TRY_NUMBERS } from './dialledNumber';
import type { Person } from './people';
import { PROMPTS } from './prompts';
import { readRingRequest } from './ringRequest';

export interface CallersApiParts {
  readonly callers: Callers;
  readonly exchange: Pick<Exchange, 'domain' | 'url' | 'contactsOf' | 'mintCredential'>;
  /** Whom the page offers to ring as; asked anew for every page. */
  readonly people: () => readonly Person[];
  /** Whom they can ring. */
  readonly agents: () => readonly { readonly user: string; readonly name: string }[];
}

/** A request to `/api/…` whose token, Host and Origin the server has checked. */
export interface CallersAsked {
  readonly method: string;
  readonly url: URL;
  readJson(): Promise<unknown>;
}

/** Answers `/api/…` of the callers page with a value for JSON. @throws AppError for what is wrong with the request */
export type CallersApi = (asked: CallersAsked) => Promise<unknown>;

const LONGEST_WAIT_MS = 10_000;
const VISITOR_LIFE_S = 8 * 3600;

export function createCallersApi(parts: CallersApiParts): CallersApi {
  const changes = new Changes(parts.callers);
  return async (asked) => {
    const [, , area = '', id = '', action = ''] = asked.url.pathname.split('/');
    switch (`${asked.method} ${area}${action && `/${action}`}`) {
      case 'GET start':
        return { prompts: PROMPTS, tryNumbers: TRY_NUMBERS } satisfies CallersStart;
      case 'GET people':
        return { people: parts.people() } satisfies PeopleList;
      case 'GET calls':
        await changes.after(Number(asked.url.searchParams.get('after') ?? -1));
        return callList(parts, changes.revision);
      case 'POST ring':
        return ring(parts, readRingRequest(await asked.readJson()));
      case 'POST calls/hangup':
        await callOf(parts, decodeURIComponent(id)).hangUp();
        return {};
      case 'POST visitor':
        return visitorAccount(parts);
      default:
        throw noRoute(asked);
    }
  };
}

/** Counts changes, and lets a page wait for the next one. */
class Changes {
  revision = 0;
  private readonly waiting = new Set<() => void>();

  constructor(callers: Callers) {
    callers.onChange(() => {
      this.revision++;
      [...this.waiting].forEach((wake) => wake());
    });
  }

  /** Resolves when the revision is another than `seen`, or after a while. */
  after(seen: number): Promise<void> {
    if (seen !== this.revision) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      // It must not keep a server alive that wants to end.
      const timer = setTimeout(wake, LONGEST_WAIT_MS).unref();
      this.waiting.add(wake);
    });
  }
}

function callList({ callers, exchange, agents }: CallersApiParts, revision: number): CallList {
  return {
    revision,
    calls: callers.calls.map(listed).reverse(),
    agents: agents().map((agent) => ({
      ...agent,
      isReachable: exchange.contactsOf(`sip:${agent.user}@${exchange.domain}`).length > 0,
    })),
    now: Date.now(),
  };
}

function listed(call: SimulatedCall): ListedCall {
  const { callId, number, displayName, state, endStatus, direction, startedAt, talkingAt, endedAt, digitsHeard } = call;
  return { callId, number, displayName, state, endStatus, direction, startedAt, talkingAt, endedAt, digitsHeard };
}

async function ring({ callers, agents }: CallersApiParts, request: RingRequest): Promise<RingAnswer> {
  if (!agents().some((agent) => agent.user === request.to)) {
    throw new AppError('unknown-agent', `There is no agent "${request.to.slice(0, 40)}"`, {
      hint: 'Ring one of the agents that GET /api/calls names.',
    });
  }
  return { callId: (await callers.ring(request)).callId };
}

function callOf({ callers }: CallersApiParts, callId: string): SimulatedCall {
  const call = callers.calls.find((candidate) => candidate.callId === callId);
  if (call) return call;
  throw new AppError('no-simulated-call', 'This call is not in the list any more', { hint: 'Reload the page.' });
}

/** Each page gets a name of its own, so that two of them do not take each other's calls. */
function visitorAccount({ exchange }: CallersApiParts): VisitorAccount {
  const user = `visitor-${randomBytes(4).toString('hex')}`;
  const { authUser, password } = exchange.mintCredential(user, VISITOR_LIFE_S);
  return { socketUrl: exchange.url, domain: exchange.domain, user, authUser, password };
}

function noRoute(asked: CallersAsked): AppError {
  return new AppError('no-callers-route', `${asked.method} ${asked.url.pathname} is not part of the callers' API`, {
    hint: 'What there is stands in src/emulator/callers/callersApiTypes.ts.',
  });
}
