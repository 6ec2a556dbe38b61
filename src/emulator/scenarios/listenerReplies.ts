import type { Scenario } from './scenario';

export const listenerReplies: Scenario = {
  key: 'listenerReplies',
  group: 'Open CTI',
  title: 'Reply to a listener’s registration',
  hint: 'Whether registering for clicks or navigation is answered is not known. Libraries up to v43 hand such a reply to the listener itself, so a phone must stand a payload that is none.',
  choices: [
    { value: 'none', label: 'None' },
    { value: 'sent', label: 'Sent, as for any other call' },
  ],
  default: 'none',
};
