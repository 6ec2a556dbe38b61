import { WebSocket } from 'ws';
import type { RawData } from 'ws';
import { AppError } from '../../base/appError';
import { readSip } from './sipMessage';
import type { SipMessage } from './sipMessage';

export interface SipSocketOptions {
  /** How long the server may take to open the socket and to answer, ms. */
  readonly patienceMs: number;
  /** False: any certificate will do, when something else judges it. */
  readonly mustTrust: boolean;
  readonly ca?: string | undefined;
}

/** SIP over a WebSocket (RFC 7118): messages out, messages in, one after the other. */
export class SipSocket {
  private readonly socket: WebSocket;
  private readonly waiting: SipMessage[] = [];
  private wake: () => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: RawData) => {
      const message = readSip((data as Buffer).toString('utf8'));
      if (message) this.waiting.push(message);
      this.wake();
    });
    socket.on('close', () => this.wake());
  }

  /** @throws AppError `sip-socket-refused` */
  static open(url: string, { patienceMs, mustTrust, ca }: SipSocketOptions): Promise<SipSocket> {
    const socket = new WebSocket(url, 'sip', {
      handshakeTimeout: patienceMs,
      rejectUnauthorized: mustTrust,
      // A message of a phone system is some kilobytes long.
      maxPayload: 262_144,
      ...(ca === undefined ? {} : { ca }),
    });
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(new SipSocket(socket)));
      socket.on('error', (cause) =>
        reject(
          new AppError('sip-socket-refused', `${url} does not open: ${cause.message}`, {
            hint: 'Check the address, port and path of the phone system, and that this computer may reach it.',
            cause,
          }),
        ),
      );
    });
  }

  send(text: string): void {
    this.socket.send(text);
  }

  /** The next message that is wanted; others are dropped. Null when the time is over or the socket is closed. */
  async next(isWanted: (message: SipMessage) => boolean, patienceMs: number): Promise<SipMessage | null> {
    const giveUpAt = performance.now() + patienceMs;
    for (;;) {
      while (this.waiting.length > 0) {
        const message = this.waiting.shift();
        if (message && isWanted(message)) return message;
      }
      const leftMs = giveUpAt - performance.now();
      if (leftMs <= 0 || this.socket.readyState !== WebSocket.OPEN) return null;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  close(): void {
    this.socket.close();
    // A server that does not close its side must not keep the command alive.
    setTimeout(() => this.socket.terminate(), 500).unref();
  }
}
