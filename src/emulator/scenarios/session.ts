import type { Scenario } from './scenario';

export const session: Scenario = {
  key: 'session',
  group: 'Apex and remoting',
  title: 'Salesforce session',
  hint: 'The session ends at once; in a console that is loaded afterwards, after the phone’s first remote call. Back to “lives”: the agent has signed in again. What remoting answers then is not known, public code has met all three.',
  choices: [
    { value: 'lives', label: 'Lives' },
    { value: 'signInPage', label: 'Over: a sign-in page' },
    { value: 'invalidRequest', label: 'Over: “invalid for your session”' },
    { value: 'redirect', label: 'Over: a redirect to the sign-in page' },
  ],
  default: 'lives',
};
