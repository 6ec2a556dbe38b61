import { randomBytes } from 'node:crypto';

/** A SIP message as far as a caller needs it (RFC 3261). */
export interface SipMessage {
  /** 0 for a request. */
  readonly status: number;
  /** Empty for an answer. */
  readonly method: string;
  readonly reason: string;
  /** By lower-case long name; several lines of one name in their order. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

const LONG_NAMES: Readonly<Record<string, string>> = {
  c: 'content-type',
  f: 'from',
  i: 'call-id',
  l: 'content-length',
  m: 'contact',
  t: 'to',
  v: 'via',
};

/** Null for what is no SIP: keep-alives, and whatever else comes. */
export function readSip(text: string): SipMessage | null {
  const [head = '', ...body] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const [, status = '0', reason = ''] = /^SIP\/2\.0 (\d{3}) ?(.*)$/.exec(first) ?? [];
  const [, method = ''] = /^([A-Z]+) \S+ SIP\/2\.0$/.exec(first) ?? [];
  if (status === '0' && method === '') return null;
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = line.slice(0, Math.max(at, 0)).trim().toLowerCase();
    const long = LONG_NAMES[name] ?? name;
    headers.set(long, [...(headers.get(long) ?? []), line.slice(at + 1).trim()]);
  }
  return { status: Number(status), method, reason: shown(reason), headers, body: body.join('\r\n\r\n') };
}

export function headerOf(message: SipMessage, name: string): string {
  return message.headers.get(name)?.[0] ?? '';
}

/** A stranger's text on a line of a terminal. */
export function shown(text: string): string {
  return text.replace(/[\p{C}]/gu, '').slice(0, 100);
}

/** A request. @param what  method and address: `OPTIONS sip:pbx.acme.com` @param lines  whole header lines */
export function sipRequest(what: string, lines: readonly string[], body = ''): string {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return [`${what} SIP/2.0`, ...lines, 'Max-Forwards: 70', length, '', body].join('\r\n');
}

/** A word nobody else has: for tags, branches and ids. */
export function newWord(): string {
  return randomBytes(8).toString('hex');
}

/** OPTIONS (RFC 3261, section 11): is anybody there? Nothing rings. */
export function optionsRequest(domain: string, isSecure: boolean): { readonly text: string; readonly callId: string } {
  const callId = newWord();
  const own = `${newWord()}.invalid`;
  const text = sipRequest(`OPTIONS sip:${domain}`, [
    `Via: SIP/2.0/${isSecure ? 'WSS' : 'WS'} ${own};branch=z9hG4bK${newWord()}`,
    `From: <sip:doctor@${domain}>;tag=${newWord()}`,
    `To: <sip:${domain}>`,
    `Call-ID: ${callId}`,
    'CSeq: 1 OPTIONS',
    `Contact: <sip:doctor@${own};transport=ws>`,
    'Accept: application/sdp',
  ]);
  return { text, callId };
}
