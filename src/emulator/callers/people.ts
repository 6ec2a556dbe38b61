import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { Org } from '../org/org';
import { isShown, nameOf, phoneFields } from '../org/orgRecord';
import type { StoredRecord } from '../org/table';

/** Somebody of the org who can be asked to ring. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Job and company; for others than contacts what kind of record it is. */
  readonly detail: string;
  readonly numbers: readonly PersonNumber[];
}

export interface PersonNumber {
  readonly label: string;
  /** As a phone system would give it as caller id: E.164. */
  readonly number: string;
  /** As somebody typed it into the record. */
  readonly written: string;
}

const OBJECTS = ['Contact', 'Lead', 'Account'];
const COUNTRY_FIELDS = ['MailingCountry', 'PersonMailingCountry', 'Country', 'BillingCountry'];
const REGIONS: Readonly<Record<string, CountryCode>> = {
  Germany: 'DE',
  'United Kingdom': 'GB',
  'United States': 'US',
  France: 'FR',
  Australia: 'AU',
};

/** Everybody in the org who has a phone number, by name. Numbers that can't be read are given as they are written. */
export function peopleOf(org: Org): readonly Person[] {
  const people = OBJECTS.flatMap((objectType) => {
    const schema = org.schemaOf(objectType);
    const shown = org.records(objectType).filter((record) => isShown(record, schema));
    return shown.map((record) => personOf(org, record, phoneFields(schema)));
  });
  return people.filter((person) => person.numbers.length > 0).sort((a, b) => a.name.localeCompare(b.name));
}

function personOf(org: Org, record: StoredRecord, fields: readonly string[]): Person {
  const company = nameOf(org, record.AccountId) || String(record.Company ?? '');
  const detail = [kindOf(org, record), String(record.Title ?? ''), company].filter(Boolean).join(' · ');
  const numbers = fields.flatMap((field) => numberOf(org, record, field));
  return { id: record.Id, name: nameOf(org, record.Id), detail, numbers };
}

function kindOf(org: Org, record: StoredRecord): string {
  const objectType = org.objectTypeOf(record.Id);
  if (objectType === 'Account') return record.IsPersonAccount ? 'Person account' : 'Company';
  return objectType === 'Contact' ? '' : objectType;
}

function numberOf(org: Org, record: StoredRecord, field: string): PersonNumber[] {
  const written = String(record[field] ?? '');
  if (!written) return [];
  const number = parsePhoneNumberFromString(written, regionOf(org, record))?.number ?? written;
  return [{ label: labelOf(field), number, written }];
}

/** `PersonMobilePhone` → `Mobile` */
function labelOf(field: string): string {
  return field.replace(/^Person/, '').replace(/(.)Phone$/, '$1');
}

function regionOf(org: Org, record: StoredRecord): CountryCode {
  const own = COUNTRY_FIELDS.map((field) => String(record[field] ?? '')).find(Boolean);
  const country = own ?? String(org.find(record.AccountId)?.BillingCountry ?? '');
  return REGIONS[country] ?? 'DE';
}
