import { email, flag, fullName, moment, phone, text } from './objectSchema';
import type { ObjectSchema } from './objectSchema';

export const userSchema: ObjectSchema = {
  apiName: 'User',
  label: 'User',
  pluralLabel: 'Users',
  icon: 'user',
  keyPrefix: '005',
  nameField: 'Name',
  listColumns: ['Name', 'Username', 'Phone'],
  formFields: [],
  canHaveActivities: false,
  searchFields: [],
  fields: [
    text('Name', 'Full Name', { length: 121, canBeSet: 'never' }),
    text('FirstName', 'First Name', { length: 40 }),
    text('LastName', 'Last Name', { length: 80, isRequired: true }),
    text('Username', 'Username', { length: 80, isRequired: true, unique: 'caseInsensitive' }),
    email('Email', 'Email'),
    phone('Phone', 'Phone'),
    flag('IsActive', 'Active', { startsAs: true }),
    moment('CreatedDate', 'Created Date', { canBeSet: 'never' }),
    moment('LastModifiedDate', 'Last Modified Date', { canBeSet: 'never' }),
  ],
  complete: (record) => ({ Name: fullName(record) }),
};
