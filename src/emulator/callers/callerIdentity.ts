import { Grammar } from 'sip.js/lib/grammar/grammar.js';
import { URI } from 'sip.js/lib/grammar/uri.js';
import type { RingRequest } from './callerPort';

/** Who a call says it is from, in forms that stand in a From header whatever was typed. */
export interface CallerIdentity {
  readonly uri: URI;
  /** Ready to stand between quotation marks. */
  readonly quotedName: string;
  readonly extraHeaders: readonly string[];
}

/** Lines of a request; whatever would end a line becomes a space. */
export function headerLines(headers: RingRequest['headers'] = {}): readonly string[] {
  return Object.entries(headers).map(([name, text]) => `${name}: ${text.toWellFormed().replace(/\p{Cc}/gu, ' ')}`);
}

type Asked = Pick<RingRequest, 'number' | 'displayName' | 'isWithheld'>;

/** The identity of a simulated caller. A SIP address is taken as it is; anything else becomes the user part, escaped. */
export function identityOf(asked: Asked, domain: string): CallerIdentity {
  if (asked.isWithheld) {
    const uri = new URI('sip', 'anonymous', 'anonymous.invalid');
    return { uri, quotedName: 'Anonymous', extraHeaders: ['Privacy: id'] };
  }
  const typed = asked.number.toWellFormed();
  const address = /^sips?:[^\s]+$/i.test(typed) ? readAddress(typed) : undefined;
  return { uri: address ?? new EscapedUri(typed, domain), quotedName: quoted(asked.displayName), extraHeaders: [] };
}

function readAddress(text: string): URI | undefined {
  try {
    return Grammar.URIParse(text);
  } catch {
    return undefined;
  }
}

/** Control characters would end the header; a backslash and a quotation mark would end the quotation (RFC 3261, 25.1). */
function quoted(name: string): string {
  return name
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[\\"]/g, '\\$&');
}

/**
 * An address with any text as user part. The library's own class decodes before it encodes, which fails for a lone percent
 * sign, and leaves the colon, after which a password would begin.
 */
class EscapedUri extends URI {
  constructor(
    private readonly typed: string,
    private readonly domain: string,
  ) {
    super('sip', typed, domain);
  }

  override clone(): EscapedUri {
    return new EscapedUri(this.typed, this.domain);
  }

  override toString(): string {
    const user = encodeURIComponent(this.typed).replace(/%2B/g, '+');
    return user ? `sip:${user}@${this.domain}` : `sip:${this.domain}`;
  }

  override toRaw(): string {
    return this.toString();
  }
}
