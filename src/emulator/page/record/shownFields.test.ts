import type { RecordPage } from '../../org/orgApi';
import { field, object } from '../fakeOrgClient';
import { detailFields, editFields, keyFields } from './shownFields';

const ACCOUNT = object('Account', [
  field('Name', 'text'),
  field('FirstName', 'text'),
  field('LastName', 'text'),
  field('Phone', 'phone'),
  field('PersonMobilePhone', 'phone'),
  field('Industry', 'picklist'),
  field('IsPersonAccount', 'boolean', { isEditable: false }),
  field('CreatedDate', 'datetime', { isEditable: false }),
]);

const pageOf = (isPersonAccount: boolean, values: object = {}): RecordPage => ({
  objectType: 'Account',
  name: 'Ada',
  subtitle: '',
  record: { Id: '001', Name: 'Ada', ...values },
  referenceNames: {},
  isPersonAccount,
  personContactId: '',
  related: [],
  activities: [],
});

const names = (fields: readonly { readonly apiName: string }[]) => fields.map(({ apiName }) => apiName);

test('a business account shows nothing of a person, and a person account nothing of a business', () => {
  expect(names(detailFields(ACCOUNT, pageOf(false)))).toEqual(['Name', 'Phone', 'Industry']);
  expect(names(detailFields(ACCOUNT, pageOf(true)))).toEqual(['Name', 'Phone', 'PersonMobilePhone']);
});

test('a person account is edited by first and last name', () => {
  expect(names(editFields(ACCOUNT, pageOf(true)))).toEqual(['FirstName', 'LastName', 'Phone', 'PersonMobilePhone']);
});

test('an edit form has the fields of the new-record form that may be edited', () => {
  const described = { ...ACCOUNT, formFields: ['Name', 'Industry', 'CreatedDate'] };
  expect(names(editFields(described, pageOf(false)))).toEqual(['Name', 'Industry']);
});

test('the head of the page shows what is filled in, numbers always among it', () => {
  const described = { ...ACCOUNT, listColumns: ['Name', 'Industry'] };
  expect(names(keyFields(described, pageOf(false, { Phone: '030' })))).toEqual(['Phone']);
  expect(names(keyFields(described, pageOf(false, { Phone: '030', Industry: 'Retail' })))).toEqual([
    'Phone',
    'Industry',
  ]);
});
