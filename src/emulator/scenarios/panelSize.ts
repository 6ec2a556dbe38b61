import type { Scenario } from './scenario';

export const panelSize: Scenario = {
  key: 'panelSize',
  group: 'Console',
  title: 'Which size wins',
  hint: 'Call center and utility item both have a size; which one counts at the start is not known.',
  choices: [
    { value: 'callCenter', label: 'The call center’s' },
    { value: 'utilityItem', label: 'The utility item’s' },
  ],
  default: 'callCenter',
  needsReload: true,
};
