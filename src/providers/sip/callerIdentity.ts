/** The caller as the wire names it; untrusted text, each at most 1,000 characters. */
export interface CallerIdentity {
  readonly rawNumber: string;
  readonly displayName: string;
  readonly isWithheld: boolean;
}

const LIMIT = 1_000;

/**
 * Reads a From header (RFC 3261, 20.10) that may be anything. `P-Asserted-Identity` is not looked at: whether it can be
 * trusted depends on the phone system, and nothing tells.
 *
 * @param wire  `from`: the header's text; `privacy`: the Privacy header (RFC 3323), if any; `domain`: our own SIP domain
 */
export function readCaller(wire: {
  readonly from: string;
  readonly privacy: string | undefined;
  readonly domain: string;
}): CallerIdentity {
  const { name, address } = splitFrom(wire.from.slice(0, LIMIT * 4));
  const { user, host, scheme } = splitAddress(address);
  const isAnonymous = /^anonymous$/i.test(user) || /^anonymous\.invalid$/i.test(host);
  const isWithheld = isAnonymous || /\b(id|user|header|session)\b/i.test(wire.privacy ?? '');
  const isForeign = scheme !== 'tel' && host !== '' && host.toLowerCase() !== wire.domain.toLowerCase();
  // A number is a number wherever it comes from: trunks put the gateway's name behind it.
  const rawNumber = isForeign && user !== '' && !isAnonymous && !isNumber(user) ? `sip:${user}@${host}` : user;
  return { rawNumber: rawNumber.slice(0, LIMIT), displayName: name.slice(0, LIMIT), isWithheld };
}

function isNumber(user: string): boolean {
  return /^\+?[\d*#().\-/ ]+$/.test(user);
}

/** `"Anna" <sip:+49…@host>;tag=1`, with whatever stands in place of the quotes. */
function splitFrom(from: string): { readonly name: string; readonly address: string } {
  const wellFormed = /^\s*("(?:[^"\\]|\\.)*"|[^<"]*)\s*<(.*)>[^>]*$/s.exec(from);
  if (wellFormed) return { name: unquoted(wellFormed[1]!), address: wellFormed[2]! };
  const start = from.lastIndexOf('<');
  if (start < 0) return { name: '', address: from.split(';')[0]!.trim() };
  return { name: unquoted(from.slice(0, start)), address: from.slice(start + 1).split('>')[0]! };
}

function splitAddress(address: string): { readonly user: string; readonly host: string; readonly scheme: string } {
  const [, scheme = '', rest = ''] = /^\s*([a-z][a-z+.-]*):(.*)$/is.exec(address) ?? [];
  if (/^tel$/i.test(scheme)) return { scheme: 'tel', user: decoded(rest.split(';')[0]!), host: '' };
  if (!/^sips?$/i.test(scheme)) return { scheme, user: decoded(address.trim()), host: '' };
  const at = rest.lastIndexOf('@');
  const host = rest
    .slice(at + 1)
    .split(/[;?]/)[0]!
    .replace(/:\d*$/, '');
  const user = at < 0 ? '' : rest.slice(0, at).split(/[;:]/)[0]!;
  return { scheme: 'sip', user: decoded(user), host };
}

function unquoted(name: string): string {
  return name
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\\(.)/gs, '$1');
}

/** Undoes percent escapes; a text with a broken one stays as it came. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
