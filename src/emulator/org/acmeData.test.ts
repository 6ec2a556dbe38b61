/** @jest-environment node */
import { readImportPlan } from './importData';
import { createAcmeOrg } from './acmeOrg';
import { USUAL_ORG } from './orgSwitches';
import { digitsOf } from './phoneDigits';
import { phoneFields } from './orgRecord';
import type { Org } from './org';

/** Ranges that the countries keep for fiction, as digits with country code (extensions cut). */
const RESERVED: readonly RegExp[] = [
  /^49(3023125|4066969|8999998|2214710)\d{3}$/,
  /^49(15228817386|1749091317|17139200\d{2}|176040690\d{2})$/,
  /^44(207946|161496)\d{4}$/,
  /^44(1632960|7700900)\d{3}$/,
  /^1\d{3}55501\d{2}$/,
  /^33(19900|46571|63998)\d{4}$/,
  /^61[23]5550\d{4}$/,
  /^61491570(006|15[6-9]|110)$/,
];

const COUNTRY_CODES: Readonly<Record<string, string>> = {
  Germany: '49',
  'United Kingdom': '44',
  'United States': '1',
  France: '33',
  Australia: '61',
};

interface Number {
  readonly text: string;
  readonly country: string;
}

function numbersOf(org: Org): Number[] {
  return ['Account', 'Contact', 'Lead'].flatMap((objectType) =>
    org.records(objectType).flatMap((record) => {
      const country = String(
        record.BillingCountry ?? record.MailingCountry ?? record.Country ?? record.PersonMailingCountry,
      );
      const texts = phoneFields(org.schemaOf(objectType)).map((name) => record[name]);
      return texts.filter(Boolean).map((text) => ({ text: String(text), country }));
    }),
  );
}

function withCountryCode({ text, country }: Number): string {
  const digits = digitsOf(text);
  const code = COUNTRY_CODES[country]!;
  if (text.startsWith('+')) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  if (code === '1') return digits.startsWith('1') ? digits : `1${digits}`;
  return code + digits.replace(/^0/, '');
}

const org = createAcmeOrg({ projectRoot: process.cwd() });

test('the sample data has 40 people and companies from five countries', () => {
  const contacts = org.records('Contact').filter((contact) => !contact.IsPersonAccount);
  expect(contacts.length + org.records('Account').length + org.records('Lead').length).toBe(40);
  expect(new Set(numbersOf(org).map((number) => number.country))).toEqual(new Set(Object.keys(COUNTRY_CODES)));
});

test('the numbers are written in at least ten different ways', () => {
  const shapes = numbersOf(org).map(({ text }) => text.replace(/\d+/g, '9'));
  expect(new Set(shapes).size).toBeGreaterThanOrEqual(10);
  for (const mark of ['(0)', '/', '.', 'ext', '00'])
    expect(numbersOf(org).some(({ text }) => text.includes(mark))).toBe(true);
});

test('nobody can be called by accident: every number is of a range for fiction', () => {
  const real = numbersOf(org).filter((number) => !RESERVED.some((range) => range.test(withCountryCode(number))));
  expect(real).toEqual([]);
});

test('two contacts share a number, and one person is contact and lead', () => {
  const fits = (digits: string) => numbersOf(org).filter((number) => withCountryCode(number) === digits).length;
  expect(fits('442079460123')).toBe(2);
  expect(fits('12125550145')).toBe(2);
});

test('there are open and closed cases, and a timeline to look at', () => {
  const isClosed = org.records('Case').map((each) => each.IsClosed);
  expect(isClosed.filter(Boolean).length).toBeGreaterThanOrEqual(3);
  expect(isClosed.filter((closed) => !closed).length).toBeGreaterThanOrEqual(3);
  expect(org.records('Task').length).toBeGreaterThan(0);
});

test('an org without person accounts leaves their plan out', () => {
  const plain = createAcmeOrg({
    projectRoot: process.cwd(),
    switches: (key) => (key === 'personAccounts' ? 'off' : USUAL_ORG(key)),
  });
  expect(plain.records('Account').some((account) => account.IsPersonAccount)).toBe(false);
  expect(plain.records('Account')).toHaveLength(12);
});

test('the import command would take the files: names unique, references earlier, no field but text, numbers and a record type', () => {
  for (const file of ['data/plan.json', 'data/plan-person-accounts.json']) {
    const names = readImportPlan(file).records.map((record) => record.attributes.referenceId);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Za-z][A-Za-z0-9]*$/.test(name))).toEqual([]);
  }
});
