import type { Scenario } from './scenario';

export const taskTrigger: Scenario = {
  key: 'taskTrigger',
  group: 'Org',
  title: 'Trigger on tasks',
  hint: 'A trigger of the customer refuses tasks of calls, or breaks. Sending again does not help; somebody has to be told.',
  choices: [
    { value: 'none', label: 'None' },
    { value: 'refuses', label: 'Refuses with addError' },
    { value: 'breaks', label: 'Breaks with a null pointer' },
  ],
  default: 'none',
};

export const taskValidation: Scenario = {
  key: 'taskValidation',
  group: 'Org',
  title: 'Validation rule on tasks',
  hint: 'A completed task needs comments. A call without a note is refused until the agent writes one.',
  choices: [
    { value: 'none', label: 'None' },
    { value: 'comments', label: 'Completed tasks need comments' },
  ],
  default: 'none',
};
