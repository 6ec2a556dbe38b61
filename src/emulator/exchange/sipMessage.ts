import { Grammar } from 'sip.js/lib/grammar/grammar.js';
import { NameAddrHeader } from 'sip.js/lib/grammar/name-addr-header.js';
import type { URI } from 'sip.js/lib/grammar/uri.js';
import { headerOf, headersOf, splitText } from './sipText';
import type { SipText } from './sipText';

/** A request that has everything RFC 3261 section 8.1.1 demands, except Max-Forwards, which old phones leave out. */
export interface SipRequest extends SipText {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: URI;
  readonly from: NameAddrHeader;
  readonly to: NameAddrHeader;
  readonly fromTag: string;
  /** Empty outside a dialog. */
  readonly toTag: string;
  readonly callId: string;
  readonly cseq: number;
  readonly branch: string;
  readonly maxForwards: number;
}

export interface SipResponse extends SipText {
  readonly kind: 'response';
  readonly status: number;
  readonly method: string;
  /** Branch of the topmost Via: who asked. */
  readonly branch: string;
}

/** What could not be read. `refuseWith` is the status that the sender can be told, 0 when it cannot be told anything. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: string;
  readonly refuseWith: number;
  readonly lines: SipText | null;
}

export type SipMessage = SipRequest | SipResponse | Unreadable;

/** The grammar of SIP.js takes about 5 ms per KB of one address, so that longer ones are refused unread. */
const MAX_HEADER_LENGTH = 16_384;
const MAX_HEADERS = 200;
const NEEDED = ['via', 'from', 'to', 'call-id', 'cseq'];
const ONLY_ONCE = ['from', 'to', 'call-id', 'cseq', 'content-length', 'max-forwards'];

const REQUEST_LINE = /^([\w.!%*+`'~-]+) ([a-z][a-z0-9+.-]*):(\S*) SIP\/(\d+\.\d+)$/i;
const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d\d)( |$)/i;

/** Reads one message. Never throws, whatever comes. */
export function readMessage(text: string): SipMessage {
  const lines = splitText(text);
  if (!lines) return unreadable('it has no head that ends with an empty line', null);
  const flaw = flawOf(lines);
  if (flaw) return unreadable(flaw, lines);
  try {
    return STATUS_LINE.test(lines.startLine) ? readResponse(lines) : readRequest(trimmed(lines));
  } catch (thrown) {
    return unreadable(thrown instanceof Error ? thrown.message : String(thrown), lines);
  }
}

function flawOf(lines: SipText): string | null {
  if (lines.headers.length > MAX_HEADERS) return `it has ${lines.headers.length} headers`;
  if (lines.headers.some((line) => line.value.length > MAX_HEADER_LENGTH)) return 'a header is too long';
  if (lines.startLine.length > MAX_HEADER_LENGTH) return 'the start line is too long';
  if (!/(^| )SIP\/2\.0( |$)/i.test(lines.startLine)) return 'it is not SIP 2.0';
  if (lines.headers.some((line) => line.name === '')) return 'a header line has no colon';
  const missing = NEEDED.find((name) => headerOf(lines, name) === undefined);
  if (missing) return `it has no ${missing} header`;
  const doubled = ONLY_ONCE.find((name) => headersOf(lines, name).length > 1);
  if (doubled) return `it has two ${doubled} headers`;
  const number = headerOf(lines, 'cseq')?.split(/\s+/)[0] ?? '';
  if (!/^\d{1,10}$/.test(number) || Number(number) >= 2 ** 31) return `CSeq ${number} is no number below 2^31`;
  const stated = headerOf(lines, 'content-length') ?? '0';
  const length = Buffer.byteLength(lines.body);
  const isLengthBad = !/^\d{1,9}$/.test(stated) || Number(stated) > length;
  return isLengthBad ? `Content-Length is ${stated}, the body has ${length} bytes` : null;
}

/** What stands after the stated length is no part of the message (RFC 3261 section 18.3). */
function trimmed(lines: SipText): SipText {
  const stated = headerOf(lines, 'content-length');
  return stated === undefined
    ? lines
    : { ...lines, body: Buffer.from(lines.body).subarray(0, Number(stated)).toString() };
}

function readResponse(lines: SipText): SipMessage {
  const [, status] = STATUS_LINE.exec(lines.startLine) ?? [];
  const branch = branchOf(lines);
  if (!branch) return unreadable('its Via has no branch', lines);
  return { ...lines, kind: 'response', status: Number(status), method: methodOf(lines), branch };
}

function readRequest(lines: SipText): SipMessage {
  const [, method = '', scheme = '', rest = ''] = REQUEST_LINE.exec(lines.startLine) ?? [];
  const uri = Grammar.URIParse(`${scheme}:${rest}`);
  if (!uri || !/^sips?$/i.test(scheme)) return unreadable('the address in its first line is none', lines);
  const [from, to] = [addressIn(lines, 'from'), addressIn(lines, 'to')];
  if (!from || !to) return unreadable('From or To is no address', lines);
  const branch = branchOf(lines);
  if (!branch) return unreadable('its Via has no branch', lines);
  if (methodOf(lines) !== method) return unreadable('CSeq names another method', lines);
  const hops = headerOf(lines, 'max-forwards') ?? '70';
  if (!/^\d{1,3}$/.test(hops)) return unreadable('Max-Forwards is no small number', lines);
  return {
    ...lines,
    kind: 'request',
    ...{ method, uri, from, to, branch, maxForwards: Number(hops) },
    fromTag: String(from.getParam('tag') ?? ''),
    toTag: String(to.getParam('tag') ?? ''),
    callId: headerOf(lines, 'call-id') ?? '',
    cseq: Number.parseInt(headerOf(lines, 'cseq') ?? '', 10),
  };
}

function addressIn(lines: SipText, name: 'from' | 'to'): NameAddrHeader | null {
  const parsed: unknown = Grammar.parse(headerOf(lines, name) ?? '', name === 'from' ? 'From' : 'To');
  return parsed instanceof NameAddrHeader ? parsed : null;
}

/** Branch of the topmost Via, which tells to which request an answer belongs. */
function branchOf(lines: SipText): string {
  const [, branch] =
    /^SIP *\/ *2\.0 *\/ *\w+ +[^;\s][^;]*;(?:.*;)? *branch *= *([^;,\s]+)/i.exec(headerOf(lines, 'via') ?? '') ?? [];
  return branch ?? '';
}

function methodOf(lines: SipText): string {
  return headerOf(lines, 'cseq')?.split(/\s+/)[1] ?? '';
}

function unreadable(reason: string, lines: SipText | null): Unreadable {
  return { kind: 'unreadable', reason, refuseWith: lines ? statusFor(lines) : 0, lines };
}

/** 505 for another SIP, 416 for an address that is neither sip: nor sips:, 400 for any other bad request, 0 for what nobody waits on. */
function statusFor(lines: SipText): number {
  const [, method, scheme, , version] = REQUEST_LINE.exec(lines.startLine) ?? [];
  if (!method || method === 'ACK' || !NEEDED.every((name) => headerOf(lines, name) !== undefined)) return 0;
  if (version !== '2.0') return 505;
  return /^sips?$/i.test(scheme ?? '') ? 400 : 416;
}

/** One address out of a Contact header, with its parameters; null when it is not an address. */
export function readContact(value: string): NameAddrHeader | null {
  try {
    const contacts: unknown = Grammar.parse(value, 'Contact');
    return Array.isArray(contacts) ? ((contacts[0] as { parsed?: NameAddrHeader }).parsed ?? null) : null;
  } catch {
    return null;
  }
}
