import { isEditable, isReadable } from '../recordAccess';
import type { Org } from '../org';
import type { FieldValue } from '../schema/objectSchema';

type Values = Readonly<Record<string, FieldValue>>;

/**
 * The values without those that the user may not write; their names go into `omitted`, unless they were empty anyway.
 *
 * @param isNew  else fields that are fixed once the record is there are left out without a word
 */
export function writableFields(
  org: Org,
  objectType: string,
  { values, omitted, isNew }: { readonly values: Values; readonly omitted: Set<string>; readonly isNew: boolean },
): Values {
  const schema = org.schemaOf(objectType);
  const kept = Object.entries(values).filter(([name, value]) => {
    const field = schema.fields.find(({ apiName }) => apiName === name);
    const isFixed = field?.canBeSet === 'never' || (!isNew && field?.canBeSet === 'onCreate');
    const mayWrite = field !== undefined && isEditable(org.access, schema, field);
    if (!mayWrite && value !== null && value !== '' && value !== false) omitted.add(`${objectType}.${name}`);
    return mayWrite && !isFixed;
  });
  return Object.fromEntries(kept);
}

export function mayReadField(org: Org, objectType: string, name: string): boolean {
  const schema = org.schemaOf(objectType);
  const field = schema.fields.find(({ apiName }) => apiName === name);
  return field !== undefined && isReadable(org.access, schema, field);
}

export function mayWriteField(org: Org, objectType: string, name: string): boolean {
  const schema = org.schemaOf(objectType);
  const field = schema.fields.find(({ apiName }) => apiName === name);
  return field !== undefined && isEditable(org.access, schema, field);
}
