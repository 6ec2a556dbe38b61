import type { Org } from '../org';
import { isShown, nameOf, phoneFields } from '../orgRecord';
import { digitsOf } from '../phoneDigits';
import type { ObjectSchema } from '../schema/objectSchema';
import type { StoredRecord } from '../table';
import { refused } from './untrustedInput';
import type { UntrustedInput } from './untrustedInput';

const MOST_SPELLINGS = 8;
const MOST_CANDIDATES = 50;
const SEARCHED = ['Contact', 'Lead', 'Account'];

interface Candidate {
  readonly recordId: string;
  readonly objectType: string;
  readonly name: string;
  readonly subtitle: string;
  readonly reason: string;
  readonly isPersonAccount: boolean;
}

/** A caller's number: E.164 digits (may be empty) and the digit strings under which people may have stored it. */
interface CallerNumber {
  readonly e164Digits: string;
  readonly spellings: ReadonlySet<string>;
}

/** Contacts, leads that are not converted, and accounts with a phone field that is this number, digit by digit. */
export function matchCaller(org: Org, input: UntrustedInput): { candidates: Candidate[] } {
  const number = readNumber(input);
  const candidates = SEARCHED.flatMap((objectType) => candidatesIn(org, org.schemaOf(objectType), number));
  return { candidates: candidates.slice(0, MOST_CANDIDATES) };
}

function readNumber(input: UntrustedInput): CallerNumber {
  const e164 = input.text('e164', 16);
  if (e164 !== '' && !/^\+[0-9]{3,15}$/.test(e164)) throw refused('e164 is no E.164 number');
  const spellings = input.items('spellings', MOST_SPELLINGS);
  for (const spelling of spellings) {
    if (typeof spelling !== 'string' || !/^[0-9]{3,15}$/.test(spelling))
      throw refused('A spelling is not 3 to 15 digits');
  }
  const e164Digits = e164.slice(1);
  return { e164Digits, spellings: new Set([...(spellings as string[]), ...(e164Digits ? [e164Digits] : [])]) };
}

function candidatesIn(org: Org, schema: ObjectSchema, number: CallerNumber): Candidate[] {
  return org
    .records(schema.apiName)
    .filter((record) => !record.IsConverted && isShown(record, schema))
    .map((record) => candidateOf(org, schema, { record, reason: reasonOf(record, schema, number) }))
    .filter((candidate) => candidate.reason !== '');
}

function candidateOf(org: Org, schema: ObjectSchema, found: { record: StoredRecord; reason: string }): Candidate {
  const { record, reason } = found;
  return {
    recordId: record.Id,
    objectType: schema.apiName,
    name: nameOf(org, record.Id),
    subtitle: nameOf(org, record.AccountId) || String(record.Company ?? record.BillingCity ?? ''),
    reason,
    isPersonAccount: record.IsPersonAccount === true,
  };
}

/** Which field holds the number, in words; empty when none does. Fax numbers are nobody's. */
function reasonOf(record: StoredRecord, schema: ObjectSchema, number: CallerNumber): string {
  for (const name of phoneFields(schema)) {
    const stored = String(record[name] ?? '');
    if (!/fax/i.test(name) && isWrittenAs(stored, number)) {
      return `${schema.fields.find((field) => field.apiName === name)?.label} is ${stored}`;
    }
  }
  return '';
}

/** A text with a country code must be the same number of the same country: `+30 123456` is not `030 123456`. */
function isWrittenAs(stored: string, { e164Digits, spellings }: CallerNumber): boolean {
  const digits = digitsOf(stored);
  if (!digits) return false;
  if (stored.replace(/^[^0-9+]+/, '').startsWith('+') && e164Digits) return digits === e164Digits;
  return spellings.has(digits) || (e164Digits !== '' && digits === `00${e164Digits}`);
}
