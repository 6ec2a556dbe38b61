import type * as Library from 'libphonenumber-js/min';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';
import type { ReadNumber, ReadPhoneNumber } from './phoneNumber';
import { plainText } from './plainText';
import { spellingsOf } from './spellings';

/** What we need of `libphonenumber-js/min` (28 KB on the wire: a chunk of its own, loaded when first needed). */
export type NumberLibrary = Pick<
  typeof Library,
  'parsePhoneNumberFromString' | 'isSupportedCountry' | 'getCountryCallingCode' | 'validatePhoneNumberLength'
>;

const DISPLAY_LIMIT = 40;
/** Longer texts are not read at all: E.164 has 15 digits, and a generous spelling of them stays far below this. */
const READABLE_LIMIT = 60;
/** Names and mark-up may hold digits too; nobody is searched for by those. */
const NOT_A_NUMBER = /[\p{L}<>&"]/u;

/**
 * Reads numbers by the rules of all countries. Never throws and never rejects: hostile text is a number that cannot be
 * read, and a library that cannot be loaded makes plain digits of it (and is loaded again next time).
 *
 * @param onLoadFailed  told each time that the library could not be loaded
 */
export function createReadPhoneNumber(
  load: () => Promise<NumberLibrary> = () => import('libphonenumber-js/min'),
  onLoadFailed: (cause: unknown) => void = () => undefined,
): ReadPhoneNumber {
  let library: Promise<NumberLibrary | null> | null = null;
  return async (raw, region) => {
    library ??= load().catch((cause: unknown) => {
      library = null;
      onLoadFailed(cause);
      return null;
    });
    return readNumber(await library, raw, region);
  };
}

export const readPhoneNumber: ReadPhoneNumber = createReadPhoneNumber();

function readNumber(library: NumberLibrary | null, raw: unknown, region: unknown): ReadNumber {
  const display = plainText(raw, DISPLAY_LIMIT);
  const text = dialledPart(plainText(raw, READABLE_LIMIT + 1));
  if (text.length > READABLE_LIMIT || !/\d/.test(text)) return { e164: '', display, spellings: [] };
  const parsed = library && parse(library, text, region);
  if (!parsed) return { e164: '', display, spellings: NOT_A_NUMBER.test(text) ? [] : spellingsOf(null, text) };
  const isAtHome =
    library.isSupportedCountry(String(region)) &&
    parsed.countryCallingCode === library.getCountryCallingCode(region as CountryCode);
  // Formatting costs as much as reading: at home the display is what the spellings need as well.
  const national = parsed.formatNational();
  return {
    e164: parsed.number,
    display: plainText(isAtHome ? national : parsed.formatInternational(), DISPLAY_LIMIT),
    spellings: spellingsOf(parsed, text, parsed.ext ? undefined : national),
  };
}

/** The number in `sip:+4930123456;phone-context=x@host`, `tel:+49-30-123456;ext=5`, with ASCII digits. */
function dialledPart(text: string): string {
  const uri = /^(?:sips?|tel):([^@;?]*)/i.exec(text);
  const user = /^([+\d\s().-]+)@/.exec(text);
  // NFKC makes ASCII of full-width and mathematical digits; Arabic and Persian ones are mapped by hand.
  return (uri?.[1] ?? user?.[1] ?? text)
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/**
 * With a plus, any number of a possible length counts (new ranges open faster than libraries learn them); without one, only a
 * number that the region really has, so that extension 4711 does not become somebody's line in Berlin.
 */
function parse(library: NumberLibrary, text: string, region: unknown): PhoneNumber | null {
  const home = library.isSupportedCountry(String(region)) ? (region as CountryCode) : undefined;
  const read = (spelling: string) =>
    library.parsePhoneNumberFromString(spelling, { ...(home && { defaultCountry: home }), extract: false });
  const first = read(text);
  if (/^\s*\+/.test(text)) return first?.isPossible() ? first : null;
  // 00 leads abroad in most of the world; phone systems send it in the rest of it too.
  const fromAbroad = /^\s*00(.*)$/s.exec(text)?.[1];
  const second = fromAbroad ? read(`+${fromAbroad}`) : undefined;
  // Japan has numbers that begin with 0081; nobody calls from one.
  if (home && second?.isValid() && second.countryCallingCode === library.getCountryCallingCode(home)) return second;
  if (first?.isValid() && !(home && isExtension(library, text, home))) return first;
  return second?.isValid() ? second : null;
}

/** Up to six digits are an extension of the house, except where the whole country has short numbers (Andorra, Greenland …). */
function isExtension(library: NumberLibrary, text: string, home: CountryCode): boolean {
  return text.replace(/\D/g, '').length <= 6 && library.validatePhoneNumberLength('1234567890', home) !== 'TOO_LONG';
}
