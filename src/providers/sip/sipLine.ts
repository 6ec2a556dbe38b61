import { UserAgentState } from 'sip.js';
import type { UserAgent } from 'sip.js';
import type { Problem } from '../../base/appError';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import type { LineCredential } from '../../hosts/orgContract';
import type { LineState } from '../provider';
import { LineCredentials } from './lineCredentials';
import { failureOfAnswer, failureOfCut, failureOfError } from './lineFailure';
import type { LineFailure } from './lineFailure';
import { Pause } from './pause';
import { LEAST_GAP_MS, reconnectDelayMs, slowDelayMs } from './reconnectDelay';
import { Registration } from './registration';
import type { SocketTransport } from './socketTransport';
import { useCredential } from './userAgent';
import { Watchdog } from './watchdog';

export interface SipLineOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly credential: () => Promise<LineCredential>;
  readonly transport: SocketTransport;
  readonly makeAgent: (credential: LineCredential) => UserAgent;
  readonly onState: (state: LineState, problem: Problem | null) => void;
}

/** Refreshed when so much of its life is over. */
const REFRESH_AT = 0.75;
const UNREGISTER_LIMIT_MS = 500;

/**
 * One registration, kept up for ever.
 *
 *   connecting ──► registered ──cut, silent, refused──► reconnecting ──► registered …
 *        └───────────────no way─────────────────────────────┘   └─said no twice─► failed ──► registered …
 */
export class SipLine {
  agent: UserAgent | null = null;
  private state: LineState = 'stopped';
  private problem: Problem | null = null;
  /** Counts the starts, so that what a stopped run was still waiting for is ignored. */
  private run = 0;
  private refusals = 0;
  private triedAt = -LEAST_GAP_MS;
  private registration: Registration | null = null;
  private registeredForMs = 0;
  private readonly credentials: LineCredentials;
  private readonly watchdog: Watchdog;
  private readonly pause: Pause;

  constructor(private readonly options: SipLineOptions) {
    this.pause = new Pause(options.clock);
    this.credentials = new LineCredentials(options.credential, options.clock);
    this.watchdog = new Watchdog({
      clock: options.clock,
      heardAt: () => options.transport.heardAt,
      sendBlank: () => void options.transport.send('\r\n\r\n').catch(() => undefined),
      sendOptions: () => this.sendOptions(),
      onDead: () => options.transport.drop('the phone system has fallen silent'),
    });
  }

  get isUp(): boolean {
    return this.state === 'registered' && this.options.transport.isConnected();
  }

  start(): void {
    this.say('connecting', null);
    void this.keepUp(++this.run);
  }

  async stop(): Promise<void> {
    this.run++;
    this.pause.stop();
    this.watchdog.stop();
    if (this.isUp) await this.registration?.unregister(UNREGISTER_LIMIT_MS);
    this.options.transport.drop('the phone was stopped');
    await this.agent?.stop();
    this.agent = null;
    this.registration = null;
    this.credentials.forget();
    if (this.state !== 'stopped') this.say('stopped', null);
  }

  /** The network is said to be back: do not wait any longer, and do not trust the socket. */
  networkChanged(): void {
    if (this.options.transport.isConnected()) this.watchdog.askNow();
    else this.pause.wake();
  }

  /** A call was refused for want of good credentials. */
  credentialRefused(): void {
    this.credentials.forget();
    this.pause.wake();
  }

  private async keepUp(run: number): Promise<void> {
    for (let failedTries = 0; this.run === run;) {
      const failure = await this.comeUp(run);
      failedTries = failure ? failedTries + 1 : 0;
      const trouble = failure ?? (await this.stayUp(run));
      this.watchdog.stop();
      if (this.run !== run) return;
      this.say(trouble.state, trouble.problem);
      await this.waitToRetry(trouble, failedTries);
    }
  }

