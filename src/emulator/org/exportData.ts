import type { Org } from './org';
import { nameOf } from './orgRecord';
import type { FieldSchema, FieldValue, ObjectSchema } from './schema/objectSchema';
import { idOfRecordType } from './schema/recordTypes';
import type { StoredRecord } from './table';

/** File name → its content, in the format of `sf data import tree --plan plan.json`. */
export type ExportedFiles = Readonly<Record<string, unknown>>;

/** The API behind the command takes 200 records in one file. */
const MOST_RECORDS = 200;

/**
 * The org's records as files that fill another org, emulated or real. Not in them: users and who owns what (a real org has other
 * users), moments of creation, what the org works out by itself, and the contact behind a person account, for which the account
 * stands. What the acting user may not see is not in them either.
 */
export function exportRecords(org: Org): ExportedFiles {
  const objects = inImportOrder(org, org.schema.filter(isExported));
  const names = new ReferenceNames(org);
  const files: Record<string, unknown> = {};
  const plan = objects.flatMap((schema) => {
    const records = exportedRecords(org, schema).map((record) => treeRecord(org, names, record));
    const steps = inPieces(records).map((piece, index) => [fileName(schema, index), { records: piece }] as const);
    Object.assign(files, Object.fromEntries(steps));
    return steps.length > 0 ? [{ sobject: schema.apiName, files: steps.map(([name]) => name) }] : [];
  });
  return { 'plan.json': plan, ...files };
}

/** `contacts.json`, `cti-call.json`, `contacts-2.json` */
function fileName({ apiName, pluralLabel }: ObjectSchema, index: number): string {
  const base = apiName.endsWith('__c') ? apiName.slice(0, -3).replaceAll('_', '-') : pluralLabel.replaceAll(' ', '-');
  return `${base.toLowerCase()}${index > 0 ? `-${index + 1}` : ''}.json`;
}

function treeRecord(org: Org, names: ReferenceNames, record: StoredRecord): Readonly<Record<string, unknown>> {
  const schema = org.schemaOf(org.objectTypeOf(record.Id));
  const fields = schema.fields.filter((field) => isCarried(field, record));
  const values = fields.flatMap((field): [string, unknown][] => {
    const value = names.textOf(field, record[field.apiName] ?? null);
    return value === null ? [] : [[field.apiName, value]];
  });
  const isUsual = !record.RecordTypeId || record.RecordTypeId === idOfRecordType(schema.apiName);
  const kind = isUsual ? {} : { RecordType: { Name: nameOf(org, record.RecordTypeId) } };
  const referenceId = names.take(record.Id);
  return { attributes: { type: schema.apiName, referenceId }, ...kind, ...Object.fromEntries(values) };
}

/** The name of a person account is made of the person's. */
function isCarried({ apiName, canBeSet }: FieldSchema, record: StoredRecord): boolean {
  if (canBeSet === 'never' || apiName === 'OwnerId' || (apiName === 'Name' && record.IsPersonAccount)) return false;
  return (record[apiName] ?? '') !== '';
}

/** The record without the contact behind a person account; a task of such a contact becomes one of the account. */
function withoutPersons(org: Org, record: StoredRecord): StoredRecord {
  const isBehind = (value: FieldValue): boolean =>
    org.objectTypeOf(String(value)) === 'Contact' && org.find(value)?.IsPersonAccount === true;
  const account = isBehind(record.WhoId ?? null) ? (org.find(record.WhoId)?.AccountId ?? null) : null;
  const kept = Object.entries(record).map(([name, value]) => [name, name !== 'Id' && isBehind(value) ? null : value]);
  const whatId = record.WhatId ?? account;
  return { ...(Object.fromEntries(kept) as StoredRecord), ...(whatId ? { WhatId: whatId } : {}) };
}

/** Gives every record a name, and puts `@name` in the place of its id once the record stands earlier in the plan. */
class ReferenceNames {
  private readonly given = new Map<string, string>();

  constructor(private readonly org: Org) {}

  take(id: string): string {
    const name = `${this.org.objectTypeOf(id).replace(/__c$/, '').replaceAll('_', '')}${this.given.size + 1}`;
    this.given.set(id, name);
    return name;
  }

  /** Null for what cannot be told: the id of a record that comes later, or is in no file. */
  textOf({ type }: FieldSchema, value: FieldValue): FieldValue {
    if (typeof value !== 'string') return value;
    const name = this.given.get(value);
    if (name) return `@${name}`;
    return type === 'reference' || this.org.find(value) ? null : value;
  }
}

function isExported({ apiName, isCreatable }: ObjectSchema): boolean {
  return apiName !== 'User' && apiName !== 'RecordType' && isCreatable !== false;
}

function exportedRecords(org: Org, { apiName }: ObjectSchema): readonly StoredRecord[] {
  const records = org.records(apiName).filter((record) => !(apiName === 'Contact' && record.IsPersonAccount));
  return records.map((record) => withoutPersons(org, record));
}

/** Objects whose records are pointed to come first; the rest stay in the org's order. */
function inImportOrder(org: Org, objects: readonly ObjectSchema[]): ObjectSchema[] {
  const sorted: ObjectSchema[] = [];
  const visit = (schema: ObjectSchema, above: readonly string[]): void => {
    if (sorted.includes(schema) || above.includes(schema.apiName)) return;
    const needed = neededBy(org, schema);
    for (const other of objects.filter(({ apiName }) => needed.has(apiName))) visit(other, [...above, schema.apiName]);
    sorted.push(schema);
  };
  for (const schema of objects) visit(schema, []);
  return sorted;
}

/** Objects to which records of this one really point. */
function neededBy(org: Org, schema: ObjectSchema): ReadonlySet<string> {
  const references = schema.fields.filter((field) => field.type === 'reference' && field.canBeSet !== 'never');
  const ids = exportedRecords(org, schema).flatMap((record) =>
    references.map((field) => record[field.apiName] ?? null),
  );
  return new Set(ids.filter((id) => id !== null).map((id) => org.objectTypeOf(String(id))));
}

function inPieces<T>(records: readonly T[]): T[][] {
  const count = Math.ceil(records.length / MOST_RECORDS);
  return Array.from({ length: count }, (_, index) => records.slice(index * MOST_RECORDS, (index + 1) * MOST_RECORDS));
}
