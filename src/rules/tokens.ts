import { plainText } from '../calls/plainText';

/** What a rule may put into fields, flow arguments and URL parameters. Everything in it came from the line: untrusted. */
export interface TokenSource {
  /** E.164 where known, else the raw text; empty when withheld. */
  readonly number: string;
  /** Display name, only where it looks like a name. */
  readonly name: string;
  readonly queue: string;
  readonly dialledNumber: string;
  readonly callId: string;
  /** The record that fits best, or empty. */
  readonly recordId: string;
}

const TOKENS = ['number', 'name', 'queue', 'dialledNumber', 'callId', 'recordId'] as const;
const TOKEN = /\{(\w+)\}/g;
const LONGEST_VALUE = 255;

/** Replaces `{number}` and its like in one pass, so that a caller named `{recordId}` stays text. One harmless line comes out. */
export function fillTokens(text: string, source: TokenSource): string {
  const filled = text.replace(TOKEN, (all, name: string) => (isToken(name) ? source[name] : all));
  return plainText(filled, LONGEST_VALUE);
}

/** Names in braces that `fillTokens` does not know. */
export function unknownTokens(text: string): readonly string[] {
  return [...text.matchAll(TOKEN)].map(([, name]) => String(name)).filter((name) => !isToken(name));
}

function isToken(name: string): name is (typeof TOKENS)[number] {
  return (TOKENS as readonly string[]).includes(name);
}
