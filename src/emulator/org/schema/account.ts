import { email, flag, fullName, longText, phone, picklist, reference, SYSTEM_FIELDS, text } from './objectSchema';
import type { ObjectSchema } from './objectSchema';
import { idOfRecordType, PERSON_ACCOUNT } from './recordTypes';

/** Business accounts have a Name of their own; person accounts (a last name, no name) take theirs from the person. */
export const accountSchema: ObjectSchema = {
  apiName: 'Account',
  label: 'Account',
  pluralLabel: 'Accounts',
  icon: 'account',
  keyPrefix: '001',
  nameField: 'Name',
  listColumns: ['Name', 'Phone', 'Industry', 'BillingCity', 'BillingCountry'],
  formFields: ['Name', 'Phone', 'Fax', 'Website', 'Industry', 'BillingCity', 'BillingCountry', 'Description'],
  canHaveActivities: true,
  searchFields: ['Name', 'Website', 'PersonEmail'],
  fields: [
    text('Name', 'Account Name', { isRequired: true }),
    text('FirstName', 'First Name', { length: 40 }),
    text('LastName', 'Last Name', { length: 80 }),
    phone('Phone', 'Phone'),
    phone('Fax', 'Fax'),
    phone('PersonMobilePhone', 'Mobile'),
    phone('PersonHomePhone', 'Home Phone'),
    phone('PersonOtherPhone', 'Other Phone'),
    email('PersonEmail', 'Email'),
    text('PersonMailingCity', 'Mailing City', { length: 40 }),
    text('PersonMailingCountry', 'Mailing Country', { length: 80 }),
    text('Website', 'Website'),
    picklist('Industry', 'Industry', {
      values: [
        'Agriculture',
        'Banking',
        'Construction',
        'Education',
        'Energy',
        'Healthcare',
        'Manufacturing',
        'Retail',
        'Technology',
        'Transportation',
      ],
    }),
    text('BillingCity', 'Billing City', { length: 40 }),
    text('BillingCountry', 'Billing Country', { length: 80 }),
    longText('Description', 'Account Description'),
    flag('PersonDoNotCall', 'Do Not Call', { startsAs: false }),
    reference('RecordTypeId', 'Account Record Type', { referenceTo: ['RecordType'] }),
    flag('IsPersonAccount', 'Is Person Account', { canBeSet: 'never', startsAs: false }),
    reference('PersonContactId', 'Contact', { referenceTo: ['Contact'], canBeSet: 'never' }),
    ...SYSTEM_FIELDS,
  ],
  complete: (record) => ({
    Name: record.IsPersonAccount ? fullName(record) : (record.Name ?? null),
    RecordTypeId: record.IsPersonAccount ? idOfRecordType('Account', PERSON_ACCOUNT) : idOfRecordType('Account'),
  }),
};
