import { filled, RULE_WORDS } from './ruleWords';
import type { RuleWords } from './ruleWords';
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
export function checkUrl(url: string, allowedHosts?: readonly string[], words: RuleWords = RULE_WORDS): string {
  if (url.length > LONGEST_URL) return filled(words.urlTooLong, LONGEST_URL);
  // Spaces and control characters too: browsers drop some of them, and `java\tscript:` is what they then read.
  if (/[\s\p{Cc}\\]/u.test(url)) return words.urlWithSpaces;
  if (url.includes('{')) return words.urlWithTokens;
  if (/^\/(?!\/)/.test(url)) return '';
  const parsed = parse(url);
  if (parsed?.protocol !== 'https:') return filled(words.urlNotHttps, url.slice(0, 40));
  if (parsed.username || parsed.password) return words.urlWithUser;
  if (allowedHosts && !allowedHosts.includes(parsed.host)) return filled(words.urlOfOthers, parsed.host);
  return '';
}

/** The address with its parameters, each encoded: what a caller says can name a value, never a place. */
export function filledUrl(url: string, values: TokenValues, source: TokenSource): string {
  const [address = '', fragment] = url.split('#', 2);
  const parameters = Object.entries(values).map(([name, text]) => {
    return `${encodeURIComponent(name)}=${encodeURIComponent(fillTokens(text, source))}`;
  });
  const query = parameters.length ? `${address.includes('?') ? '&' : '?'}${parameters.join('&')}` : '';
  return `${address}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
