import { ORG_SCENARIOS } from '../scenarios/orgScenarios';
import { RecordRefused } from './recordRefused';
import { text } from './schema/objectSchema';
import type { FieldValues, ObjectSchema } from './schema/objectSchema';
import { taskWithStatuses } from './schema/task';
import type { UserAccess } from './users/userAccess';

/** Where a switch of the org stands, by the key of its scenario. */
export type OrgSwitches = (key: string) => string;

/** Every switch at its default. */
export const USUAL_ORG: OrgSwitches = (key) => ORG_SCENARIOS.find((each) => each.key === key)?.default ?? '';

/** The object as this org has it; null when it has none. */
export function objectIn(switches: OrgSwitches, schema: ObjectSchema): ObjectSchema | null {
  const shape = SHAPES[schema.apiName];
  return shape ? shape(switches, schema) : schema;
}

const SHAPES: Readonly<Record<string, (switches: OrgSwitches, schema: ObjectSchema) => ObjectSchema | null>> = {
  Account: withoutPersonsWhereOff,
  Contact: withoutPersonsWhereOff,
  Task(switches, schema) {
    const named = switches('taskStatus') === 'german' ? taskWithStatuses(schema, GERMAN_STATUSES) : schema;
    return switches('taskField') === 'required' ? withContactReason(named) : named;
  },
  TaskRelation: (switches, schema) => ({ ...schema, isCreatable: switches('sharedActivities') === 'on' }),
  VoiceCall(switches, schema) {
    const licence = switches('voiceCall');
    return licence === 'absent' ? null : { ...schema, isCreatable: licence === 'licensed' };
  },
};

/** Without person accounts neither object has a field of them. */
function withoutPersonsWhereOff(switches: OrgSwitches, schema: ObjectSchema): ObjectSchema {
  if (switches('personAccounts') !== 'off') return schema;
  const isPersons = (name: string): boolean =>
    /^(Is)?Person/.test(name) || (schema.apiName === 'Account' && ['FirstName', 'LastName'].includes(name));
  const kept = (names: readonly string[]): string[] => names.filter((name) => !isPersons(name));
  return {
    ...schema,
    fields: schema.fields.filter(({ apiName }) => !isPersons(apiName)),
    listColumns: kept(schema.listColumns),
    formFields: kept(schema.formFields),
  };
}

const GERMAN_STATUSES = ['Offen', 'In Bearbeitung', 'Erledigt'];

function withContactReason(schema: ObjectSchema): ObjectSchema {
  const field = text('Contact_Reason__c', 'Contact Reason', { length: 80, isRequired: true });
  return { ...schema, fields: [...schema.fields, field], formFields: [...schema.formFields, field.apiName] };
}

/** What customers put before a save: triggers and validation rules. @throws RecordRefused */
export function assertCustomRules(switches: OrgSwitches, objectType: string, record: FieldValues): void {
  if (objectType !== 'Task') return;
  const trigger = switches('taskTrigger');
  const isCall = record.TaskSubtype === 'Call';
  if (trigger === 'refuses' && isCall) {
    throw new RecordRefused('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Calls are logged by the telephony team only');
  }
  if (trigger === 'breaks' && isCall) {
    const cause = 'System.NullPointerException: Attempt to de-reference a null object';
    const message = `AcmeTaskTrigger: execution of BeforeInsert caused by: ${cause} Trigger.AcmeTaskTrigger: line 7, column 1`;
    throw new RecordRefused('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message);
  }
  if (switches('taskValidation') === 'comments' && record.Status === 'Completed' && !record.Description) {
    const message = 'Write comments before you complete a task';
    throw new RecordRefused('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, ['Description']);
  }
}

/** The same rights without the hidden field, and without contacts where agents may not read them. */
export function rightsIn(switches: OrgSwitches, access: UserAccess): UserAccess {
  const hidden = switches('hiddenField');
  const isHidden = (objectType: string, field: string): boolean => hidden === `${objectType}.${field}`;
  const hasContacts = switches('personAccounts') !== 'withoutContacts';
  return {
    ...access,
    may: (action, objectType) => (hasContacts || objectType !== 'Contact') && access.may(action, objectType),
    mayReadField: (object, field) => !isHidden(object, field) && access.mayReadField(object, field),
    mayEditField: (object, field) => !isHidden(object, field) && access.mayEditField(object, field),
  };
}
