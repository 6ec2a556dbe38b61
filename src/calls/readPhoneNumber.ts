import type * as Library from 'libphonenumber-js/min';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';
import type { ReadNumber, ReadPhoneNumber } from './phoneNumber';
import { cutText, plainText } from './plainText';
import { spellingsOf } from './spellings';

/** What we need of `libphonenumber-js/min` (28 KB on the wire: a chunk of its own, loaded when first needed). */
export type NumberLibrary = Pick<
  typeof Library,
  'parsePhoneNumberFromString' | 'isSupportedCountry' | 'getCountryCallingCode' | 'validatePhoneNumberLength'
>;

const DISPLAY_LIMIT = 40;
/** Longer texts are not read at all: E.164 has 15 digits, and a generous spelling of them stays far below this. */
const READABLE_LIMIT = 60;
const ASCII = /^[ -~]*$/;
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
  const whole = plainText(raw, READABLE_LIMIT + 1);
  const display = cutText(whole, DISPLAY_LIMIT).trim();
  const text = dialledPart(whole).trim();
  if (text.length > READABLE_LIMIT || !/\d/.test(text)) return { e164: '', display, spellings: [] };
  const home = library ? homeOf(library, region) : NOWHERE;
  const parsed = library && parse(library, text, home);
  if (!parsed) return { e164: '', display, spellings: NOT_A_NUMBER.test(text) ? [] : spellingsOf(null, text) };
  const national = parsed.formatNational();
  const shown = parsed.countryCallingCode === home.code ? national : internationalOf(parsed, national);
  return {
    e164: parsed.number,
    display: plainText(shown, DISPLAY_LIMIT),
    spellings: spellingsOf(parsed, text, parsed.ext ? undefined : national),
  };
}

/**
 * `+44 20 7946 0123`. Formatting costs as much as reading, and both ways of writing a number group it alike: what stands behind the
 * trunk prefix of `020 7946 0123` is taken. Argentina and Mexico write their mobile phones otherwise abroad.
 */
function internationalOf(parsed: PhoneNumber, national: string): string {
  const significant = parsed.nationalNumber;
  const digits = national.replace(/\D/g, '');
  if (parsed.ext || !digits.endsWith(significant)) return parsed.formatInternational();
  let place = 0;
  for (let prefix = digits.length - significant.length; prefix > 0; place += 1) {
    if (/\d/.test(national.charAt(place))) prefix -= 1;
  }
  return `+${parsed.countryCallingCode} ${national.slice(place).replace(/\D+/g, ' ').trim()}`;
}

/** The number in `sip:+4930123456;phone-context=x@host`, `tel:+49-30-123456;ext=5`, with ASCII digits. */
function dialledPart(text: string): string {
  const uri = text.includes(':') ? /^(?:sips?|tel):([^@;?]*)/i.exec(text) : null;
  const user = text.includes('@') ? /^([+\d\s().-]+)@/.exec(text) : null;
  const part = uri?.[1] ?? user?.[1] ?? text;
  if (ASCII.test(part)) return part;
  // NFKC makes ASCII of full-width and mathematical digits; Arabic and Persian ones are mapped by hand.
  return part.normalize('NFKC').replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** What the library knows of the region where the phone is at home. */
interface Home {
  /** Empty where the region is not known. */
  readonly code: string;
  readonly options: { readonly defaultCountry?: CountryCode; readonly extract: false };
  /** False where the whole country has short numbers (Andorra, Greenland …). */
  readonly hasLongNumbers: boolean;
}

const NOWHERE: Home = { code: '', options: { extract: false }, hasLongNumbers: false };
/** Asked of the library once for a region: some of its answers take as long as reading a number. */
const homes = new Map<CountryCode, Home>();

function homeOf(library: NumberLibrary, region: unknown): Home {
  const known = homes.get(region as CountryCode);
  if (known) return known;
  if (!library.isSupportedCountry(String(region))) return NOWHERE;
  const country = region as CountryCode;
  const home: Home = {
    code: library.getCountryCallingCode(country),
    options: { defaultCountry: country, extract: false },
    hasLongNumbers: library.validatePhoneNumberLength('1234567890', country) !== 'TOO_LONG',
  };
  homes.set(country, home);
  return home;
}

/**
 * With a plus, any number of a possible length counts (new ranges open faster than libraries learn them); without one, only a
 * number that the region really has, so that extension 4711 does not become somebody's line in Berlin.
 */
function parse(library: NumberLibrary, text: string, home: Home): PhoneNumber | null {
  if (text.startsWith('+')) {
    const first = library.parsePhoneNumberFromString(text, home.options);
    return first?.isPossible() ? first : null;
  }
  // 00 leads abroad in most of the world; phone systems send it in the rest of it too.
  const fromAbroad = text.startsWith('00') ? text.slice(2) : '';
  // Japan has numbers that begin with 0081; nobody calls from one.
  const isFromHome = home.code !== '' && fromAbroad.replace(/\D/g, '').startsWith(home.code);
  const second = isFromHome ? readFromAbroad(library, fromAbroad, home) : null;
  if (second) return second;
  const first = library.parsePhoneNumberFromString(text, home.options);
  return first?.isValid() && !isExtension(text, home) ? first : readFromAbroad(library, fromAbroad, home);
}

function readFromAbroad(library: NumberLibrary, text: string, { options }: Home): PhoneNumber | null {
  const number = text ? library.parsePhoneNumberFromString(`+${text}`, options) : undefined;
  return number?.isValid() ? number : null;
}

/** Up to six digits are an extension of the house. */
function isExtension(text: string, { hasLongNumbers }: Home): boolean {
  return hasLongNumbers && text.replace(/\D/g, '').length <= 6;
}
