import type { ReadNumber } from './phoneNumber';

/**
 * The spelling under which a stored text is this number; empty when it is another one. As Apex compares (`CtiCallerNumber`), for
 * tools without an org. A text with a country code must be the same number of the same country: `+30 123456` is not `030 123456`.
 */
export function spellingIn(stored: string, { e164, spellings }: Pick<ReadNumber, 'e164' | 'spellings'>): string {
  // What follows a letter, a semicolon, a comma or # is an extension; so is the trunk zero of `+49 (0)30` left out.
  const bare = stored.replace(/^[^0-9+]+/, '').replace(/[A-Za-z;,#].*$/s, '');
  const hasPlus = bare.startsWith('+');
  const digits = (hasPlus ? bare.replace('(0)', '') : bare).replace(/\D/g, '');
  const own = e164.slice(1);
  if (digits === '') return '';
  if (hasPlus && own !== '') return digits === own ? own : '';
  if (own !== '' && (digits === own || digits === `00${own}`)) return own;
  return spellings.includes(digits) ? digits : '';
}
