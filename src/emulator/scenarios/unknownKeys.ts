import type { HostMessage } from '../host/message';
import type { Scenario } from './scenario';

export const unknownKeys: Scenario = {
  key: 'unknownKeys',
  group: 'Open CTI',
  title: 'Keys that nobody documented',
  hint: 'A newer Salesforce may add keys to messages, responses and payloads. The phone must pass over them.',
  choices: [
    { value: 'none', label: 'None' },
    { value: 'added', label: 'Added everywhere' },
  ],
  default: 'none',
};

const STRANGE = { _sfdcTraceId: 'x-1', nested: { list: [1, null] } };

export function withUnknownKeys(value: string, message: HostMessage): HostMessage {
  if (value === 'none') return message;
  return { ...STRANGE, ...message, response: extended(message.response) };
}

/** The response and, one level down, what it returns. */
function extended(response: unknown): unknown {
  if (!isObject(response)) return response;
  const { returnValue } = response;
  return { ...STRANGE, ...response, ...(isObject(returnValue) ? { returnValue: { ...STRANGE, ...returnValue } } : {}) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
