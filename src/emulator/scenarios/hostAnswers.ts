import type { Scenario } from './scenario';

export const hostAnswers: Scenario = {
  key: 'hostAnswers',
  group: 'Open CTI',
  title: 'Answers of the host',
  hint: 'Without an answer the library calls nobody back. The phone must say so instead of waiting for ever.',
  choices: [
    { value: 'always', label: 'Always' },
    { value: 'late', label: 'After 5 seconds' },
    { value: 'never', label: 'Never' },
  ],
  default: 'always',
};

/** Milliseconds until the host answers a call; null for never. */
export function answerDelayMs(value: string): number | null {
  if (value === 'never') return null;
  return value === 'late' ? 5_000 : 0;
}
