import type { Clock } from '../../../base/clock';

/** What the server does with a REGISTER: a status line and headers to answer with, or silence. */
export type RegisterScript = (
  request: string,
) => { readonly status: string; readonly headers?: readonly string[] } | null;

/**
 * A SIP server in memory that does what its test says: challenges and accepts like a registrar until told otherwise. Messages
 * travel in the next turn, as over a real socket.
 */
export class ScriptedServer {
  /** All that came in on any socket, oldest first. */
  readonly heard: string[] = [];
  /** `Clock.elapsedMs` of each attempt to open a socket. */
  readonly attemptsAt: number[] = [];
  isAway = false;
  /** Takes everything and says nothing. */
  isSilent = false;
  answersBlank = true;
  answersOptions = true;
  register: RegisterScript = challengeThenAccept;
  private sockets: ScriptedSocket[] = [];
  private looks: (() => void)[] = [];

  constructor(private readonly clock: Clock) {}

  readonly openSocket = (): WebSocket => {
    this.attemptsAt.push(this.clock.elapsedMs());
    const socket = new ScriptedSocket((text) => this.receive(text, socket));
    this.sockets.push(socket);
    if (!this.isSilent || this.isAway) setImmediate(() => (this.isAway ? socket.breakOff() : socket.open()));
    return socket as unknown as WebSocket;
  };

  /** The network drops every socket, without a word. */
  cut(): void {
    const { sockets } = this;
    this.sockets = [];
    for (const socket of sockets) socket.breakOff();
  }

  /** Sends to the phone on its latest socket. */
  send(data: string | ArrayBuffer): void {
    this.sockets.at(-1)?.deliver(data);
  }

  /** Sends on the oldest socket: a server that wakes up after it was given up. */
  sendOnOldSocket(text: string): void {
    this.sockets[0]?.deliver(text);
  }

  /** The next message that fits, now or later; `from` skips what came before. */
  hears(pattern: RegExp, from = 0): Promise<string> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.heard.slice(from).find((text) => pattern.test(text));
        if (found !== undefined) resolve(found);
        else this.looks.push(look);
      };
      look();
    });
  }

  count(pattern: RegExp): number {
    return this.heard.filter((text) => pattern.test(text)).length;
  }

  private receive(text: string, socket: ScriptedSocket): void {
    this.heard.push(text);
    const { looks } = this;
    this.looks = [];
    for (const look of looks) look();
    if (this.isSilent) return;
    if (text.trim() === '') {
      if (this.answersBlank) socket.deliver('\r\n');
    } else if (text.startsWith('OPTIONS ')) {
      if (this.answersOptions) socket.deliver(replyTo(text, '200 OK'));
    } else if (text.startsWith('REGISTER ')) {
      const answer = this.register(text);
      if (answer) socket.deliver(replyTo(text, answer.status, { headers: answer.headers }));
    }
  }
}

/** The phone's end of a socket. */
class ScriptedSocket {
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(private readonly receive: (text: string) => void) {}

  send(text: string): void {
    setImmediate(() => this.receive(text));
  }

  close(): void {
    // The server never agrees: half-open sockets are like that.
  }

  open(): void {
    this.onopen?.();
  }

  /** Binary frames arrive as a blob unless the phone wants bytes. */
  deliver(data: string | ArrayBuffer): void {
    const arrives = typeof data === 'string' || this.binaryType === 'arraybuffer' ? data : new Blob([data]);
    setImmediate(() => this.onmessage?.({ data: arrives }));
  }

  breakOff(): void {
    this.onclose?.({ code: 1006, reason: '' });
  }
}

export const challengeThenAccept: RegisterScript = (request) => {
  if (/^Authorization:/m.test(request)) return accept(request);
  return {
    status: '401 Unauthorized',
    headers: ['WWW-Authenticate: Digest realm="x", nonce="n", algorithm=MD5, qop="auth"'],
  };
};

/** 200 with the phone's own contact; `expires` as asked, or shorter. */
export function accept(request: string, expiresS?: number): { status: string; headers: string[] } {
  const contact = headerOf(request, 'Contact');
  const granted = expiresS === undefined ? contact : contact.replace(/expires=\d+/, `expires=${expiresS}`);
  return { status: '200 OK', headers: [`Contact: ${granted}`] };
}

export interface ReplyParts {
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** An answer to a request, with the headers that every answer copies (RFC 3261, 8.2.6). */
export function replyTo(request: string, status: string, parts: ReplyParts = {}): string {
  const to = headerOf(request, 'To');
  const copied = ['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${headerOf(request, name)}`);
  const tagged = `To: ${to.includes(';tag=') || status.startsWith('100') ? to : `${to};tag=far`}`;
  return message([`SIP/2.0 ${status}`, ...copied, tagged, ...(parts.headers ?? [])], parts.body ?? '');
}

/** A SIP message of a first line, headers and a body. */
export function message(lines: readonly string[], body = ''): string {
  const type = body === '' ? [] : ['Content-Type: application/sdp'];
  return [...lines, ...type, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
}

/** The value of a header; empty when there is none. */
export function headerOf(text: string, name: string): string {
  return new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)\\r$`, 'im').exec(text)?.[1] ?? '';
}
