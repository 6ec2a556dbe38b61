import type { Scenario } from './scenario';

export const longLabels: Scenario = {
  key: 'longLabels',
  group: 'Open CTI',
  title: 'Labels over 60 characters',
  hint: 'How long the label of item or panel may be is not known. A refused label must not stop a call.',
  choices: [
    { value: 'taken', label: 'Taken' },
    { value: 'refused', label: 'Refused' },
  ],
  default: 'taken',
};

const LONGEST = 60;

export function isLabelRefused(value: string, label: string): boolean {
  return value === 'refused' && label.length > LONGEST;
}
