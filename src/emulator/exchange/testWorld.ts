import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import type { SocketAddress } from '../callers/nodeTransport';
import { createExchange } from './exchange';
import type { ExchangeOptions } from './exchange';
import type { Exchange } from './exchangePort';
import { frameText } from './frameText';

export const DOMAIN = 'pbx.acme.localhost';

/** An exchange on a port of its own, as the dev server would hold it. */
export interface TestWorld {
  readonly exchange: Exchange;
  readonly socket: SocketAddress;
  close(): Promise<void>;
}

export async function makeWorld(options: Partial<ExchangeOptions> = {}): Promise<TestWorld> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const exchange = createExchange({
    domain: DOMAIN,
    url: `ws://${DOMAIN}:${port}/`,
    secret: 'test',
    users: ['alice'],
    ...options,
  });
  server.on('upgrade', (request, socket, head) => exchange.acceptSocket(request, socket, head));
  return {
    exchange,
    socket: { url: `ws://127.0.0.1:${port}/`, headers: { host: `${DOMAIN}:${port}` } },
    async close() {
      await exchange.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A socket that says exactly what a test writes, and keeps what comes back. */
export class RawSocket {
  readonly received: string[] = [];
  private readonly watchers = new Set<() => void>();

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.received.push(frameText(data));
      this.watchers.forEach((look) => look());
    });
  }

  static open(address: SocketAddress): Promise<RawSocket> {
    const socket = new WebSocket(address.url, 'sip', { headers: address.headers });
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(new RawSocket(socket)));
      socket.once('error', reject);
    });
  }

  send(text: string | Buffer): void {
    this.socket.send(text);
  }

  /** The first message that matches, come or to come. */
  next(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Nothing like ${pattern} in: ${this.received.join('\n')}`)),
        8_000,
      );
      const look = () => {
        const found = this.received.find((text) => pattern.test(text));
        if (found === undefined) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve(found);
      };
      this.watchers.add(look);
      look();
    });
  }

  close(): void {
    this.socket.terminate();
  }
}

let count = 0;

/** A request as text; headers are given as whole lines. */
export function requestText(method: string, uri: string, lines: readonly string[] = []): string {
  const id = ++count;
  const own = [
    `Via: SIP/2.0/WS test.invalid;branch=z9hG4bKtest${id}`,
    `From: <sip:alice@${DOMAIN}>;tag=f${id}`,
    `To: <${uri}>`,
    `Call-ID: call-${id}`,
    `CSeq: 1 ${method}`,
    'Max-Forwards: 70',
    'Content-Length: 0',
  ];
  const names = lines.map((line) => line.split(':')[0]!.toLowerCase());
  const kept = own.filter((line) => !names.includes(line.split(':')[0]!.toLowerCase()));
  return [`${method} ${uri} SIP/2.0`, ...kept, ...lines, '', ''].join('\r\n');
}

/** Waits for something that tells nobody when it happens; looks every 5 ms, for 8 s. */
export async function until(isTrue: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 8_000;
  while (!isTrue()) {
    if (Date.now() > giveUpAt) throw new Error(`Never true: ${isTrue.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
