import { EmitterImpl, TransportState } from 'sip.js';
import type { Transport } from 'sip.js';
import { AppError } from '../../base/appError';
import type { Clock } from '../../base/clock';
import { callIdOfBareRinging, mendMessage } from './mendMessage';

export interface SocketTransportOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly openSocket: (url: string) => WebSocket;
  /** A message made SIP.js throw; it was dropped. */
  onBrokenMessage(thrown: unknown): void;
  /** The other phone rings, in words that SIP.js does not understand. */
  onBareRinging(phoneSystemCallId: string): void;
}

/** How long a socket may take to open. */
const OPEN_LIMIT_MS = 5_000;

/**
 * SIP over WebSocket (RFC 7118) under SIP.js. One socket at a time; one that is given up is never heard again, even if the
 * server wakes up later. What SIP.js throws over a message stops here.
 */
export class SocketTransport implements Transport {
  readonly protocol: string;
  readonly stateChange = new EmitterImpl<TransportState>();
  state = TransportState.Disconnected;
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  /** `Clock.elapsedMs` of the last sign of life of the server. */
  heardAt = 0;
  private socket: WebSocket | null = null;
  private closeListeners: ((why: string) => void)[] = [];

  constructor(private readonly options: SocketTransportOptions) {
    this.protocol = options.url.startsWith('wss:') ? 'WSS' : 'WS';
  }

  isConnected(): boolean {
    return this.state === TransportState.Connected;
  }

  /** @throws AppError `server-unreachable` */
  connect(): Promise<void> {
    if (this.isConnected()) return Promise.resolve();
    this.drop('a new connection is opened');
    return new Promise((resolve, reject) => {
      const cancelLimit = this.options.clock.after(OPEN_LIMIT_MS, () =>
        this.drop(`it did not open in ${OPEN_LIMIT_MS} ms`),
      );
      const forget = this.onClose((why) => {
        cancelLimit();
        reject(unreachable(this.options.url, why));
      });
      this.open(() => {
        cancelLimit();
        forget();
        resolve();
      });
    });
  }

  disconnect(): Promise<void> {
    this.drop('the phone closed it');
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  send(message: string): Promise<void> {
    if (!this.socket || !this.isConnected())
      return Promise.reject(unreachable(this.options.url, 'the socket is closed'));
    this.socket.send(message);
    return Promise.resolve();
  }

  /** Calls `listener` once, when the present socket is gone; the returned function takes it back. */
  onClose(listener: (why: string) => void): () => void {
    this.closeListeners.push(listener);
    return () => {
      this.closeListeners = this.closeListeners.filter((other) => other !== listener);
    };
  }

  /** Gives the socket up at once, without waiting for the server to agree. */
  drop(why: string): void {
    const { socket } = this;
    if (!socket) return;
    this.socket = null;
    socket.onopen = socket.onmessage = socket.onerror = socket.onclose = null;
    // A socket that fails after it was given up must not throw (Node's emitter does without a listener).
    socket.onerror = () => undefined;
    socket.close();
    const wasConnected = this.isConnected();
    this.changeState(TransportState.Disconnected);
    if (wasConnected) this.onDisconnect?.(unreachable(this.options.url, why));
    const listeners = this.closeListeners;
    this.closeListeners = [];
    for (const listener of listeners) listener(why);
  }

  private open(onOpen: () => void): void {
    this.changeState(TransportState.Connecting);
    const socket = this.options.openSocket(this.options.url);
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.heardAt = this.options.clock.elapsedMs();
      this.changeState(TransportState.Connected);
      this.onConnect?.();
      onOpen();
    };
    socket.onmessage = (event: MessageEvent<unknown>) => this.receive(event.data);
    socket.onclose = (event) => this.drop(`it was closed (${event.code}${event.reason ? ` ${event.reason}` : ''})`);
  }

  private receive(data: unknown): void {
    this.heardAt = this.options.clock.elapsedMs();
    const text = typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);
    // CRLF alone is the answer to our ping (RFC 5626, 3.5.1).
    if (text.trim() === '') return;
    const ringing = callIdOfBareRinging(text);
    try {
      if (ringing) this.options.onBareRinging(ringing);
      this.onMessage?.(mendMessage(text));
    } catch (thrown) {
      this.options.onBrokenMessage(thrown);
    }
  }

  private changeState(state: TransportState): void {
    this.state = state;
    this.stateChange.emit(state);
  }
}

function unreachable(url: string, why: string): AppError {
  return new AppError('server-unreachable', `No connection to ${url}: ${why}`, {
    hint: 'The phone tries again by itself. If it lasts, check the network or tell your admin.',
  });
}
