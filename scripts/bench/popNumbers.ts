import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import mobileExamples from 'libphonenumber-js/mobile/examples';
import { readPhoneNumber } from '../../src/calls/readPhoneNumber';
import { median } from './figure';
import type { Figure } from './figure';

const NUMBERS = 20_000;
const STORED = 100_000;
const PER_ROUND = 20;
const LIMIT = 1.5;
const HOME = 'DE';

/**
 * P12: 20,000 numbers, half of them from home, as they come on the wire, each read and looked up under every spelling among 100,000.
 * The floor does with the library alone what any tool must: parse, validate, write it for people, and one look-up. Both go
 * through the same numbers in small rounds, whose order changes, so that a busy machine and warm patterns serve both alike.
 */
export async function measureNumbers(): Promise<Figure> {
  const texts = makeTexts();
  const stored = new Map(Array.from({ length: STORED }, (_, place) => [`4930${1_000_000 + place}`, place]));
  const turns = { ours: () => ours(texts, stored), floor: () => floor(texts, stored) };
  const perNumber = { ours: [] as number[], floor: [] as number[] };
  const walks = { ours: turns.ours(), floor: turns.floor() };
  for (let round = 0; round < NUMBERS / PER_ROUND; round += 1) {
    for (const side of round % 2 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)) {
      const startedAt = performance.now();
      await walks[side].next();
      perNumber[side].push(((performance.now() - startedAt) / PER_ROUND) * 1000);
    }
  }
  const ratio = median(perNumber.ours.map((each, place) => each / perNumber.floor[place]!));
  return {
    ...{ name: 'P12 a number read and looked up in 100,000', value: median(perNumber.ours), unit: 'µs' },
    ...{ floor: median(perNumber.floor), ratio, target: `<= ${LIMIT} x the number library`, passed: ratio <= LIMIT },
  };
}

type Stored = ReadonlyMap<string, number>;

/** Stops after each round. */
async function* ours(texts: readonly string[], stored: Stored): AsyncGenerator<number> {
  let found = 0;
  for (const [place, text] of texts.entries()) {
    const { spellings } = await readPhoneNumber(text, HOME);
    if (spellings.some((digits) => stored.has(digits))) found += 1;
    if ((place + 1) % PER_ROUND === 0) yield found;
  }
}

async function* floor(texts: readonly string[], stored: Stored): AsyncGenerator<number> {
  let found = 0;
  for (const [place, text] of texts.entries()) {
    const parsed = parsePhoneNumberFromString(text, HOME);
    const shown = parsed?.isValid() ? display(parsed) : text;
    if (shown && parsed && stored.has(parsed.number.slice(1))) found += 1;
    // As ours: a phone asks for numbers, it does not block for them.
    await Promise.resolve();
    if ((place + 1) % PER_ROUND === 0) yield found;
  }
}

function display(parsed: NonNullable<ReturnType<typeof parsePhoneNumberFromString>>): string {
  return parsed.country === HOME ? parsed.formatNational() : parsed.formatInternational();
}

/** Every second one of home; in turn as E.164, from abroad with 00, grouped for reading, and in the country's own way. */
function makeTexts(): readonly string[] {
  const examples = getCountries().map((country) => getExampleNumber(country, mobileExamples)!);
  return Array.from({ length: NUMBERS }, (_, place) => {
    const local = `30${1_000_000 + place * 7}`;
    const abroad = examples[place % examples.length]!;
    const number = parsePhoneNumberFromString(place % 2 ? `+49${local}` : abroad.number)!;
    const isHome = number.country === HOME;
    const spellings = [number.number, `00${number.number.slice(1)}`, number.formatInternational()];
    return isHome && place % 8 > 5 ? number.formatNational() : spellings[(place >> 1) % spellings.length]!;
  });
}
