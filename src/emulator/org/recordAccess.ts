import { RecordRefused } from './recordRefused';
import type { FieldSchema, FieldValues, ObjectSchema } from './schema/objectSchema';
import type { StoredRecord } from './table';
import type { UserAccess } from './users/userAccess';

/** Somebody who reads and writes: the user's rights and the id by which records are her own. */
export interface Reader {
  readonly access: UserAccess;
  readonly userId: string;
}

/** Whether the user finds this record at all: the object may be read, and the record is hers or everybody's. */
export function isVisible({ access, userId }: Reader, schema: ObjectSchema, record: FieldValues): boolean {
  if (!access.may('read', schema.apiName)) return false;
  return schema.sharing !== 'private' || record.OwnerId === userId || access.seesAll(schema.apiName);
}

/** The record without the fields that the user may not read. */
export function visiblePart({ access }: Reader, schema: ObjectSchema, record: StoredRecord): StoredRecord {
  const hidden = schema.fields.filter((field) => !isReadable(access, schema, field)).map((field) => field.apiName);
  if (hidden.length === 0) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.includes(name))) as StoredRecord;
}

/** Field-level security cannot be taken from fields that the database itself requires. */
export function isReadable(access: UserAccess, schema: ObjectSchema, field: FieldSchema): boolean {
  return isFree(schema, field) || access.mayReadField(schema.apiName, field.apiName);
}

export function isEditable(access: UserAccess, schema: ObjectSchema, field: FieldSchema): boolean {
  return isFree(schema, field) || access.mayEditField(schema.apiName, field.apiName);
}

/** @throws RecordRefused `CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY`, or for a field as `assertMayWrite` */
export function assertMayCreate(reader: Reader, schema: ObjectSchema, names: readonly string[]): void {
  if (schema.isCreatable === false || !reader.access.may('create', schema.apiName)) {
    const message = `entity type cannot be inserted: ${schema.label}`;
    throw new RecordRefused('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message);
  }
  assertMayWrite(reader.access, schema, names);
}

/** @throws RecordRefused `INSUFFICIENT_ACCESS_OR_READONLY`, or for a field as `assertMayWrite` */
export function assertMayEdit(reader: Reader, schema: ObjectSchema, change: RecordChange): void {
  const { access, userId } = reader;
  const isShared = (schema.sharing ?? 'readWrite') === 'readWrite';
  const isOwn = change.record.OwnerId === userId || access.editsAll(schema.apiName);
  if (!access.may('edit', schema.apiName) || !(isShared || isOwn)) {
    throw new RecordRefused('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  assertMayWrite(access, schema, change.names);
}

export interface RecordChange {
  readonly record: FieldValues;
  readonly names: readonly string[];
}

/**
 * A hidden field is as good as absent, one that may only be read says so.
 *
 * @throws RecordRefused `INVALID_FIELD`, `INVALID_FIELD_FOR_INSERT_UPDATE`
 */
function assertMayWrite(access: UserAccess, schema: ObjectSchema, names: readonly string[]): void {
  for (const field of schema.fields.filter(({ apiName }) => names.includes(apiName))) {
    if (isEditable(access, schema, field)) continue;
    throw isReadable(access, schema, field) ? readOnlyField(field.apiName) : unknownField(field.apiName, schema);
  }
}

export function unknownField(name: string, schema: ObjectSchema): RecordRefused {
  return new RecordRefused('INVALID_FIELD', `No such column '${name}' on sobject of type ${schema.apiName}`, [name]);
}

export function readOnlyField(name: string): RecordRefused {
  const message = `Unable to create/update fields: ${name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
  return new RecordRefused('INVALID_FIELD_FOR_INSERT_UPDATE', message, [name]);
}

function isFree(schema: ObjectSchema, field: FieldSchema): boolean {
  return field.isRequired === true || field.apiName === schema.nameField;
}
