import type { Scenario } from './scenario';

export const microphone: Scenario = {
  key: 'microphone',
  group: 'Frame and browser',
  title: 'Microphone',
  hint: 'The exact “allow” of Salesforce’s frame is not known. Without a microphone the phone must say who has to do what, and leave the call ringing.',
  choices: [
    { value: 'delegated', label: 'Delegated to the phone’s frame' },
    { value: 'refused', label: 'Refused by the agent' },
    { value: 'notDelegated', label: 'Blocked: not in the frame’s “allow”' },
    { value: 'missing', label: 'There is none' },
  ],
  default: 'delegated',
  needsReload: true,
};
