import { day, flag, longText, moment, number, picklist, reference, SYSTEM_FIELDS, text } from './objectSchema';
import type { FieldValue, FieldValues, ObjectSchema, SaveContext } from './objectSchema';

export const taskSchema: ObjectSchema = {
  apiName: 'Task',
  label: 'Task',
  pluralLabel: 'Tasks',
  icon: 'task',
  keyPrefix: '00T',
  nameField: 'Subject',
  listColumns: ['Subject', 'WhoId', 'WhatId', 'Status', 'ActivityDate'],
  formFields: ['Subject', 'WhoId', 'WhatId', 'Status', 'Priority', 'ActivityDate', 'Description'],
  canHaveActivities: false,
  // Who reads a record reads its activities; only the owner changes them.
  sharing: 'read',
  searchFields: ['Subject'],
  fields: [
    text('Subject', 'Subject'),
    reference('WhoId', 'Name', { referenceTo: ['Contact', 'Lead'] }),
    reference('WhatId', 'Related To', { referenceTo: ['Account', 'Case', 'Cti_Call__c'] }),
    reference('AccountId', 'Account', { referenceTo: ['Account'], canBeSet: 'never' }),
    picklist('Status', 'Status', {
      isRequired: true,
      startsAs: 'Not Started',
      values: ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'],
      closedValues: ['Completed'],
    }),
    picklist('Priority', 'Priority', {
      isRequired: true,
      startsAs: 'Normal',
      values: ['High', 'Normal', 'Low'],
    }),
    picklist('Type', 'Type', { values: ['Call', 'Email', 'Meeting', 'Other'] }),
    picklist('TaskSubtype', 'Task Subtype', {
      canBeSet: 'onCreate',
      isRestricted: true,
      startsAs: 'Task',
      values: ['Task', 'Email', 'ListEmail', 'Cadence', 'Call', 'LinkedIn'],
    }),
    day('ActivityDate', 'Due Date'),
    picklist('CallType', 'Call Type', { isRestricted: true, values: ['Inbound', 'Internal', 'Outbound'] }),
    number('CallDurationInSeconds', 'Call Duration'),
    text('CallDisposition', 'Call Result'),
    text('CallObject', 'Call Object Identifier'),
    longText('Description', 'Comments'),
    flag('IsClosed', 'Closed', { canBeSet: 'never', startsAs: false }),
    moment('CompletedDateTime', 'Completed Date/Time', { canBeSet: 'never' }),
    ...SYSTEM_FIELDS,
  ],
  complete: completedBy(['Completed']),
};

/** The same object in an org with other statuses: the first is the default, the last closes a task. */
export function taskWithStatuses(schema: ObjectSchema, values: readonly string[]): ObjectSchema {
  const closedValues = values.slice(-1);
  const fields = schema.fields.map((field) =>
    field.apiName === 'Status' ? { ...field, values, closedValues, startsAs: values[0] ?? null } : field,
  );
  return { ...schema, fields, complete: completedBy(closedValues) };
}

function completedBy(closed: readonly string[]): NonNullable<ObjectSchema['complete']> {
  return (record, context) => {
    const isClosed = closed.includes(String(record.Status));
    return {
      IsClosed: isClosed,
      CompletedDateTime: isClosed ? (record.CompletedDateTime ?? context.now) : null,
      AccountId: accountBehind(record, context),
    };
  };
}

/** The account that a task also shows up under: of what it is related to, else of the contact. */
function accountBehind(record: FieldValues, context: SaveContext): FieldValue {
  if (String(record.WhatId ?? '').startsWith('001')) return record.WhatId ?? null;
  return context.find(record.WhatId)?.AccountId ?? context.find(record.WhoId)?.AccountId ?? null;
}
