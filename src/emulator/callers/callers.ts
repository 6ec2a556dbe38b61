import { randomUUID } from 'node:crypto';
import { Inviter, SessionState, UserAgent } from 'sip.js';
import type { Invitation } from 'sip.js';
import { AppError } from '../../base/appError';
import { realClock } from '../../base/clock';
import type { Clock } from '../../base/clock';
import type { Exchange } from '../exchange/exchangePort';
import { TRUNK_USER } from '../exchange/routing';
import { headerLines, identityOf } from './callerIdentity';
import type { Callers, RingRequest, SimulatedCall } from './callerPort';
import { planFor } from './dialledNumber';
import type { DialledNumber } from './dialledNumber';
import { NodeLine } from './nodeLine';
import type { SocketAddress } from './nodeTransport';
import { PersonCall } from './personCall';
import type { PersonCallOptions } from './personCall';

export interface CallersOptions {
  readonly exchange: Pick<Exchange, 'domain' | 'mintCredential'>;
  /** Where the exchange is reached from Node: `ws://127.0.0.1:4400/` with the Host and Origin of a browser. */
  readonly socket: SocketAddress;
  readonly clock?: Clock;
  /** How long a simulated person lets it ring before answering the agent. */
  readonly answersAfterSeconds?: number;
}

const MAX_LIVE_CALLS = 50;
const MAX_ENDED_CALLS = 100;
const READY_TIMEOUT_MS = 3_000;
const CREDENTIAL_LIFE_S = 30 * 24 * 3600;

/** Simulated people on one SIP line, the exchange's trunk: they ring the agent, and answer every number that the agent dials. */
export function createCallers(options: CallersOptions): Callers {
  return new SimulatedPeople(options);
}

class SimulatedPeople implements Callers {
  calls: readonly PersonCall[] = [];
  private readonly line: NodeLine;
  private readonly clock: Clock;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: CallersOptions) {
    this.clock = options.clock ?? realClock;
    this.line = new NodeLine({
      socket: options.socket,
      domain: options.exchange.domain,
      user: TRUNK_USER,
      credential: options.exchange.mintCredential(TRUNK_USER, CREDENTIAL_LIFE_S),
      onInvite: (invitation) => this.takeCall(invitation),
      onLost: () => this.loseRinging(),
    });
    this.line.keepTrying();
  }

  async ready(): Promise<void> {
    await this.line.ready(READY_TIMEOUT_MS).catch((cause: unknown) => {
      throw new AppError('callers-offline', 'The simulated callers have no line to the exchange', {
        hint: 'The exchange is stopped or starting; try again in a moment.',
        cause,
      });
    });
  }

  async ring(request: RingRequest): Promise<SimulatedCall> {
    await this.ready();
    this.assertRoom();
    const { domain } = this.options.exchange;
    const target = UserAgent.makeURI(`sip:${encodeURIComponent(request.to)}@${domain}`);
    if (!target) throw unknownAgent(request.to);
    const identity = identityOf(request, domain);
    const inviter = new Inviter(this.line.userAgent, target, {
      params: { fromUri: identity.uri, fromDisplayName: identity.quotedName },
      extraHeaders: [...identity.extraHeaders, ...headerLines(request.headers)],
    });
    const displayName = request.isWithheld ? 'Withheld number' : request.displayName;
    const call = this.addCall({ ...request, displayName, direction: 'toAgent', leave: () => leaveOutgoing(inviter) });
    call.follow(inviter);
    call.later(request.givesUpAfterSeconds, () => call.state === 'ringing' && void call.hangUp());
    await inviter.invite({
      requestDelegate: { onReject: ({ message }) => call.end(message.statusCode ?? 500) },
    });
    return call;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    await Promise.all(this.calls.map((call) => call.hangUp()));
    await this.line.stop();
    this.listeners.clear();
  }

  /** The agent has dialled a number that no phone has registered. */
  private takeCall(invitation: Invitation): void {
    const number = invitation.request.to.uri.user ?? '';
    const plan = planFor(number);
    const speaks = plan.then.kind === 'answer' ? plan.then.speaks : { toneHz: 440 };
    const call = this.addCall({
      number,
      displayName: '',
      speaks,
      hangsUpAfterSeconds: 0,
      direction: 'fromAgent',
      leave: () => leaveIncoming(invitation),
    });
    call.follow(invitation);
    void this.carryOut(plan, invitation, call);
  }

  private async carryOut(plan: DialledNumber, invitation: Invitation, call: PersonCall): Promise<void> {
    const { then } = plan;
    if (plan.rings) await invitation.progress().catch(() => undefined);
    const act = () => {
      if (invitation.state !== SessionState.Initial) return;
      if (then.kind === 'answer') void invitation.accept().catch(() => call.end(488));
      if (then.kind !== 'refuse') return;
      call.end(then.status);
      void invitation.reject({ statusCode: then.status });
    };
    if (plan.rings) call.later(this.options.answersAfterSeconds ?? 1, act);
    else act();
  }

  private addCall(about: Omit<PersonCallOptions, 'callId' | 'clock' | 'onChange'>): PersonCall {
    const { number, displayName, speaks, hangsUpAfterSeconds, direction, leave } = about;
    const own = { callId: randomUUID(), clock: this.clock, onChange: () => this.tell() };
    const call = new PersonCall({ number, displayName, speaks, hangsUpAfterSeconds, direction, leave, ...own });
    const ended = this.calls.filter((other) => other.state === 'ended');
    const outdated = new Set(ended.slice(0, Math.max(0, ended.length - MAX_ENDED_CALLS)));
    this.calls = [...this.calls.filter((other) => !outdated.has(other)), call];
    this.tell();
    return call;
  }

  private assertRoom(): void {
    const live = this.calls.filter((call) => call.state !== 'ended').length;
    if (live < MAX_LIVE_CALLS) return;
    throw new AppError('too-many-callers', `${live} simulated calls are running already`, {
      hint: 'Hang up some of them on the callers page.',
    });
  }

  /** Without the exchange a ringing call can neither be answered nor given up; one that talks goes on. */
  private loseRinging(): void {
    this.calls.filter((call) => call.state === 'ringing').forEach((call) => call.end(503));
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

function leaveOutgoing(inviter: Inviter): Promise<unknown> {
  return inviter.state === SessionState.Established ? inviter.bye() : inviter.cancel();
}

function leaveIncoming(invitation: Invitation): Promise<unknown> {
  return invitation.state === SessionState.Established ? invitation.bye() : invitation.reject({ statusCode: 480 });
}

function unknownAgent(to: string): AppError {
  return new AppError('bad-agent-address', `"${to}" cannot be the address of an agent`, {
    hint: 'Give the user part of the address: alice.',
  });
}
