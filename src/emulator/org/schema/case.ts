import { flag, longText, phone, picklist, reference, SYSTEM_FIELDS, text } from './objectSchema';
import type { ObjectSchema } from './objectSchema';
import { idOfRecordType } from './recordTypes';

export const caseSchema: ObjectSchema = {
  apiName: 'Case',
  label: 'Case',
  pluralLabel: 'Cases',
  icon: 'case',
  keyPrefix: '500',
  nameField: 'CaseNumber',
  listColumns: ['CaseNumber', 'Subject', 'ContactId', 'AccountId', 'Status', 'Priority'],
  formFields: ['Subject', 'ContactId', 'AccountId', 'Status', 'Priority', 'Origin', 'Description'],
  canHaveActivities: true,
  searchFields: ['CaseNumber', 'Subject'],
  fields: [
    text('CaseNumber', 'Case Number', { length: 30, canBeSet: 'never' }),
    text('Subject', 'Subject'),
    reference('ContactId', 'Contact Name', { referenceTo: ['Contact'] }),
    reference('AccountId', 'Account Name', { referenceTo: ['Account'] }),
    picklist('Status', 'Status', { startsAs: 'New', values: ['New', 'Working', 'Escalated', 'Closed'] }),
    picklist('Priority', 'Priority', { startsAs: 'Medium', values: ['High', 'Medium', 'Low'] }),
    picklist('Origin', 'Case Origin', { values: ['Phone', 'Email', 'Web'] }),
    phone('SuppliedPhone', 'Web Phone'),
    longText('Description', 'Description'),
    reference('RecordTypeId', 'Case Record Type', { referenceTo: ['RecordType'] }),
    flag('IsClosed', 'Closed', { canBeSet: 'never', startsAs: false }),
    ...SYSTEM_FIELDS,
  ],
  complete: (record, context) => ({
    RecordTypeId: record.RecordTypeId ?? idOfRecordType('Case'),
    CaseNumber: record.CaseNumber ?? String(1000 + context.sequence).padStart(8, '0'),
    IsClosed: record.Status === 'Closed',
    AccountId: record.AccountId ?? context.find(record.ContactId)?.AccountId ?? null,
  }),
};
