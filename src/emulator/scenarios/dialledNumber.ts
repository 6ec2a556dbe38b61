import type { Scenario } from './scenario';

export const dialledNumber: Scenario = {
  key: 'dialledNumber',
  group: 'Open CTI',
  title: 'Number of a click to dial',
  hint: 'The guide calls it a number, adapters get a text. A phone must dial both, and ask when it has no record with it.',
  choices: [
    { value: 'text', label: 'The text of the field' },
    { value: 'digits', label: 'A number without a sign' },
    { value: 'noRecord', label: 'A text, without its record' },
  ],
  default: 'text',
};

export function dialPayload(
  value: string,
  payload: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (value === 'noRecord') return { number: payload.number };
  return value === 'digits' ? { ...payload, number: Number(String(payload.number).replace(/\D/g, '')) } : payload;
}
