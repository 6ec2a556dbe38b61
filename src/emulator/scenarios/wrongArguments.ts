import type { ErrorEntry } from '../host/message';
import type { Scenario } from './scenario';

export const wrongArguments: Scenario = {
  key: 'wrongArguments',
  group: 'Open CTI',
  title: 'Code for a wrong argument',
  hint: 'Which code each wrong value gets is known for a few only. The phone must not hang a decision on it.',
  choices: [
    { value: 'invalidParam', label: 'INVALID_PARAM' },
    { value: 'genericError', label: 'GENERIC_ERROR' },
  ],
  default: 'invalidParam',
};

export function withCode(value: string, entry: ErrorEntry): ErrorEntry {
  const isChanged = value === 'genericError' && entry.code === 'INVALID_PARAM';
  return isChanged
    ? { ...entry, code: 'GENERIC_ERROR', description: 'An error occurred while calling the API method.' }
    : entry;
}
