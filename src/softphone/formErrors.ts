import type { Moment } from './events';
import { resultsFor } from './results';
import type { PhoneCall, PhoneState } from './state';

/** What is missing in a wrap-up form, by field, in words that say what to do. */
export interface FormErrors {
  readonly note?: string;
  readonly followUp?: string;
}

/** A day is over for nobody on earth before 36 hours after its beginning in UTC. */
const LONGEST_DAY_MS = 36 * 3_600_000;

/** What the chosen result asks for and the form does not have; and a follow-up that can't be made. */
export function formErrors(call: PhoneCall, state: PhoneState, moment: Moment): FormErrors {
  const result = resultsFor(state, call.direction).find(({ code }) => code === call.result);
  const needsNote = result?.needsNote === true && call.note.trim() === '';
  const followUp = followUpError(call.followUp, { moment, isNeeded: result?.needsFollowUp === true });
  return {
    ...(needsNote && { note: `Write a note: "${result.label}" needs one.` }),
    ...(followUp && { followUp }),
  };
}

export function hasErrors(errors: FormErrors): boolean {
  return Object.keys(errors).length > 0;
}

function followUpError(
  followUp: PhoneCall['followUp'],
  { moment, isNeeded }: { readonly moment: Moment; readonly isNeeded: boolean },
): string {
  if (!followUp) return isNeeded ? 'Choose a day for the follow-up: this result needs one.' : '';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(followUp.date) ? Date.parse(followUp.date) : Number.NaN;
  if (Number.isNaN(day)) return 'Choose a day for the follow-up.';
  return day + LONGEST_DAY_MS < moment.at ? 'That day is over. Choose a later one.' : '';
}
