import { TransportState } from 'sip.js';
import type { Transport } from 'sip.js';
import { EmitterImpl } from 'sip.js/lib/api/emitter.js';
import { WebSocket } from 'ws';
import { frameText } from '../exchange/frameText';

/** Where the exchange is, seen from Node, which does not resolve names under `localhost` everywhere. */
export interface SocketAddress {
  /** `ws://127.0.0.1:4400/` */
  readonly url: string;
  /** Host and Origin, as a browser would send them. */
  readonly headers: Readonly<Record<string, string>>;
  /** For an encrypted exchange: its certificate (PEM) and the name in it. */
  readonly tls?: { readonly ca: string; readonly servername: string };
}

const CONNECT_TIMEOUT_MS = 3_000;

/** SIP over a WebSocket in Node, in the shape that SIP.js wants. It never reconnects by itself. */
export class NodeTransport implements Transport {
  readonly protocol = 'WS';
  readonly stateChange = new EmitterImpl<TransportState>();
  state: TransportState = TransportState.Disconnected;
  onConnect: (() => void) | undefined;
  onDisconnect: ((error?: Error) => void) | undefined;
  onMessage: ((message: string) => void) | undefined;
  private socket: WebSocket | null = null;

  constructor(
    _logger: unknown,
    private readonly address: SocketAddress,
  ) {}

  connect(): Promise<void> {
    if (this.state === TransportState.Connected) return Promise.resolve();
    const { url, headers, tls = {} } = this.address;
    const socket = new WebSocket(url, 'sip', { headers, handshakeTimeout: CONNECT_TIMEOUT_MS, ...tls });
    this.socket = socket;
    this.setState(TransportState.Connecting);
    socket.on('message', (data) => this.receive(frameText(data)));
    return new Promise((resolve, reject) => {
      socket.once('open', () => {
        this.setState(TransportState.Connected);
        this.onConnect?.();
        resolve();
      });
      socket.on('error', reject);
      socket.once('close', (code) => this.lose(socket, new Error(`The exchange closed the socket (${code})`)));
    });
  }

  async disconnect(): Promise<void> {
    const socket = this.socket;
    if (!socket) return;
    this.setState(TransportState.Disconnecting);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.close(1000);
    // A frozen exchange never answers the closing handshake.
    const impatience = setTimeout(() => socket.terminate(), 500);
    await closed;
    clearTimeout(impatience);
  }

  /** Loses the socket without a word, as a broken network does. */
  cut(): void {
    this.socket?.terminate();
  }

  dispose(): Promise<void> {
    return this.disconnect();
  }

  isConnected(): boolean {
    return this.state === TransportState.Connected;
  }

  send(message: string): Promise<void> {
    if (!this.socket || !this.isConnected()) return Promise.reject(new Error('Not connected'));
    this.socket.send(message);
    return Promise.resolve();
  }

  private receive(message: string): void {
    if (message.trim() === '' || !this.isConnected()) return;
    try {
      this.onMessage?.(message);
    } catch {
      // SIP.js throws for a few malformed messages (an unknown address scheme); the next one is none the worse for it.
    }
  }

  private lose(socket: WebSocket, error: Error): void {
    if (this.socket !== socket) return;
    const wasWanted = this.state === TransportState.Disconnecting;
    const wasConnected = wasWanted || this.state === TransportState.Connected;
    this.socket = null;
    this.setState(TransportState.Disconnected);
    if (wasConnected) this.onDisconnect?.(wasWanted ? undefined : error);
  }

  private setState(state: TransportState): void {
    this.state = state;
    this.stateChange.emit(state);
  }
}
