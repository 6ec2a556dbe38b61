import type { Scenario } from './scenario';

export const openCtiThere: Scenario = {
  key: 'openCti',
  group: 'Console',
  title: 'Open CTI in the org',
  hint: 'Salesforce retires Open CTI on 28 February 2028; whether a new org has it is not known. Without it there are no call centers and no item.',
  choices: [
    { value: 'there', label: 'There' },
    { value: 'gone', label: 'Gone' },
  ],
  default: 'there',
  needsReload: true,
};
