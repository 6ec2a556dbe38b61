/**
 * The development exchange: a SIP registrar and proxy over WebSocket (RFC 3261, RFC 7118) in one Node process, so that the phone can be
 * tried without a phone system. It is a development tool: it listens where the dev server lets it, which is loop-back only, keeps
 * everything in memory, has no TLS and no media of its own. Do not put it on a network.
 */
import { AppError } from '../../base/appError';
import { realClock } from '../../base/clock';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import { refusalOf, registeringAs } from './authorization';
import type { Gate } from './authorization';
import type { Connection } from './connection';
import { Digest, passwordOf } from './digest';
import type { Exchange } from './exchangePort';
import { Proxy } from './proxy';
import { Registrar } from './registrar';
import { routeOf } from './routing';
import type { Route } from './routing';
import { answerTo, header, SERVER_NAME } from './sipAnswer';
import type { Answer } from './sipAnswer';
import { readMessage } from './sipMessage';
import type { SipRequest, Unreadable } from './sipMessage';
import { headerOf, splitText } from './sipText';
import { Sockets } from './sockets';
import { Trace } from './trace';

export interface ExchangeOptions {
  /** SIP domain and realm: `pbx.acme.localhost`. */
  readonly domain: string;
  readonly url: string;
  /** Key of the time-limited credentials; a new random one for every start. */
  readonly secret: string;
  readonly log?: Log;
  readonly clock?: Clock;
  /** How long a phone rings before the caller gets 408. */
  readonly ringTimeoutMs?: number;
  /** Users who exist before anything is minted for them: a call to them is 480, not 404, while their phone is away. */
  readonly users?: readonly string[];
}

const MAX_MESSAGE_BYTES = 64 * 1024;
const ALLOWED = 'INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, REFER, NOTIFY, SUBSCRIBE, MESSAGE, REGISTER';

export function createExchange(options: ExchangeOptions): Exchange {
  return new DevelopmentExchange(options);
}

class DevelopmentExchange implements Exchange {
  readonly domain: string;
  readonly url: string;
  unreadableMessages = 0;
  private readonly clock: Clock;
  private readonly digest: Digest;
  private readonly registrar: Registrar;
  private readonly proxy: Proxy;
  private readonly sockets: Sockets;
  private readonly traceOfAll: Trace;
  private readonly users: Set<string>;
  private readonly gate: Gate;

  constructor(private readonly options: ExchangeOptions) {
    this.domain = options.domain;
    this.url = options.url;
    this.clock = options.clock ?? realClock;
    this.digest = new Digest(options.domain, options.secret, this.clock);
    this.gate = { domain: options.domain, digest: this.digest };
    this.registrar = new Registrar(this.clock);
    this.proxy = new Proxy({ domain: this.domain, clock: this.clock, ringTimeoutMs: options.ringTimeoutMs ?? 60_000 });
    this.traceOfAll = new Trace(() => this.clock.now());
    this.users = new Set(options.users ?? []);
    this.sockets = new Sockets({
      onText: (connection, text) => this.receive(connection, text),
      onSent: (connection, text) => this.traceOfAll.add('out', connection.peer, text),
      onGone: (connection) => this.lose(connection),
    });
    options.log?.info('exchange', `${SERVER_NAME} at ${this.url}`);
  }

  get trace() {
    return this.traceOfAll.lines;
  }

  readonly acceptSocket: Exchange['acceptSocket'] = (...upgrade) => this.sockets.accept(...upgrade);
  readonly onTrace: Exchange['onTrace'] = (listener) => this.traceOfAll.onLine(listener);

  mintCredential(user: string, lifeSeconds: number, stepSeconds = 0) {
    if (!/^[\w.+-]{1,64}$/.test(user)) {
      throw new AppError('bad-sip-user', `"${user}" cannot be a user of the exchange`, {
        hint: 'Use letters, digits, dot, plus, minus and underscore.',
      });
    }
    this.users.add(user);
    const now = Math.floor(this.clock.now() / 1000);
    const from = stepSeconds > 0 ? (Math.floor(now / stepSeconds) + 1) * stepSeconds : now;
    const expiresAt = from + Math.ceil(lifeSeconds);
    const authUser = `${expiresAt}:${user}@${this.domain}`;
    return { authUser, password: passwordOf(this.options.secret, authUser), expiresAt: expiresAt * 1000 };
  }

  contactsOf(addressOfRecord: string): readonly string[] {
    return this.registrar.bindingsOf(addressOfRecord).map((binding) => binding.contactUri);
  }

  pause(): void {
    this.sockets.setOpen(false);
    this.forgetAll();
    void this.sockets.cutAll();
  }

  resume(): void {
    this.sockets.setOpen(true);
  }

