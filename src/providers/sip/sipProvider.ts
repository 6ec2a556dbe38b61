import { URI, UserAgent } from 'sip.js';
import type { Invitation, Session } from 'sip.js';
import { AppError } from '../../base/appError';
import type { Problem } from '../../base/appError';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import { assertDialable } from '../../calls/phoneNumber';
import type { LineCredential } from '../../hosts/orgContract';
import type { LineEvent, LineState, Provider } from '../provider';
import type { ProviderWorld } from '../providerWorld';
import { watchBrowserNetwork } from './browserNetwork';
import { readCaller } from './callerIdentity';
import { InboundCall } from './inboundCall';
import { createBrowserMedia } from './mediaDoor';
import type { MediaDoor } from './mediaDoor';
import { RAW_FROM } from './mendMessage';
import { OutboundCall } from './outboundCall';
import { readLineWord } from './lineWord';
import type { HeaderTrust } from './lineWord';
import { lineAway } from './sipCall';
import type { CallWorld, SipCall } from './sipCall';
import { SipLine } from './sipLine';
import { SocketTransport } from './socketTransport';
import { makeUserAgent } from './userAgent';

export interface SipProviderOptions {
  /** `wss://…`, or `ws://…` towards this computer. */
  readonly server: string;
  /** `stun:host:port`; none means that no call ever waits for one. */
  readonly stunServers: readonly string[];
  readonly credential: () => Promise<LineCredential>;
  /** A UUID (also as `urn:uuid:…`) that stays the same over reloads. */
  readonly instanceId: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly media: MediaDoor;
  /** Whether headers beyond the caller's are believed; without it they are not. */
  readonly trust?: HeaderTrust;
  /** 0 to just below 1; spreads attempts and makes ids. */
  readonly random?: () => number;
  readonly openSocket?: (url: string) => WebSocket;
  /** Calls back when the network is said to be back; returns how to stop that. */
  readonly watchNetwork?: (onBack: () => void) => () => void;
}

/** For the call center setting `sip`, in a browser. */
export function createProvider(world: ProviderWorld): Provider {
  return createSipProvider({
    ...world,
    server: world.settings.sipServer,
    stunServers: world.settings.stunServers,
    trust: world.settings,
    media: createBrowserMedia(),
    watchNetwork: watchBrowserNetwork,
  });
}

/** A line to any phone system that speaks SIP over WebSocket (RFC 7118), by SIP.js. */
export function createSipProvider(options: SipProviderOptions): Provider {
  return new SipProvider(options);
}

/** Further callers hear busy: nobody handles more at once, and a flood must not fill the screen. */
const MOST_CALLS = 4;

class SipProvider implements Provider {
  private listener: ((event: LineEvent) => void) | null = null;
  private readonly calls = new Map<string, SipCall>();
  private readonly random: () => number;
  private readonly line: SipLine;
  private readonly world: CallWorld;
  private waitingForLine: (() => void)[] = [];
  private stopWatching: () => void = () => undefined;
  private offered = 0;
  private brokenMessages = 0;

  constructor(private readonly options: SipProviderOptions) {
    this.random = options.random ?? Math.random;
    this.world = this.makeCallWorld();
    this.line = this.makeLine();
  }

  /** @throws AppError `bad-sip-server` */
  start(listener: (event: LineEvent) => void): Promise<void> {
    const { server, watchNetwork } = this.options;
    if (!/^wss?:\/\/[^/]/.test(server)) return Promise.reject(badServer(server));
    if (this.listener) return Promise.resolve();
    this.listener = listener;
    this.stopWatching = watchNetwork?.(() => this.line.networkChanged()) ?? this.stopWatching;
    this.line.start();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    if (!this.listener) return;
    this.stopWatching();
    for (const call of [...this.calls.values()]) call.abandon();
    this.waitingForLine = [];
    await this.line.stop();
    this.listener = null;
  }

  async dial(callId: string, number: string): Promise<{ readonly phoneSystemCallId: string }> {
    let call: OutboundCall;
    try {
      call = this.makeOutboundCall(callId, number);
    } catch (problem) {
      this.tell({ type: 'callEnded', callId, reason: 'failed' });
      throw problem;
    }
    this.calls.set(callId, call);
    await call.dial();
    return { phoneSystemCallId: call.phoneSystemCallId };
  }

  async answer(callId: string): Promise<void> {
    const call = this.calls.get(callId);
    if (call instanceof InboundCall) await call.answer();
  }

  decline(callId: string): Promise<void> {
    const call = this.calls.get(callId);
    if (call instanceof InboundCall) call.decline();
    return Promise.resolve();
  }

  hangUp(callId: string): Promise<void> {
    this.calls.get(callId)?.hangUp();
    return Promise.resolve();
  }

  setMuted(callId: string, muted: boolean): Promise<void> {
    this.calls.get(callId)?.setMuted(muted);
    return Promise.resolve();
  }

  async hold(callId: string): Promise<void> {
    await this.calls.get(callId)?.setHeld(true);
  }

  async resume(callId: string): Promise<void> {
    await this.calls.get(callId)?.setHeld(false);
  }

