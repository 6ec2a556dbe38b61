import type { Scenario } from './scenario';

export const oldPages: Scenario = {
  key: 'oldPages',
  group: 'Apex and remoting',
  title: 'Remoting of an old page after a new sign-in',
  hint: 'Whether the token of a page outlives the session in which it was loaded is not known. The phone asks through a freshly loaded page.',
  choices: [
    { value: 'refused', label: 'Refused' },
    { value: 'work', label: 'Works' },
  ],
  default: 'refused',
};
