import { digitsOf } from '../../phoneDigits';
import { refused } from '../untrustedInput';
import type { UntrustedInput } from '../untrustedInput';

const MOST_SPELLINGS = 8;
const SHORTEST_WITH_STAR = 6;

/** A caller's number: E.164 digits (may be empty) and the digit strings under which people may have stored it. */
export interface CallerNumber {
  readonly e164Digits: string;
  readonly spellings: ReadonlySet<string>;
}

/** @throws AppError `bad-input` for anything but digits */
export function readCallerNumber(input: UntrustedInput): CallerNumber {
  const e164 = input.text('e164', 16);
  if (e164 !== '' && !/^\+[0-9]{3,15}$/.test(e164)) throw refused('e164 is no E.164 number');
  const spellings = input.items('spellings', MOST_SPELLINGS);
  for (const spelling of spellings) {
    if (typeof spelling !== 'string' || !/^[0-9]{3,15}$/.test(spelling))
      throw refused('A spelling is not 3 to 15 digits');
  }
  const e164Digits = e164.slice(1);
  return { e164Digits, spellings: new Set([...(spellings as string[]), ...(e164Digits ? [e164Digits] : [])]) };
}

/** What the search looks for: digits, with a star behind all but the short ones, which would find half the org. */
export function searchWords({ spellings }: CallerNumber): readonly string[] {
  return [...spellings].map((spelling) => (spelling.length < SHORTEST_WITH_STAR ? spelling : `${spelling}*`));
}

/** Every digit string under which a stored text is this number. */
export function digitStrings({ e164Digits, spellings }: CallerNumber): ReadonlySet<string> {
  return new Set([...spellings, ...(e164Digits ? [`00${e164Digits}`] : [])]);
}

/**
 * The spelling under which a stored text is this number; empty when it is another one. A text with a country code must be the same
 * number of the same country: `+30 123456` is not `030 123456`.
 */
export function spellingIn(stored: string, { e164Digits, spellings }: CallerNumber): string {
  const digits = digitsOf(stored);
  if (!digits) return '';
  const isInternational = stored.replace(/^[^0-9+]+/, '').startsWith('+') && e164Digits !== '';
  if (isInternational) return digits === e164Digits ? e164Digits : '';
  if (e164Digits && digits === `00${e164Digits}`) return e164Digits;
  return spellings.has(digits) ? digits : '';
}
