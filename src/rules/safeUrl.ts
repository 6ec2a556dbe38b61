import { fillTokens } from './tokens';
import type { TokenSource } from './tokens';
import type { TokenValues } from './popRule';

const LONGEST_URL = 2000;

/**
 * Why a rule may not open this address, in words; empty when it may. Allowed is a path of this org (`/apex/Caller`), or https.
 * `javascript:`, `data:`, `//host`, backslashes and names in front of the host are refused: each has been a way out of an allowlist.
 *
 * @param allowedHosts  hosts that https may lead to; without a list any https address passes (the check before a deploy)
 */
export function checkUrl(url: string, allowedHosts?: readonly string[]): string {
  if (url.length > LONGEST_URL) return `the address is longer than ${LONGEST_URL} characters`;
  // Spaces and control characters too: browsers drop some of them, and `java\tscript:` is what they then read.
  if (/[\s\p{Cc}\\]/u.test(url)) return 'an address holds no spaces and no backslashes';
  if (url.includes('{')) return 'tokens belong into Values, which become encoded parameters';
  if (/^\/(?!\/)/.test(url)) return '';
  const parsed = parse(url);
  if (parsed?.protocol !== 'https:') return `"${url.slice(0, 40)}" is neither a path of this org (/…) nor https`;
  if (parsed.username || parsed.password) return 'an address holds no user name';
  if (allowedHosts && !allowedHosts.includes(parsed.host)) return `${parsed.host} is not among the allowed hosts`;
  return '';
}

/** The address with its parameters, each encoded: what a caller says can name a value, never a place. */
export function filledUrl(url: string, values: TokenValues, source: TokenSource): string {
  const [address = '', fragment] = url.split('#', 2);
  const filled = Object.entries(values).map(([name, text]) => {
    return `${encodeURIComponent(name)}=${encodeURIComponent(fillTokens(text, source))}`;
  });
  const query = filled.length ? `${address.includes('?') ? '&' : '?'}${filled.join('&')}` : '';
  return `${address}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