  sendRaw(addressOfRecord: string, text: string): void {
    const bindings = this.registrar.bindingsOf(addressOfRecord);
    if (bindings.length === 0) {
      throw new AppError('nobody-registered', `No phone is registered as ${addressOfRecord}`, {
        hint: 'Wait until the phone shows that it is ready.',
      });
    }
    bindings.forEach((binding) => binding.connection.send(text));
  }

  async close(): Promise<void> {
    this.sockets.setOpen(false);
    this.forgetAll();
    await this.sockets.cutAll();
  }

  private forgetAll(): void {
    this.proxy.clear();
    this.registrar.clear();
    this.digest.clear();
  }

  private lose(connection: Connection): void {
    this.registrar.dropConnection(connection);
    this.proxy.dropConnection(connection);
  }

  /** Everything that comes in passes here; nothing that comes in may throw out of here. */
  private receive(connection: Connection, text: string): void {
    this.traceOfAll.add('in', connection.peer, text);
    try {
      this.handle(connection, text);
    } catch (thrown) {
      this.unreadableMessages++;
      this.options.log?.error('exchange', 'A SIP message could not be handled', thrown);
    }
  }

  private handle(connection: Connection, text: string): void {
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_MESSAGE_BYTES) {
      const reason = `it has ${bytes} bytes`;
      return this.refuse(connection, { kind: 'unreadable', reason, refuseWith: 513, lines: splitText(text) });
    }
    const message = readMessage(text);
    if (message.kind === 'unreadable') return this.refuse(connection, message);
    if (message.kind === 'request') return this.handleRequest(connection, message);
    if (!this.proxy.receive(message, connection)) this.options.log?.info('exchange', `An answer that nobody waits for`);
  }

  private refuse(connection: Connection, message: Unreadable): void {
    this.unreadableMessages++;
    this.options.log?.warning('exchange', `A SIP message was dropped: ${message.reason}`);
    const isAnswerable = message.lines && message.refuseWith && !/^(ACK|SIP\/2\.0) /.test(message.lines.startLine);
    if (!isAnswerable) return;
    const reason = message.refuseWith === 400 ? { reason: `Bad Request: ${asReason(message.reason)}` } : {};
    connection.send(answerTo(message.lines, { status: message.refuseWith, ...reason }));
  }

  private handleRequest(connection: Connection, request: SipRequest): void {
    if (request.method === 'ACK') return this.handleAck(connection, request);
    if (request.method !== 'CANCEL' && this.proxy.isRepeated(request, connection)) return;
    const answer = this.answerOrForward(connection, request);
    if (!answer) return;
    this.proxy.noteRefusal(request, connection);
    connection.send(answerTo(request, answer));
  }

  /** The answer of the exchange itself, or null when others answer. */
  private answerOrForward(connection: Connection, request: SipRequest): Answer | null {
    if (request.method === 'CANCEL') return { status: this.proxy.cancel(request, connection) ? 200 : 481 };
    if (request.method === 'REGISTER') return this.register(connection, request);
    const unknown = headerOf(request, 'proxy-require');
    if (unknown) return { status: 420, headers: [header('unsupported', unknown)] };
    const route = this.routeOf(connection, request);
    if (route.kind === 'self') return answerForSelf(request);
    if (!(request.maxForwards > 0)) return { status: 483 };
    const refusal = refusalOf(request, connection, this.gate);
    if (refusal) return refusal;
    if (route.kind === 'nowhere') return { status: route.status };
    this.proxy.forward(request, connection, route.targets);
    return null;
  }

  private handleAck(connection: Connection, request: SipRequest): void {
    if (this.proxy.isOwnAck(request, connection) || !(request.maxForwards > 0)) return;
    const route = this.routeOf(connection, request);
    if (route.kind === 'targets') route.targets.forEach((target) => this.proxy.forwardAck(request, target));
  }

  private routeOf(connection: Connection, request: SipRequest): Route {
    const { domain, registrar, users } = this;
    return routeOf(request, connection, { domain, registrar, users, connections: this.sockets.connections });
  }

  private register(connection: Connection, request: SipRequest): Answer {
    const whoOrRefusal = registeringAs(request, this.gate);
    if (typeof whoOrRefusal !== 'string') return whoOrRefusal;
    connection.provenAs.add(whoOrRefusal);
    return this.registrar.register(request, connection, whoOrRefusal);
  }
}

/** OPTIONS is how phones ask whether anybody is there. */
function answerForSelf(request: SipRequest): Answer {
  const allow = header('allow', ALLOWED);
  return request.method === 'OPTIONS'
    ? { status: 200, headers: [allow, header('accept', 'application/sdp')] }
    : { status: 405, headers: [allow] };
}

/** A reason phrase is one line of plain text. */
function asReason(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 120);
}
