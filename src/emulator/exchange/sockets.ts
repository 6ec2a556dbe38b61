import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { Connection } from './connection';
import { frameText } from './frameText';

/** What happens on the sockets of the exchange. */
export interface SocketEvents {
  onText(connection: Connection, text: string): void;
  onSent(connection: Connection, text: string): void;
  onGone(connection: Connection): void;
}

/** Above this a socket is closed (1009); between the SIP limit and this a message still gets a 513. */
const MAX_FRAME_BYTES = 256 * 1024;
const MAX_SOCKETS = 200;

/** The WebSockets of the exchange (RFC 7118): subprotocol `sip`, one SIP message per frame, CRLF CRLF as ping. */
export class Sockets {
  readonly connections = new Set<Connection>();
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => 'sip',
  });
  private isOpen = true;
  private count = 0;

  constructor(private readonly events: SocketEvents) {}

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const protocols = String(request.headers['sec-websocket-protocol'] ?? '').split(',');
    if (!this.isOpen || this.connections.size >= MAX_SOCKETS) return refuse(socket, '503 Service Unavailable');
    if (!protocols.some((protocol) => protocol.trim() === 'sip')) return refuse(socket, '400 Bad Request');
    this.server.handleUpgrade(request, socket, head, (webSocket) => this.serve(webSocket));
  }

  setOpen(isOpen: boolean): void {
    this.isOpen = isOpen;
  }

  /** Cuts every socket; resolves when all are closed. */
  async cutAll(): Promise<void> {
    const closed = [...this.server.clients].map((client) => new Promise((resolve) => client.once('close', resolve)));
    this.connections.forEach((connection) => connection.cut());
    await Promise.all(closed);
  }

  private serve(webSocket: WebSocket): void {
    const connection = new Connection(++this.count, webSocket, (from, text) => this.events.onSent(from, text));
    this.connections.add(connection);
    webSocket.on('message', (data) => this.receive(connection, frameText(data)));
    // A frame that breaks the WebSocket rules ends in "close" as well; nothing else is to be done about it.
    webSocket.on('error', () => undefined);
    webSocket.on('close', () => {
      this.connections.delete(connection);
      this.events.onGone(connection);
    });
  }

  private receive(connection: Connection, text: string): void {
    if (text === '\r\n\r\n') return connection.send('\r\n');
    if (text.trim() !== '') this.events.onText(connection, text);
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
