import type { FieldDescription, ObjectDescription } from './orgApi';
import type { Org } from './org';
import { isEditable, isReadable } from './recordAccess';
import type { FieldSchema, ObjectSchema } from './schema/objectSchema';
import { recordTypeId, recordTypesOf } from './schema/recordTypes';
import type { UserAccess } from './users/userAccess';

/** Nobody opens one of these. */
const SETUP_OBJECTS: readonly string[] = ['User', 'RecordType', 'TaskRelation'];

/** What the console needs to draw lists, records and forms, as the acting user may see them. Some objects have no page of their own. */
export function describeObjects({ schema: schemas, access }: Org): ObjectDescription[] {
  const shown = schemas.filter(({ apiName }) => !SETUP_OBJECTS.includes(apiName) && access.may('read', apiName));
  return shown.map((schema) => describe(schema, access));
}

function describe(schema: ObjectSchema, access: UserAccess): ObjectDescription {
  const { apiName, label, pluralLabel, icon, listColumns, formFields, canHaveActivities } = schema;
  const readable = schema.fields.filter((field) => isReadable(access, schema, field));
  const isShown = (name: string): boolean => readable.some((field) => field.apiName === name);
  return {
    apiName,
    label,
    pluralLabel,
    icon,
    fields: readable.map((field) => describeField(field, isEditable(access, schema, field))),
    listColumns: listColumns.filter(isShown),
    formFields: formFields.filter(isShown),
    canHaveActivities,
    recordTypes: recordTypesOf(apiName).map((each) => ({ id: recordTypeId(each), name: each.name })),
  };
}

function describeField(field: FieldSchema, mayEdit: boolean): FieldDescription {
  return {
    apiName: field.apiName,
    label: field.label,
    type: field.type,
    isRequired: field.isRequired === true && field.canBeSet !== 'never',
    isEditable: mayEdit && (field.canBeSet ?? 'always') === 'always',
    ...(field.values ? { values: field.values } : {}),
    ...(field.referenceTo?.[0] ? { referenceTo: field.referenceTo[0] } : {}),
  };
}
