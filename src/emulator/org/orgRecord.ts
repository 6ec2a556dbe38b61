import type { Org } from './org';
import type { OrgRecord } from './orgApi';
import type { FieldValue, ObjectSchema } from './schema/objectSchema';
import type { StoredRecord } from './table';

/** A record with the `Name` that every answer carries, also where the object has another name field. */
export function asOrgRecord(org: Org, record: StoredRecord): OrgRecord {
  return { ...record, Name: nameOf(org, record.Id) };
}

/** As `asOrgRecord`, with the name for each id that it holds as a further value: `AccountId.Name`. */
export function asListed(org: Org, record: StoredRecord): OrgRecord {
  const names = Object.entries(referenceNames(org, record)).map(([field, name]) => [`${field}.Name`, name]);
  return { ...asOrgRecord(org, record), ...(Object.fromEntries(names) as Record<string, string>) };
}

/** Reference field → name of the record that it points to. */
export function referenceNames(org: Org, record: StoredRecord): Record<string, string> {
  const { fields } = org.schemaOf(org.objectTypeOf(record.Id));
  const references = fields.filter((field) => field.type === 'reference' && record[field.apiName]);
  return Object.fromEntries(references.map((field) => [field.apiName, nameOf(org, record[field.apiName])]));
}

/** The text that names a record to people; empty for an id without a record. */
export function nameOf(org: Org, id: FieldValue | undefined): string {
  const record = org.find(id);
  if (!record) return '';
  return String(record[org.schemaOf(org.objectTypeOf(record.Id)).nameField] ?? '');
}

/** The contact behind a person account is shown nowhere: the account stands for it. */
export function isShown(record: StoredRecord, schema: ObjectSchema): boolean {
  return !(schema.apiName === 'Contact' && record.IsPersonAccount);
}

/** API names of the fields of type phone. */
export function phoneFields(schema: ObjectSchema): string[] {
  return schema.fields.filter((field) => field.type === 'phone').map((field) => field.apiName);
}
