import type { Scenario } from './scenario';

export const unassignedItem: Scenario = {
  key: 'unassignedItem',
  group: 'Console',
  title: 'Utility item of a user without a phone',
  hint: 'What somebody sees who is in no call center is not known; vendors write “not visible” and “empty”. No phone is loaded in any case.',
  choices: [
    { value: 'hidden', label: 'No item' },
    { value: 'empty', label: 'An item with an empty panel' },
    { value: 'message', label: 'An item whose panel says why' },
  ],
  default: 'hidden',
};
