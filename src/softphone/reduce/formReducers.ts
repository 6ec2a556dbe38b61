import { cutText, plainText } from '../../calls/plainText';
import type { EventOf, FormEvent, FormInput, Moment } from '../events';
import { formErrors, hasErrors } from '../formErrors';
import { relatableRecords } from '../relatedTo';
import { labelOfResult } from '../results';
import { callOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import { settleLogging } from './callChanges';
import { changeCall } from './changeCall';
import { openForm, withClockStopped } from './forms';
import type { Reducers } from './reducers';

const NOTE_LIMIT = 32_000;
const RESULT_LIMIT = 255;
const SUBJECT_LIMIT = 255;

export const formReducers: Reducers<FormEvent['type']> = {
  wrapUpChanged: (state, event, moment) =>
    changeCall(state, event.callId, (call) => {
      if (!canType(call)) return call;
      const changed = typed(call, event, state);
      if (changed === call || !hasErrors(call.formErrors)) return changed;
      return { ...changed, formErrors: formErrors(changed, state, moment) };
    }),

  wrapUpSaved,

  /** It is saved as it stands: what is missing is not worth losing what is there. */
  wrapUpTimeUp: (state, { callId }, moment) => {
    if (state.wrapUpCallId !== callId) return state;
    return changeCall(state, callId, (call) =>
      call.logging === 'draft' ? { ...withClockStopped(call, moment), logging: 'finishing' } : call,
    );
  },

  wrapUpResumed: (state, { callId }, moment) =>
    state.parkedCallIds.includes(callId) ? openForm(state, callId, moment) : state,

  relatedChosen: (state, { callId, recordId, isPinned }) =>
    changeCall(state, callId, (call) => {
      if (!canType(call)) return call;
      const related = relatableRecords(call).find((record) => record.recordId === recordId) ?? null;
      if (recordId !== '' && !related) return call;
      return { ...call, related, isRelatedPinned: isPinned };
    }),
};

/** All forms end with what is typed in them: the tab gives up the line, and the next one has no form for these calls. */
export function finishForms(state: PhoneState, moment: Moment): PhoneState {
  const callIds = [...state.parkedCallIds, ...(state.wrapUpCallId === null ? [] : [state.wrapUpCallId])];
  const closed: PhoneState = { ...state, parkedCallIds: [], wrapUpCallId: null };
  return callIds.reduce((next, callId) => {
    const stopped = changeCall(next, callId, (call) => withClockStopped(call, moment));
    return settleLogging(stopped, callId);
  }, closed);
}

function wrapUpSaved(state: PhoneState, event: EventOf<'wrapUpSaved'>, moment: Moment): PhoneState {
  const call = callOf(state, event.callId);
  if (call?.phase !== 'ended' || call.logging === 'none' || !canType(call)) return state;
  const asked = typed(call, event, state);
  const missing = formErrors(asked, state, moment);
  if (hasErrors(missing)) return changeCall(state, event.callId, () => ({ ...asked, formErrors: missing }));
  const saving: PhoneCall = {
    ...withClockStopped(asked, moment),
    activity: event.wantsActivity === false ? 'never' : 'asPolicy',
    formErrors: {},
    logging: 'finishing',
  };
  const saved = changeCall(state, event.callId, () => saving);
  return saved.parkedCallIds.includes(event.nextCallId) ? openForm(saved, event.nextCallId, moment) : saved;
}

/** While the entry can still change: during the call, in the form, and after a save that did not work. */
function canType(call: PhoneCall): boolean {
  return call.logging === 'none' || call.logging === 'draft' || call.logging === 'failed';
}

function typed(call: PhoneCall, input: FormInput, state: PhoneState): PhoneCall {
  const result = cutText(input.result, RESULT_LIMIT);
  const note = cutText(input.note, NOTE_LIMIT);
  const followUp = input.followUp === undefined ? call.followUp : cleaned(input.followUp);
  const isSame =
    result === call.result && note === call.note && JSON.stringify(followUp) === JSON.stringify(call.followUp);
  return isSame ? call : { ...call, result, resultLabel: labelOfResult(state, result), note, followUp };
}

function cleaned(followUp: NonNullable<FormInput['followUp']> | null): PhoneCall['followUp'] {
  return followUp && { date: plainText(followUp.date, 10), subject: plainText(followUp.subject, SUBJECT_LIMIT) };
}
