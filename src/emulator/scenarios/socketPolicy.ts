import type { Scenario } from './scenario';

export const socketPolicy: Scenario = {
  key: 'socketPolicy',
  group: 'Frame and browser',
  title: 'WebSocket of the phone',
  hint: 'Whether wss:// needs a Trusted URL for Visualforce pages is not known; admins are told to add one. Without it the phone must say that it has no connection.',
  choices: [
    { value: 'trusted', label: 'Allowed by a Trusted URL' },
    { value: 'blocked', label: 'Blocked: there is no Trusted URL' },
  ],
  default: 'trusted',
  needsReload: true,
};

/** The page's policy without the addresses of sockets. */
export function withoutSockets(policy: string): string {
  return policy.replace(/ wss?:\/\/[^\s;]+/g, '');
}
