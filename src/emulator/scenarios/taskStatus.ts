import type { Scenario } from './scenario';

export const taskStatus: Scenario = {
  key: 'taskStatus',
  group: 'Org',
  title: 'Statuses of tasks',
  hint: 'An org may call its statuses what it wants. A log with a status that the org does not have leaves an open task behind for every call.',
  choices: [
    { value: 'usual', label: 'Not Started … Completed' },
    { value: 'german', label: 'Offen … Erledigt' },
  ],
  default: 'usual',
  needsReload: true,
};