  /** One attempt: credentials, socket, REGISTER. */
  private async comeUp(run: number): Promise<LineFailure | null> {
    this.triedAt = this.options.clock.elapsedMs();
    try {
      const credential = await this.credentials.fresh();
      if (this.run !== run) return null;
      const agent = this.prepareAgent(credential);
      // Minting takes its time: the gap counts for the server, too.
      this.triedAt = this.options.clock.elapsedMs();
      if (agent.state === UserAgentState.Stopped) await agent.start();
      else await this.options.transport.connect();
      if (this.run !== run) return null;
      this.watchdog.start();
      return await this.registerOnce();
    } catch (thrown) {
      return failureOfError(thrown);
    }
  }

  /** Refreshes the registration until something breaks; resolves with what did. */
  private async stayUp(run: number): Promise<LineFailure> {
    if (this.run === run) this.say('registered', null);
    while (this.run === run) {
      const cut = await this.orCut(this.pause.wait(this.refreshInMs()));
      this.pause.stop();
      if (typeof cut === 'string') return failureOfCut(cut);
      if (this.run !== run || !this.agent) break;
      try {
        useCredential(this.agent, await this.credentials.fresh());
      } catch (thrown) {
        this.options.log.warning('sip', 'The line could not renew its credentials', thrown);
      }
      if (this.run !== run) break;
      const failure = await this.registerOnce();
      if (failure) return failure;
    }
    return failureOfCut('the phone was stopped');
  }

  private prepareAgent(credential: LineCredential): UserAgent {
    const agent = this.agent ?? this.options.makeAgent(credential);
    useCredential(agent, credential);
    const callId = `${agent.instanceId}-${this.options.random().toString(36).slice(2)}`;
    this.agent = agent;
    this.registration ??= new Registration(agent, this.options.clock, callId);
    return agent;
  }

  private async registerOnce(): Promise<LineFailure | null> {
    const result = await this.orCut(this.registration!.register());
    if (typeof result === 'string') return failureOfCut(result);
    if (result.kind === 'registered') {
      this.refusals = 0;
      this.registeredForMs = result.expiresInMs;
      return null;
    }
    if (result.kind === 'refused') {
      this.refusals++;
      this.credentials.forget();
    }
    if (result.kind === 'silent') this.options.transport.drop('REGISTER was not answered');
    return failureOfAnswer(result, this.refusals);
  }

  /** What `asked` gives, or, if the socket is closed before, why it was. */
  private orCut<T>(asked: Promise<T>): Promise<T | string> {
    return new Promise((resolve) => {
      const forget = this.options.transport.onClose(resolve);
      void asked.then((outcome) => {
        forget();
        resolve(outcome);
      });
    });
  }

  private async waitToRetry(failure: LineFailure, failedTries: number): Promise<void> {
    const spread = this.options.random();
    if (failure.retryAfterMs !== null) {
      await this.pause.wait(failure.retryAfterMs + Math.floor(LEAST_GAP_MS * spread), true);
    } else {
      await this.pause.wait(failure.isSlow ? slowDelayMs(failedTries, spread) : reconnectDelayMs(failedTries, spread));
    }
    const gapMs = this.triedAt + LEAST_GAP_MS - this.options.clock.elapsedMs();
    if (gapMs > 0) await this.pause.wait(gapMs, true);
  }

  /** Before the registration or the credentials run out, whichever comes first. */
  private refreshInMs(): number {
    return Math.max(LEAST_GAP_MS, Math.min(this.registeredForMs * REFRESH_AT, this.credentials.renewInMs));
  }

  private sendOptions(): void {
    const { agent } = this;
    if (!agent) return;
    const { uri } = agent.configuration;
    const server = uri.clone();
    server.user = undefined;
    agent.userAgentCore.request(agent.userAgentCore.makeOutgoingRequestMessage('OPTIONS', server, uri, server, {}));
  }

  private say(state: LineState, problem: Problem | null): void {
    if (this.state === state && this.problem?.code === problem?.code) return;
    this.state = state;
    this.problem = problem;
    this.options.log.info('sip', `The line is ${state}${problem ? `: ${problem.message}` : ''}`);
    this.options.onState(state, problem);
  }
}
