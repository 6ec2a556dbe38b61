import { readOnlyField, unknownField } from './recordAccess';
import { RecordRefused } from './recordRefused';
import { fullId } from './salesforceId';
import type { FieldSchema, FieldType, FieldValue, FieldValues, ObjectSchema } from './schema/objectSchema';

export interface FieldCheck {
  readonly schema: ObjectSchema;
  readonly isNew: boolean;
  /** API name of the object that has a record of this id; empty when none has. */
  readonly objectTypeOf: (id: string) => string;
  /** Whether the user who saves may read that record. */
  readonly isVisible: (id: string) => boolean;
}

/**
 * Reads the values that somebody wants to save, field by field, as Salesforce does: unknown and read-only fields are refused,
 * empty text is null, ids get 18 characters.
 *
 * @throws RecordRefused with Salesforce's status code
 */
export function readValues(values: Readonly<Record<string, unknown>>, check: FieldCheck): FieldValues {
  const read: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = settableField(name, check);
    read[name] = readValue(field, value, check);
  }
  return read;
}

/** @throws RecordRefused `REQUIRED_FIELD_MISSING` naming all of them */
export function assertComplete(record: FieldValues, schema: ObjectSchema): void {
  const missing = schema.fields.filter((field) => field.isRequired && isBlank(record[field.apiName]));
  if (missing.length === 0) return;
  const names = missing.map((field) => field.apiName);
  throw new RecordRefused('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names);
}

function settableField(name: string, { schema, isNew }: FieldCheck): FieldSchema {
  const field = schema.fields.find((each) => each.apiName === name);
  if (!field) throw unknownField(name, schema);
  if (field.canBeSet === 'never' || (field.canBeSet === 'onCreate' && !isNew)) throw readOnlyField(name);
  return field;
}

function readValue(field: FieldSchema, value: unknown, check: FieldCheck): FieldValue {
  if (isBlank(value)) return null;
  if (typeof value !== wantedType(field.type)) throw wrongType(field, value);
  if (field.type === 'number') return readNumber(field, value as number);
  if (field.type === 'boolean') return value as boolean;
  const text = value as string;
  if (field.type === 'reference') return readReference(field, text, check);
  if (field.type === 'datetime') return readMoment(field, text);
  if (field.type === 'date' && !/^\d{4}-\d\d-\d\d$/.test(text)) throw wrongType(field, value);
  if (field.isRestricted && !field.values?.includes(text)) {
    const message = `${field.label}: bad value for restricted picklist field: ${text.slice(0, 80)}`;
    throw new RecordRefused('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.apiName]);
  }
  return readText(field, text);
}

function wantedType(type: FieldType): 'number' | 'boolean' | 'string' {
  return type === 'number' || type === 'boolean' ? type : 'string';
}

function readText(field: FieldSchema, text: string): string {
  if (field.length && text.length > field.length) {
    const message = `${field.label}: data value too large: ${text.slice(0, 40)}… (max length=${field.length})`;
    throw new RecordRefused('STRING_TOO_LONG', message, [field.apiName]);
  }
  return text;
}

function readNumber(field: FieldSchema, value: number): number {
  if (!Number.isFinite(value)) throw wrongType(field, value);
  return value;
}

function readMoment(field: FieldSchema, text: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw wrongType(field, text);
  return new Date(at).toISOString();
}

function readReference(field: FieldSchema, text: string, check: FieldCheck): string {
  const id = fullId(text);
  if (!id)
    throw new RecordRefused('MALFORMED_ID', `${field.label}: id value of incorrect type: ${text.slice(0, 40)}`, [
      field.apiName,
    ]);
  const objectType = check.objectTypeOf(id);
  if (objectType && !check.isVisible(id)) {
    const message = `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`;
    throw new RecordRefused('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message, [field.apiName]);
  }
  if (!objectType)
    throw new RecordRefused('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`, [field.apiName]);
  if (!field.referenceTo?.includes(objectType)) {
    const message = `${field.label}: id value of incorrect type: ${id} (a ${objectType})`;
    throw new RecordRefused('FIELD_INTEGRITY_EXCEPTION', message, [field.apiName]);
  }
  return id;
}

function wrongType(field: FieldSchema, value: unknown): RecordRefused {
  const message = `${field.label}: value not of required type: ${String(value).slice(0, 40)}`;
  return new RecordRefused('INVALID_TYPE_ON_FIELD_IN_RECORD', message, [field.apiName]);
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
