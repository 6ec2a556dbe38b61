/**
 * A SIP message as lines of text, so that a proxy can hand on what it does not understand without changing it.
 * Only Via, Route and Record-Route are taken apart: one value per line, because a proxy works on the topmost one.
 */
export interface SipText {
  readonly startLine: string;
  readonly headers: readonly HeaderLine[];
  readonly body: string;
}

/** `name` is lower-case and never the compact form; `value` is one line, trimmed. */
export interface HeaderLine {
  readonly name: string;
  readonly value: string;
}

/** RFC 3261 section 7.3.3 and the extensions that phones really use. */
const LONG_NAMES: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
  r: 'refer-to',
  b: 'referred-by',
  k: 'supported',
  s: 'subject',
  o: 'event',
  e: 'content-encoding',
  x: 'session-expires',
};

const ONE_PER_LINE = ['via', 'route', 'record-route'];

/** Names whose usual spelling is not "every word with a capital". */
const SPELLING: Readonly<Record<string, string>> = {
  'call-id': 'Call-ID',
  cseq: 'CSeq',
  'www-authenticate': 'WWW-Authenticate',
};

/** The lines of a message, or null when it has no head that ends with an empty line. */
export function splitText(text: string): SipText | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const lines = unfold(text.slice(0, end)).split('\r\n');
  const headers = lines.slice(1).flatMap(readLine);
  return { startLine: lines[0] ?? '', headers, body: text.slice(end + 4) };
}

function unfold(head: string): string {
  return head.replace(/\r\n[ \t]+/g, ' ');
}

function readLine(line: string): HeaderLine[] {
  const colon = line.indexOf(':');
  if (colon <= 0) return [{ name: '', value: line }];
  const written = line.slice(0, colon).trim().toLowerCase();
  const name = LONG_NAMES[written] ?? written;
  const value = line.slice(colon + 1).trim();
  return ONE_PER_LINE.includes(name) ? splitValues(value).map((part) => ({ name, value: part })) : [{ name, value }];
}

/**
 * `a, "b, c", <d,e>` → three values: commas count outside quotes and angle brackets only. What is opened and never closed
 * goes on to the end, which also keeps the search linear for hostile input.
 */
export function splitValues(value: string): string[] {
  return (value.match(/(?:"(?:\\.|[^"\\])*(?:"|\\?$)|<[^>]*(?:>|$)|[^,"<])+/g) ?? [])
    .map((part) => part.trim())
    .filter(Boolean);
}

/** The message as it goes over the wire. Content-Length is set to the true length in bytes. */
export function textOf(message: SipText): string {
  const sized = withHeader(message, 'content-length', String(Buffer.byteLength(message.body)));
  const lines = sized.headers.map(({ name, value }) => `${spell(name)}: ${value}`);
  return `${sized.startLine}\r\n${lines.join('\r\n')}\r\n\r\n${sized.body}`;
}

function spell(name: string): string {
  return (
    SPELLING[name] ?? name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
  );
}

export function headerOf(message: SipText, name: string): string | undefined {
  return message.headers.find((line) => line.name === name)?.value;
}

export function headersOf(message: SipText, name: string): string[] {
  return message.headers.filter((line) => line.name === name).map((line) => line.value);
}

/** Puts a line on top, which for Via and Record-Route means "I was the last to touch this". */
export function withFirst(message: SipText, name: string, value: string): SipText {
  return { ...message, headers: [{ name, value }, ...message.headers] };
}

/** Sets the one line of this name: in its place, or at the end when there was none. */
export function withHeader(message: SipText, name: string, value: string): SipText {
  const at = message.headers.findIndex((line) => line.name === name);
  const others = message.headers.filter((line, index) => line.name !== name || index === at);
  const headers =
    at < 0 ? [...others, { name, value }] : others.map((line) => (line.name === name ? { name, value } : line));
  return { ...message, headers };
}

/** Takes away the topmost line of this name. */
export function withoutFirst(message: SipText, name: string): SipText {
  const at = message.headers.findIndex((line) => line.name === name);
  return at < 0 ? message : { ...message, headers: message.headers.filter((_, index) => index !== at) };
}

/** Takes away every line for which `isUnwanted` says yes. */
export function withoutLines(message: SipText, isUnwanted: (line: HeaderLine) => boolean): SipText {
  return { ...message, headers: message.headers.filter((line) => !isUnwanted(line)) };
}
