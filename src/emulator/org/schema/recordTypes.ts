import { makeId } from '../salesforceId';
import { flag, moment, text } from './objectSchema';
import type { ObjectSchema } from './objectSchema';

/** The kinds of records of an object that an admin has set up. */
export interface RecordTypeSchema {
  readonly objectType: string;
  readonly name: string;
  readonly developerName: string;
}

export const PERSON_ACCOUNT = 'PersonAccount';

/** In the order of their ids. The first one of an object is what records get that ask for none. */
export const RECORD_TYPES: readonly RecordTypeSchema[] = [
  { objectType: 'Account', name: 'Business Account', developerName: 'Business_Account' },
  { objectType: 'Case', name: 'Support Case', developerName: 'Support_Case' },
  { objectType: 'Case', name: 'Complaint', developerName: 'Complaint' },
  // The last one: orgs without person accounts lack it.
  { objectType: 'Account', name: 'Person Account', developerName: PERSON_ACCOUNT },
];

export function recordTypesOf(objectType: string): readonly RecordTypeSchema[] {
  return RECORD_TYPES.filter((each) => each.objectType === objectType);
}

export function recordTypeId(recordType: RecordTypeSchema): string {
  return makeId('012', RECORD_TYPES.indexOf(recordType) + 1);
}

/** Id of the record type with this developer name, or of the object's default. */
export function idOfRecordType(objectType: string, developerName?: string): string {
  const [first, ...others] = recordTypesOf(objectType);
  return recordTypeId(others.find((each) => each.developerName === developerName) ?? first!);
}

/** What is found in SOQL under the same name. People see record types by name only, beside a record. */
export const recordTypeSchema: ObjectSchema = {
  apiName: 'RecordType',
  label: 'Record Type',
  pluralLabel: 'Record Types',
  icon: 'record',
  keyPrefix: '012',
  nameField: 'Name',
  listColumns: ['Name', 'SobjectType'],
  formFields: [],
  canHaveActivities: false,
  searchFields: [],
  fields: [
    text('Name', 'Name', { length: 80, isRequired: true }),
    text('DeveloperName', 'Record Type Name', { length: 80, isRequired: true }),
    text('SobjectType', 'Object', { length: 80, isRequired: true }),
    flag('IsActive', 'Active', { startsAs: true }),
    moment('CreatedDate', 'Created Date', { canBeSet: 'never' }),
    moment('LastModifiedDate', 'Last Modified Date', { canBeSet: 'never' }),
  ],
};
