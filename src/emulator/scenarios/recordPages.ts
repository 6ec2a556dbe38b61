import type { Scenario } from './scenario';

export const recordPages: Scenario = {
  key: 'recordPages',
  group: 'Org',
  title: 'Record pages',
  hint: 'With components: as if an admin had put the project’s own Lightning web components onto all record pages that may have them.',
  choices: [
    { value: 'usual', label: 'As Salesforce has them' },
    { value: 'withComponents', label: 'With the project’s components' },
  ],
  default: 'usual',
  needsReload: true,
};
