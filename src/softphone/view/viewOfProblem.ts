import type { Problem } from '../../base/appError';
import { sentences } from '../sentences';
import type { StartStep } from '../state';
import type { ProblemView } from '../view';

/** Titles for causes that agents can tell apart; the rest is named after the step that failed. */
const TITLES: Readonly<Record<string, string>> = {
  'no-host': 'Salesforce does not answer',
  'session-expired': 'Your Salesforce session has ended',
  'other-user': 'Somebody else is signed in to Salesforce',
  'org-unreachable': 'Salesforce can not be reached',
  'org-timeout': 'Salesforce does not answer',
  'org-at-limit': 'Salesforce takes no more requests just now',
};

const STEP_TITLES: Record<StartStep, string> = {
  host: 'The phone does not reach Salesforce',
  settings: 'The settings of the call center are wrong',
  session: 'Salesforce did not let the phone in',
  line: 'The phone line can not be opened',
};

/** Why the phone can't work, and what to do. Every one can be tried again: somebody else may have mended it. */
export function viewOfProblem(step: StartStep, problem: Problem): ProblemView {
  return {
    code: problem.code,
    title: TITLES[problem.code] ?? STEP_TITLES[step],
    hint: hintOf(step, problem),
    action: { label: 'Try again', command: { type: 'restart' } },
  };
}

/** Wrong settings are for an admin, who needs the field's name; the message has it. */
function hintOf(step: StartStep, { message, hint }: Problem): string {
  return step === 'settings' || step === 'line' ? sentences(message, hint) : hint;
}
