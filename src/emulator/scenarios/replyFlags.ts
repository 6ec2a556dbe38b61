import type { HostMessage } from '../host/message';
import type { Scenario } from './scenario';

export const replyFlags: Scenario = {
  key: 'replyFlags',
  group: 'Open CTI',
  title: 'Flags of a reply',
  hint: 'A host older than v49 does not say whether a reply is for a callback or a listener: newer libraries then call nobody. The phone must say that Salesforce does not answer.',
  choices: [
    { value: 'sent', label: 'Sent' },
    { value: 'missing', label: 'Missing (host older than v49)' },
  ],
  default: 'sent',
};

/** The message as a host of that age sends it. */
export function withFlags(value: string, message: HostMessage): Partial<HostMessage> {
  if (value === 'sent') return message;
  const { shouldExecuteCallback: _callback, shouldExecuteListener: _listener, ...rest } = message;
  return rest;
}