  async sendDigits(callId: string, digits: string): Promise<void> {
    await this.calls.get(callId)?.sendDigits(digits);
  }

  private makeLine(): SipLine {
    const { clock, log, credential, instanceId, server, openSocket } = this.options;
    const transport = new SocketTransport({
      url: server,
      clock,
      openSocket: openSocket ?? ((url) => new WebSocket(url, 'sip')),
      onBrokenMessage: (thrown) => this.countBroken(thrown),
      onBareRinging: (phoneSystemCallId) => this.ringsBarely(phoneSystemCallId),
    });
    return new SipLine({
      clock,
      log,
      credential,
      transport,
      random: this.random,
      onState: (state, problem) => this.lineChanged(state, problem),
      makeAgent: (minted) =>
        makeUserAgent({
          credential: minted,
          instanceId,
          transport,
          onInvite: (invitation) => this.offer(invitation),
          onDisconnect: () => [...this.calls.values()].forEach((call) => call.lineLost()),
          mediaOf: (session) => this.mediaOf(session),
          onUnreadable: () => this.countBroken('SIP.js could not read it'),
        }),
    });
  }

  private makeCallWorld(): CallWorld {
    const { clock, log, media, stunServers } = this.options;
    return {
      clock,
      log,
      stunServers,
      door: media,
      random: this.random,
      tell: (event) => this.tell(event),
      isLineUp: () => this.line.isUp,
      whenLineUp: (action) => (this.line.isUp ? action() : void this.waitingForLine.push(action)),
      forget: (call) => this.calls.delete(call.callId),
      credentialRefused: () => this.line.credentialRefused(),
    };
  }

  private makeOutboundCall(callId: string, number: string): OutboundCall {
    const { agent } = this.line;
    if (!agent || !this.line.isUp) throw lineAway();
    return new OutboundCall(callId, this.world, { agent, target: targetOf(number, agent) });
  }

  /** An INVITE: the caller hears that it rings before anything else is done. */
  private offer(invitation: Invitation): void {
    const { request } = invitation;
    if (/\b100rel\b/i.test(request.getHeader('require') ?? '')) {
      void invitation.reject({ statusCode: 420, extraHeaders: ['Unsupported: 100rel'] });
      return;
    }
    if (this.calls.size >= MOST_CALLS) {
      void invitation.reject({ statusCode: 486 });
      return;
    }
    invitation.progress().catch((thrown: unknown) => this.options.log.warning('sip', '180 could not be sent', thrown));
    const callId = `sip-${++this.offered}-${this.random().toString(36).slice(2, 8)}`;
    this.calls.set(callId, new InboundCall(callId, this.world, invitation));
    const caller = readCaller({
      from: request.getHeader(RAW_FROM) ?? request.getHeader('from') ?? '',
      privacy: request.getHeader('privacy'),
      domain: this.line.agent?.configuration.uri.host ?? '',
    });
    const { trust } = this.options;
    const headers = { names: Object.keys(request.headers), first: (name: string) => request.getHeader(name) };
    const word = trust && readLineWord(headers, trust);
    this.tell({ type: 'callOffered', callId, phoneSystemCallId: request.callId, ...caller, ...(word && { word }) });
  }

  private mediaOf(session: Session): SipCall['media'] {
    for (const call of this.calls.values()) if (call.isOf(session)) return call.media;
    throw new AppError('call-unknown', 'SIP.js asked for the sound of a call that is over', { hint: 'Nothing to do.' });
  }

  private lineChanged(state: LineState, problem: Problem | null): void {
    this.tell({ type: 'lineChanged', state, problem });
    if (state === 'registered') this.lineBack();
  }

  private lineBack(): void {
    const waiting = this.waitingForLine;
    this.waitingForLine = [];
    for (const action of waiting) action();
    const hasGruu = this.line.agent?.contact.pubGruu !== undefined;
    for (const call of [...this.calls.values()]) call.lineBack(hasGruu);
  }

  private ringsBarely(phoneSystemCallId: string): void {
    for (const call of this.calls.values()) {
      if (call instanceof OutboundCall && call.phoneSystemCallId === phoneSystemCallId) call.alert();
    }
  }

  /** Logs the 1st, 10th, 100th … so that a flood does not push everything else out of the log. */
  private countBroken(cause: unknown): void {
    this.brokenMessages++;
    if (Number.isInteger(Math.log10(this.brokenMessages))) {
      this.options.log.warning('sip', `${this.brokenMessages} broken messages of the phone system were dropped`, cause);
    }
  }

  private tell(event: LineEvent): void {
    this.listener?.(event);
  }
}

/** Where a call goes: a SIP address as it is, anything else as a number of our own phone system. */
function targetOf(number: string, agent: UserAgent): URI {
  const address = /^sips?:/i.test(number) ? UserAgent.makeURI(number) : undefined;
  if (address) return address;
  assertDialable(number);
  return new URI('sip', number, agent.configuration.uri.host);
}

function badServer(server: string): AppError {
  return new AppError('bad-sip-server', `The SIP server is "${server}"; it must start with wss://`, {
    hint: 'Tell your admin: Setup → Call Centers → Softphone, field "SIP server".',
  });
}
