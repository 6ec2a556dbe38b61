import type { Scenario } from './scenario';

export const nestedFrames: Scenario = {
  key: 'nestedFrames',
  group: 'Frame and browser',
  title: 'Pages in a frame of the phone',
  hint: 'Whether clickjack protection lets one page of the org frame another is not known. If it does not, the phone cannot renew its session by itself and must ask.',
  choices: [
    { value: 'allowed', label: 'Allowed' },
    { value: 'refused', label: 'Refused' },
  ],
  default: 'allowed',
};

/** The policy of a page that only Lightning may frame: a page within a page of the org is not shown then. */
export function withoutNesting(policy: string): string {
  return policy.replace("frame-ancestors 'self' ", 'frame-ancestors ');
}
