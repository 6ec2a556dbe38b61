/** @jest-environment node */
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';
import mobileExamples from 'libphonenumber-js/mobile/examples';
import { readCallerNumber, spellingIn } from '../emulator/org/apex/matching/callerNumber';
import { UntrustedInput } from '../emulator/org/apex/untrustedInput';
import { digitsOf } from '../emulator/org/phoneDigits';
import { readPhoneNumber } from './readPhoneNumber';

const SEED = 20261121;
const NUMBERS = 20_000;

/** Mulberry32: the same numbers at every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Valid numbers of every country: its example, and the example with up to six other last digits. */
function makeNumbers(): PhoneNumber[] {
  const random = createRandom(SEED);
  const numbers = new Map<string, PhoneNumber>();
  const keep = (number: PhoneNumber | undefined): void => {
    if (number?.isValid()) numbers.set(number.number, number);
  };
  const examples = getCountries().map((country) => getExampleNumber(country, mobileExamples)!);
  examples.forEach(keep);
  while (numbers.size < NUMBERS) {
    const example = examples[random(examples.length)]!;
    const significant = example.nationalNumber;
    const changed = 2 + random(Math.min(5, significant.length - 2));
    const tail = Array.from({ length: changed }, () => random(10)).join('');
    keep(parsePhoneNumberFromString(`+${example.countryCallingCode}${significant.slice(0, -changed)}${tail}`));
  }
  return [...numbers.values()];
}

/** As E.164, as an international text, as people dial it from abroad, and as the country writes it. */
function storedSpellings(number: PhoneNumber): readonly [string, string, string, string] {
  const abroad = `00${number.countryCallingCode} ${number.nationalNumber}`;
  return [number.number, number.formatInternational(), abroad, number.formatNational()];
}

interface Stored {
  readonly owner: string;
  readonly text: string;
  /** For whom the text stands: everybody, or (a national one) those of one country code. */
  readonly code: string;
}

/** Every record of the world by its digits: only texts with the same digits can be the same number (`spellingIn`). */
function storeAll(numbers: readonly PhoneNumber[]): ReadonlyMap<string, readonly Stored[]> {
  const byDigits = new Map<string, Stored[]>();
  for (const number of numbers) {
    storedSpellings(number).forEach((text, place) => {
      const stored = { owner: number.number, text, code: place === 3 ? String(number.countryCallingCode) : '' };
      byDigits.set(digitsOf(text), [...(byDigits.get(digitsOf(text)) ?? []), stored]);
    });
  }
  const known = new Set(numbers.map(({ number }) => number));
  for (const near of numbers.flatMap(nearMisses).filter((text) => !known.has(text))) {
    const stored = { owner: 'somebody else', text: near, code: '' };
    byDigits.set(digitsOf(near), [...(byDigits.get(digitsOf(near)) ?? []), stored]);
  }
  return byDigits;
}

/** Not this number, but close: its national part as a number of another country, one digit more, one less. */
function nearMisses({ number, nationalNumber }: PhoneNumber): string[] {
  return [`+${nationalNumber}`, `${number}7`, number.slice(0, -1)];
}

async function foundFor(number: PhoneNumber, raw: string, records: ReadonlyMap<string, readonly Stored[]>) {
  const code = String(number.countryCallingCode);
  const { e164, spellings } = await readPhoneNumber(raw, number.country ?? regionOf(code));
  const asked = readCallerNumber(new UntrustedInput({ e164, spellings }));
  const places = new Set([...asked.spellings, `00${asked.e164Digits}`]);
  const same = [...places].flatMap((digits) => records.get(digits) ?? []);
  // Foreign national spellings are nobody's business here: no org can know of which country `20 12 34 56` is.
  return same.filter((stored) => (stored.code === '' || stored.code === code) && spellingIn(stored.text, asked) !== '');
}

function regionOf(code: string): CountryCode {
  return getCountries().find((country) => getCountryCallingCode(country) === code)!;
}

test(`20,000 numbers of all regions, each stored in four spellings, find their own records and no other (seed ${SEED})`, async () => {
  const numbers = makeNumbers();
  const records = storeAll(numbers);
  const wrong: string[] = [];
  for (const [place, number] of numbers.entries()) {
    // Every other call comes in the country's own spelling.
    const raw = place % 2 ? number.formatNational() : number.number;
    const found = await foundFor(number, raw, records);
    const own = found.filter(({ owner }) => owner === number.number).length;
    if (own !== 4 || found.length !== 4) {
      wrong.push(
        `${number.country} ${raw}: ${own} own, others ${found
          .filter((one) => one.owner !== number.number)
          .map(({ text }) => text)
          .join(' | ')}`,
      );
    }
  }
  expect(new Set(numbers.map(({ country }) => country)).size).toBeGreaterThan(230);
  expect(wrong).toEqual([]);
}, 180_000);
