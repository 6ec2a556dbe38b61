import type { Scenario } from './scenario';

export const panelHeight: Scenario = {
  key: 'panelHeight',
  group: 'Console',
  title: 'Height of the panel',
  hint: 'Whether a height includes the panel’s header (40 px) is not known. Nothing may be cut off in the smaller one.',
  choices: [
    { value: 'withHeader', label: 'Includes the header' },
    { value: 'withoutHeader', label: 'The phone gets all of it' },
  ],
  default: 'withHeader',
};
