import type { ErrorEntry } from '../host/message';
import type { Scenario } from './scenario';

export const errorDetails: Scenario = {
  key: 'errorDetails',
  group: 'Open CTI',
  title: 'Shape of errors[].details',
  hint: 'Public code reads three different shapes when saveLog fails, and none is documented. The phone must show a reason from any of them, as text, and must not fall over the others.',
  choices: [
    { value: 'record', label: 'An object with message, pageErrors, fieldErrors' },
    { value: 'list', label: 'A list of objects with a message' },
    { value: 'text', label: 'A text' },
    { value: 'null', label: 'null' },
    { value: 'absent', label: 'Not there' },
    { value: 'odd', label: 'Something else altogether' },
  ],
  default: 'record',
};

/** The entry with its details in that shape; entries without details stay as they are. */
export function withDetails(value: string, entry: ErrorEntry): ErrorEntry {
  if (value === 'record' || entry.details === undefined) return entry;
  const { details, ...rest } = entry;
  const { message = '' } = details as { message?: string };
  if (value === 'absent') return rest;
  return {
    ...rest,
    details: { list: [{ message }], text: message, null: null, odd: [[{ fieldErrors: 7 }], message] }[value],
  };
}
