import type { Scenario } from './scenario';

export const taskField: Scenario = {
  key: 'taskField',
  group: 'Org',
  title: 'Required field on tasks',
  hint: 'The org has a field of its own on tasks that must be filled: Contact_Reason__c. A log without it is refused; the call must not be lost.',
  choices: [
    { value: 'none', label: 'None' },
    { value: 'required', label: 'Contact_Reason__c is required' },
  ],
  default: 'none',
};
