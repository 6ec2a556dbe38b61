import type { Scenario } from './scenario';

/** What the admin has set about logging; `org/apex/logPolicy.ts` has the records. */
export const logPolicy: Scenario = {
  key: 'logPolicy',
  group: 'Org',
  title: 'Log policy',
  hint: 'What the record “CTI Log Policy” says: which calls get an activity, when, and what happens with people who asked not to be called.',
  choices: [
    { value: 'project', label: 'As the project deploys it' },
    { value: 'confirm', label: 'Only what the agent confirms' },
    { value: 'atRing', label: 'The task is made when it rings' },
    { value: 'noMissed', label: 'Missed and internal calls get no task' },
    { value: 'light', label: 'Light mode: no pop, no task' },
    { value: 'voiceCall', label: 'Task and voice call' },
    { value: 'warn', label: 'Do not call: warn' },
    { value: 'refuse', label: 'Do not call: refuse' },
    { value: 'timedWrapUp', label: 'Wrap-up ends after 20 seconds' },
  ],
  default: 'project',
  needsReload: true,
};
