import { AppError } from '../../base/appError';
import type { ReadNumber } from '../../calls/phoneNumber';
import type { Settings } from '../../settings/settings';

/** In digits; shorter ones are extensions, services and emergency numbers, and nobody is kept from those. */
const SHORTEST_NUMBER = 7;
const PLACE = 'Setup → Call Centers → Policies';

/**
 * What the call center allows to be dialled, by how numbers begin. It guards against slips; the phone system has to guard against
 * people who bring a phone of their own. A long text that no country's rules make a number of is refused, too: nobody can tell where it leads.
 *
 * @throws AppError `number-not-allowed`
 */
export function assertAllowed(
  raw: string,
  { e164, display, isExtension }: ReadNumber,
  { policies: { dialOnly, dialNever } }: Pick<Settings, 'policies'>,
): void {
  const digits = raw.normalize('NFKC').replace(/\D/g, '');
  const isFree = (dialOnly.length === 0 && dialNever.length === 0) || isExtension === true;
  if (isFree || (e164 === '' && digits.length < SHORTEST_NUMBER)) return;
  const number = e164 || abroad(raw, digits);
  if (number === '') {
    throw new AppError('number-not-allowed', 'Only some numbers may be dialled here, and this one cannot be read', {
      hint: 'Dial it with + and the country code.',
    });
  }
  const begins = (beginning: string): boolean => number.startsWith(beginning);
  if (!dialNever.some(begins) && (dialOnly.length === 0 || dialOnly.some(begins))) return;
  throw new AppError('number-not-allowed', `Calls to ${display} are not allowed here`, {
    hint: `Your admin can change that: ${PLACE}.`,
  });
}

/** `+…` and `00…` say themselves where they lead, also while the rules of the countries are not loaded. */
function abroad(raw: string, digits: string): string {
  if (raw.normalize('NFKC').trim().startsWith('+')) return `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : '';
}
