import { randomUUID } from 'node:crypto';
import { Registerer, UserAgent } from 'sip.js';
import type { Invitation, SessionDescriptionHandler } from 'sip.js';
import { CallMedia } from './callMedia';
import { NodeTransport } from './nodeTransport';
import { withinMs } from './withinMs';
import type { SocketAddress } from './nodeTransport';

export interface NodeLineOptions {
  readonly socket: SocketAddress;
  readonly domain: string;
  readonly user: string;
  readonly credential: { readonly authUser: string; readonly password: string };
  readonly onInvite: (invitation: Invitation) => void;
  /** The exchange is gone; calls that were ringing are lost with it. */
  readonly onLost?: () => void;
  /** Same id, same phone: the exchange then replaces the earlier contact. */
  readonly instanceId?: string;
  readonly expiresSeconds?: number;
  /** Instead of real sound. */
  readonly makeMedia?: () => SessionDescriptionHandler;
}

const FIRST_RETRY_MS = 150;
const LAST_RETRY_MS = 2_000;
/** The library would end a ringing call by itself; here the caller or the exchange does. */
const NO_ANSWER_SECONDS = 600;

/** A registered SIP line in Node that comes back by itself after the exchange was away. */
export class NodeLine {
  readonly userAgent: UserAgent;
  registerer: Registerer | null = null;
  private readonly waiting = new Set<{ resolve(): void; reject(reason: Error): void }>();
  private isStopped = false;
  private retry: NodeJS.Timeout | undefined;
  private retryMs = FIRST_RETRY_MS;
  private isUp = false;
  private readonly media = new Set<CallMedia>();

  constructor(private readonly options: NodeLineOptions) {
    this.userAgent = new UserAgent({
      uri: UserAgent.makeURI(`sip:${options.user}@${options.domain}`),
      authorizationUsername: options.credential.authUser,
      authorizationPassword: options.credential.password,
      transportConstructor: NodeTransport,
      transportOptions: options.socket,
      sessionDescriptionHandlerFactory: options.makeMedia ?? (() => this.makeMedia()),
      instanceId: options.instanceId ?? randomUUID(),
      instanceIdAlwaysAdded: true,
      sendInitialProvisionalResponse: false,
      noAnswerTimeout: NO_ANSWER_SECONDS,
      logBuiltinEnabled: false,
      logLevel: 'error',
      delegate: { onInvite: options.onInvite, onDisconnect: () => this.lose() },
    });
  }

  get isRegistered(): boolean {
    return this.isUp;
  }

  /** Connects and registers; resolves when the exchange has accepted, rejects with its refusal. Then keeps at it. */
  async start(): Promise<void> {
    await this.userAgent.start();
    await this.register();
  }

  /** Resolves when the line is registered, at once or later; rejects after `timeoutMs`. */
  ready(timeoutMs: number): Promise<void> {
    if (this.isUp) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const entry = {
        resolve: () => this.settle(entry, timer, resolve),
        reject: (reason: Error) => this.settle(entry, timer, () => reject(reason)),
      };
      const timer = setTimeout(() => entry.reject(new Error('The exchange does not answer')), timeoutMs);
      this.waiting.add(entry);
    });
  }

  /** Starts, and tries again for ever when it fails. */
  keepTrying(): void {
    this.start().catch(() => this.tryAgain());
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.retry);
    this.waiting.forEach((entry) => entry.reject(new Error('The line was closed')));
    await withinMs(1_000, this.registerer?.dispose() ?? Promise.resolve());
    await withinMs(1_000, this.userAgent.stop());
    await this.userAgent.transport.dispose();
    const media = [...this.media];
    media.forEach((one) => one.close());
    await Promise.all(media.map((one) => one.closed ?? Promise.resolve()));
  }

  /** Keeps an eye on every sound path, so that `stop` leaves none open. */
  private makeMedia(): CallMedia {
    const media: CallMedia = new CallMedia(() => this.media.delete(media));
    this.media.add(media);
    return media;
  }

  private register(): Promise<void> {
    const registerer = new Registerer(this.userAgent, {
      expires: this.options.expiresSeconds ?? 300,
      logConfiguration: false,
    });
    this.registerer = registerer;
    return new Promise((resolve, reject) => {
      const onAccept = () => {
        this.retryMs = FIRST_RETRY_MS;
        this.isUp = true;
        this.waiting.forEach((entry) => entry.resolve());
        resolve();
      };
      const onReject = ({ message }: { message: { statusCode?: number; reasonPhrase?: string } }) =>
        reject(new Error(`${message.statusCode} ${message.reasonPhrase}`));
      registerer.register({ requestDelegate: { onAccept, onReject } }).catch(reject);
    });
  }

  private lose(): void {
    this.isUp = false;
    // A registration that is under way on a dead socket would block the next one: each connection gets its own.
    void this.registerer?.dispose().catch(() => undefined);
    this.options.onLost?.();
    this.tryAgain();
  }

  private tryAgain(): void {
    if (this.isStopped) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.userAgent.transport
        .connect()
        .then(() => (this.isStopped ? this.userAgent.transport.disconnect() : this.register()))
        .catch(() => this.tryAgain());
    }, this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
  }

  private settle(
    entry: { resolve(): void; reject(reason: Error): void },
    timer: NodeJS.Timeout,
    then: () => void,
  ): void {
    clearTimeout(timer);
    this.waiting.delete(entry);
    then();
  }
}
