import type { PhoneNumber } from 'libphonenumber-js/min';

const MOST = 8;
const LOCAL_DIGITS = 7;

/**
 * The digit strings under which people may have stored a number, most specific first: with country code, dialled from
 * abroad, in the country's own way, without its leading 0, `+49 (0)30 …`, as it came, and last the local part.
 * A stored number fits when its digits are one of these from first to last.
 *
 * @param national  how the country itself writes it, without an extension, where that was already worked out
 * @param parsed  null where the text is no number of any country; then only its own digits count
 */
export function spellingsOf(parsed: PhoneNumber | null, raw: string, national?: string): readonly string[] {
  const rawDigits = raw.replace(/\D/g, '');
  const all = parsed
    ? [...spellingsOfNumber(parsed, national), parsed.ext ? '' : rawDigits, localPart(parsed)]
    : [rawDigits];
  const isNew = (digits: string, place: number): boolean =>
    digits.length >= 3 && digits.length <= 15 && all.indexOf(digits) === place;
  return all.filter(isNew).slice(0, MOST);
}

function spellingsOfNumber(parsed: PhoneNumber, known?: string): readonly string[] {
  const code = parsed.countryCallingCode;
  const significant = parsed.nationalNumber;
  // How the country itself writes it, with the trunk prefix where it has one: 0 in most, 8 or 06 in some, none in many.
  const written = known ?? parsed.formatNational({ formatExtension: (number) => number });
  const national = written.replace(/\D/g, '');
  return [
    `${code}${significant}`,
    national,
    significant,
    `00${code}${significant}`,
    `011${code}${significant}`,
    // `+49 (0)30 …`: wrong, and everywhere.
    national !== significant && national.endsWith(significant) ? `${code}${national}` : '',
  ];
}

/** The last seven digits, for lists that were kept inside one town; empty where that is the whole number anyway. */
function localPart(parsed: PhoneNumber): string {
  return parsed.nationalNumber.length > LOCAL_DIGITS ? parsed.nationalNumber.slice(-LOCAL_DIGITS) : '';
}
