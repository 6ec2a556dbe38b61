import type { Scenario } from './scenario';

export const personAccounts: Scenario = {
  key: 'personAccounts',
  group: 'Org',
  title: 'Person accounts',
  hint: 'Changing it fills the org anew. Where agents may not read contacts, a person account is found, but the contact behind it is not.',
  choices: [
    { value: 'on', label: 'On' },
    { value: 'off', label: 'Off' },
    { value: 'withoutContacts', label: 'On, and agents have no access to contacts' },
  ],
  default: 'on',
  needsReload: true,
};

export const sharedActivities: Scenario = {
  key: 'sharedActivities',
  group: 'Org',
  title: 'Shared activities',
  hint: 'On: a task may name up to 50 contacts (TaskRelation), or one lead. Off: one person only. Orgs cannot switch it off again.',
  choices: [
    { value: 'off', label: 'Off: one WhoId' },
    { value: 'on', label: 'On: several WhoIds' },
  ],
  default: 'off',
};

export const voiceCall: Scenario = {
  key: 'voiceCall',
  group: 'Org',
  title: 'VoiceCall',
  hint: 'Whether an org without a Voice licence has the object at all is not known. A phone must not take it for usable because it is described.',
  choices: [
    { value: 'notCreatable', label: 'There, but cannot be created' },
    { value: 'absent', label: 'Not there' },
    { value: 'licensed', label: 'Licensed' },
  ],
  default: 'notCreatable',
  needsReload: true,
};

export const hiddenField: Scenario = {
  key: 'hiddenField',
  group: 'Org',
  title: 'Hidden field',
  hint: 'Field-level security hides one field from everybody but admins. It cannot be searched, shown or written.',
  choices: [
    { value: 'none', label: 'None' },
    ...['Contact.Phone', 'Contact.MobilePhone', 'Lead.Phone', 'Task.CallType', 'Task.Type', 'Task.Description'].map(
      (field) => ({ value: field, label: field }),
    ),
  ],
  default: 'none',
  needsReload: true,
};

export const phoneWords: Scenario = {
  key: 'phoneWords',
  group: 'Org',
  title: 'Phone numbers as search words',
  hint: 'Into which words Salesforce cuts a phone number for its search is not known. A phone must find its callers in each case.',
  choices: [
    { value: 'groups', label: 'At every space and punctuation mark' },
    { value: 'whole', label: 'One word of all its digits' },
    { value: 'lastDigits', label: 'All its digits, and its last ten, eight and seven' },
    { value: 'anywhere', label: 'Any run of its digits is found' },
  ],
  default: 'lastDigits',
};
