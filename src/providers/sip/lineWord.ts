import { MOST_KEYS } from '../../calls/lineWord';
import type { LineWord } from '../../calls/lineWord';
import type { Settings } from '../../settings/settings';

const LIMIT = 1_000;
/** Headers that phone systems make themselves; the others belong to SIP. */
const OWN = /^(?:x-|user-to-user$)/i;

/** What is read of the settings. */
export type HeaderTrust = Pick<Settings, 'trustedHeaders' | 'callerKeys'>;

/** The headers of an INVITE. */
export interface InviteHeaders {
  readonly names: readonly string[];
  /** The first header of this name, in whatever case. */
  first(name: string): string | undefined;
}

/** What an INVITE says besides the caller; undefined on a line whose headers are not trusted, where anybody may have written them. */
export function readLineWord(
  headers: InviteHeaders,
  { trustedHeaders, callerKeys }: HeaderTrust,
): LineWord | undefined {
  if (!trustedHeaders) return undefined;
  const read = (name: string): string => (headers.first(name) ?? '').slice(0, LIMIT).trim();
  const queue = read('x-queue');
  // A call that was passed on was dialled to somebody else: the first Diversion says to whom (RFC 5806).
  const dialledNumber = userIn(read('diversion') || read('to'));
  /** What no single header says, by the names under which a key may ask for it. */
  const known = new Map([
    ['dnis', dialledNumber],
    ['queue', queue],
  ]);
  const keyOf = (header: string): string => known.get(header.toLowerCase()) ?? keyIn(header, read(header));
  return {
    ...{ verification: verificationIn(read), queue, dialledNumber },
    keys: callerKeys
      .map((key) => ({ field: key.field, value: keyOf(key.header) }))
      .filter(({ value }) => value !== '')
      .slice(0, MOST_KEYS),
    headers: Object.fromEntries(headers.names.filter((name) => OWN.test(name)).map((name) => [name, read(name)])),
  };
}

/** `verstat` stands in the identity that the carrier asserts, or in From (3GPP TS 24.229, ATIS-1000074). */
function verificationIn(read: (name: string) => string): LineWord['verification'] {
  const [, word = ''] = /[;?]verstat=([\w-]+)/i.exec(`${read('p-asserted-identity')} ${read('from')}`) ?? [];
  if (/^TN-Validation-Passed/i.test(word)) return 'passed';
  return /^TN-Validation-Failed/i.test(word) ? 'failed' : 'absent';
}

function userIn(address: string): string {
  const [, user = ''] = /(?:sips?|tel):([^@;>?\s]+)/i.exec(address) ?? [];
  return /^\+?[\d*#().-]+$/.test(user) ? user : '';
}

/** User-to-User carries hex with parameters behind it (RFC 7433); any other header is its own value. */
function keyIn(name: string, value: string): string {
  if (!/^user-to-user$/i.test(name)) return value;
  const [hex = ''] = value.split(';');
  const isHex = /;\s*encoding=hex/i.test(value) && /^(?:[\da-f]{2})+$/i.test(hex);
  if (!isHex) return hex.replace(/^"(.*)"$/, '$1');
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return new TextDecoder().decode(bytes);
}
