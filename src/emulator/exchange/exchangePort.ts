import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** One SIP message as it went over a socket, for the trace. `at` is UTC epoch milliseconds. */
export interface SipTraceLine {
  readonly at: number;
  readonly way: 'in' | 'out';
  /** The address of record behind the socket, or a socket number before it has registered. */
  readonly peer: string;
  readonly text: string;
}

/** The development registrar and proxy, as the dev server and the journeys hold it. */
export interface Exchange {
  readonly domain: string;
  /** `ws://pbx.acme.localhost:4400/` */
  readonly url: string;
  /** Takes over an HTTP upgrade whose Host and Origin the server has already checked. */
  acceptSocket(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Time-limited credentials for `user`: authUser `EXPIRY:user@domain`, password base64(HMAC-SHA1(secret, authUser)). With a step the life
   * begins at the next whole step, so that there is one credential for a user in it.
   */
  mintCredential(
    user: string,
    lifeSeconds: number,
    stepSeconds?: number,
  ): { readonly authUser: string; readonly password: string; readonly expiresAt: number };
  /** Live contacts of an address of record (`sip:agent@domain`). */
  contactsOf(addressOfRecord: string): readonly string[];
  /** Messages that could not be read or handled since the start; each was answered 400 or dropped. */
  readonly unreadableMessages: number;
  readonly trace: readonly SipTraceLine[];
  onTrace(listener: (line: SipTraceLine) => void): () => void;
  /** As a crash and restart: every socket and every registration is gone; new sockets are refused until `resume`. */
  pause(): void;
  resume(): void;
  /** Sends raw text to a registered agent's socket (fault injection by tests). */
  sendRaw(addressOfRecord: string, text: string): void;
  close(): Promise<void>;
}
