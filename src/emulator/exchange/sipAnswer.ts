import { randomBytes } from 'node:crypto';
import type { HeaderLine, SipText } from './sipText';
import { headerOf, textOf } from './sipText';

/** What the exchange calls itself in every answer of its own. */
export const SERVER_NAME = 'Open Softphone development exchange (not for production)';

const REASONS: Readonly<Record<number, string>> = {
  100: 'Trying',
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  423: 'Interval Too Brief',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  483: 'Too Many Hops',
  487: 'Request Terminated',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
  505: 'Version Not Supported',
  513: 'Message Too Large',
};

export interface Answer {
  readonly status: number;
  /** Instead of the usual words: what a person who reads the trace should know. */
  readonly reason?: string;
  readonly headers?: readonly HeaderLine[];
}

/** The text of an answer of the exchange itself to a request (RFC 3261 section 8.2.6). Works on half-broken requests. */
export function answerTo(request: SipText, answer: Answer): string {
  const copied = request.headers.filter((line) => ['via', 'from', 'call-id', 'cseq'].includes(line.name));
  const headers = [
    ...copied,
    { name: 'to', value: taggedTo(headerOf(request, 'to') ?? '', answer.status) },
    ...(answer.headers ?? []),
    { name: 'server', value: SERVER_NAME },
  ];
  const reason = answer.reason ?? REASONS[answer.status] ?? 'Unknown';
  return textOf({ startLine: `SIP/2.0 ${answer.status} ${reason}`, headers, body: '' });
}

function taggedTo(to: string, status: number): string {
  const hasTag = /;\s*tag=/i.test(to.slice(to.lastIndexOf('>') + 1));
  return status === 100 || hasTag ? to : `${to};tag=${randomBytes(6).toString('hex')}`;
}

export function header(name: string, value: string): HeaderLine {
  return { name, value };
}
