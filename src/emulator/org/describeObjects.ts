import type { FieldDescription, ObjectDescription } from './orgApi';
import type { Org } from './org';
import type { FieldSchema, ObjectSchema } from './schema/objectSchema';

/** What the console needs to draw lists, records and forms. Users have no page of their own. */
export function describeObjects(org: Org): ObjectDescription[] {
  return org.schema.filter((schema) => schema.apiName !== 'User').map(describe);
}

function describe(schema: ObjectSchema): ObjectDescription {
  const { apiName, label, pluralLabel, icon, listColumns, formFields, canHaveActivities } = schema;
  const fields = schema.fields.map(describeField);
  return { apiName, label, pluralLabel, icon, fields, listColumns, formFields, canHaveActivities };
}

function describeField(field: FieldSchema): FieldDescription {
  return {
    apiName: field.apiName,
    label: field.label,
    type: field.type,
    isRequired: field.isRequired === true && field.canBeSet !== 'never',
    isEditable: (field.canBeSet ?? 'always') === 'always',
    ...(field.values ? { values: field.values } : {}),
    ...(field.referenceTo?.[0] ? { referenceTo: field.referenceTo[0] } : {}),
  };
}
