import type { NameAddrHeader } from 'sip.js/lib/grammar/name-addr-header.js';
import type { WebSocket } from 'ws';

const MAX_LEARNED_CONTACTS = 200;

/**
 * One phone's socket: who has proved to be behind it, and which contact addresses came over it. Browsers give contacts
 * that no name server knows (`x9f3@k2.invalid`), so that the socket is the only way to them.
 */
export class Connection {
  /** Addresses of record that this socket has proved to be, by digest. */
  readonly provenAs = new Set<string>();
  private readonly contacts = new Set<string>();

  constructor(
    readonly id: number,
    private readonly socket: WebSocket,
    private readonly onSent: (connection: Connection, text: string) => void,
  ) {}

  /** For the trace: who this is, as far as known. */
  get peer(): string {
    const [first] = this.provenAs;
    return first ?? `socket ${this.id}`;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Sends a message; one for a socket that is gone is dropped, as the network would do. */
  send(text: string): void {
    if (!this.isOpen) return;
    this.socket.send(text);
    if (text.trim() !== '') this.onSent(this, text);
  }

  /** Remembers a contact address that this phone used. */
  learn(contact: NameAddrHeader | null): void {
    if (!contact || this.contacts.size >= MAX_LEARNED_CONTACTS) return;
    this.contacts.add(contactKey(contact.uri));
  }

  has(key: string): boolean {
    return this.contacts.has(key);
  }

  /** Cuts the socket without a word, as a crash does. */
  cut(): void {
    this.socket.terminate();
  }
}

/** What two spellings of one contact address have in common. */
export function contactKey(uri: { readonly user?: string; readonly host: string; readonly port?: number }): string {
  return `${uri.user ?? ''}@${uri.host.toLowerCase()}:${uri.port ?? ''}`;
}
