import { digitsOf } from './phoneDigits';

/** How many last digits of a number are a word of their own under `lastDigits`. */
const LAST = [10, 8, 7];

/**
 * Whether a search finds this phone field. Into which words Salesforce cuts a number is not known: `phoneWords` of the org's switches
 * decides.
 *
 * @param asked  what is searched for, as SOSL has it: each word must be found, and a `*` at the end stands for more
 */
export function hasPhoneWords(kind: string, stored: string, asked: string): boolean {
  const digits = stored.replace(/\D/g, '');
  const query = asked.replace(/[^\d*]+/g, ' ').trim();
  if (!digits || !query) return false;
  if (kind === 'anywhere') return digitsOf(stored).includes(digitsOf(asked).replace(/^0+/, ''));
  if (kind === 'groups') return query.split(' ').every((word) => finds(stored.split(/\D+/), word));
  const whole = query.replaceAll(' ', '');
  const ends = kind === 'lastDigits' ? LAST.map((length) => digits.slice(-length)) : [];
  return finds([digits, ...ends], whole);
}

/** A word without a star must be the whole one. */
function finds(words: readonly string[], asked: string): boolean {
  const bare = asked.replaceAll('*', '');
  return words.some((word) => word !== '' && (asked.endsWith('*') ? word.startsWith(bare) : word === bare));
}
