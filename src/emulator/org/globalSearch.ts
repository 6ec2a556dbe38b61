import type { Org } from './org';
import type { SearchResult } from './orgApi';
import { asListed, isShown, phoneFields } from './orgRecord';
import { digitsOf } from './phoneDigits';
import { hasPhoneWords } from './phoneWords';
import type { StoredRecord } from './table';

/** Objects that global search looks into, in the order in which results are shown. */
const SEARCHED = ['Contact', 'Account', 'Lead', 'Case'];
const MAX_PER_OBJECT = 25;

/**
 * Global search: every word must begin a word of the record's name, subject, number or e-mail; digits also find phone fields.
 * Salesforce asks for two characters at least; the contact behind a person account is found as its account.
 */
export function globalSearch(org: Org, query: string): SearchResult {
  const text = query.trim().toLowerCase();
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < 2) return { groups: [] };
  const groups = SEARCHED.map((objectType) => {
    const schema = org.schemaOf(objectType);
    const records = org.records(objectType).filter((record) => isShown(record, schema) && fits(org, record, text));
    return { objectType, records: records.slice(0, MAX_PER_OBJECT).map((record) => asListed(org, record)) };
  });
  return { groups: groups.filter((group) => group.records.length > 0) };
}

function fits(org: Org, record: StoredRecord, text: string): boolean {
  const schema = org.schemaOf(org.objectTypeOf(record.Id));
  const words = schema.searchFields.flatMap((name) => wordsOf(String(record[name] ?? '')));
  const asked = wordsOf(text);
  return asked.every((word) => words.some((each) => each.startsWith(word))) || hasPhone(org, record, text);
}

function hasPhone(org: Org, record: StoredRecord, text: string): boolean {
  if (digitsOf(text).replace(/^0+/, '').length < 4 || /\p{L}/u.test(text)) return false;
  const kind = org.switches('phoneWords');
  const fields = phoneFields(org.schemaOf(org.objectTypeOf(record.Id)));
  // The search box of the console adds the star by itself.
  return fields.some((name) => hasPhoneWords(kind, String(record[name] ?? ''), `${text}*`));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}@]+/u)
    .filter(Boolean);
}
