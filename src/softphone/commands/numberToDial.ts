import type { ReadNumber } from '../../calls/phoneNumber';
import type { Settings } from '../../settings/settings';

/**
 * What goes to the phone system for a number that was typed, pasted or clicked.
 *
 * - No number of any country (an extension, `*21#`): its keys as they are, never a prefix.
 * - No prefixes set: E.164, which every modern phone system takes.
 * - With prefixes (names and meaning as in Salesforce's dialling options): the outside prefix, then for the own country
 *   the long-distance prefix unless the number begins with it, for others the international prefix in place of the `+`.
 */
export function numberToDial(raw: string, number: ReadNumber, settings: Pick<Settings, 'dialing'>): string {
  const { outsidePrefix, longDistancePrefix, internationalPrefix } = settings.dialing;
  if (number.e164 === '') return keysOf(raw);
  if (!outsidePrefix && !longDistancePrefix && !internationalPrefix) return number.e164;
  // Numbers of the own region are displayed the way its people dial them; all others begin with +.
  if (number.display.startsWith('+')) return outsidePrefix + (internationalPrefix || '00') + number.e164.slice(1);
  const national = (number.display.split(/\s*ext/i)[0] ?? '').replace(/\D/g, '');
  return outsidePrefix + (national.startsWith(longDistancePrefix) ? '' : longDistancePrefix) + national;
}

/** Digits, `*`, `#` and a leading `+`; empty for a text with letters in it, which is no number at all. */
function keysOf(raw: string): string {
  const text = raw.normalize('NFKC').trim();
  if (/\p{L}/u.test(text)) return '';
  return (text.startsWith('+') ? '+' : '') + text.replace(/[^0-9*#]/g, '');
}
