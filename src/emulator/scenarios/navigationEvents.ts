import type { Scenario } from './scenario';

export const navigationEvents: Scenario = {
  key: 'navigationEvents',
  group: 'Open CTI',
  title: 'Navigation events',
  hint: 'Salesforce tells of one change more than once, and of some not at all. The phone must do the same thing once only, and must not need the event.',
  choices: [
    { value: 'twice', label: 'Each one twice' },
    { value: 'once', label: 'Each one once' },
    { value: 'five', label: 'Each one five times' },
    { value: 'never', label: 'None' },
  ],
  default: 'twice',
};

/** How often the adapter is told of one change of place. */
export function navigationCount(value: string): number {
  return { twice: 2, once: 1, five: 5 }[value] ?? 0;
}
