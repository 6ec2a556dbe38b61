import type { Scenario } from './scenario';

export const permissionsPolicy: Scenario = {
  key: 'permissionsPolicy',
  group: 'Frame and browser',
  title: 'Permissions-Policy of the org',
  hint: 'Setup → Session Settings → Browser Feature Policies. Whether the org’s own Visualforce host needs a Trusted URL then is not known.',
  choices: [
    { value: 'off', label: 'Off (as in a new org)' },
    { value: 'never', label: 'Microphone: never' },
    { value: 'trustedUrls', label: 'Microphone: Trusted URLs, and Visualforce is none' },
    { value: 'ownTrusted', label: 'Microphone: Trusted URLs, Visualforce needs no entry' },
  ],
  default: 'off',
  needsReload: true,
};

/** The header of Lightning's pages; null for none. A policy of the page around it binds the phone's frame too. */
export function permissionsPolicyHeader(value: string, visualforceOrigin: string): string | null {
  const lists: Readonly<Record<string, string>> = {
    never: '()',
    trustedUrls: '(self)',
    ownTrusted: `(self "${visualforceOrigin}")`,
  };
  const list = lists[value];
  return list === undefined ? null : `microphone=${list}`;
}
