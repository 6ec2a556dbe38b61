import { cutText } from '../../calls/plainText';
import type { CommandEvent, EventOf, Moment } from '../events';
import { callOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import { changeCall, endCall, moved, parkWrapUp, settleLogging } from './callChanges';
import { newCall } from './callReducers';
import type { Reducers } from './reducers';

const NOTE_LIMIT = 32_000;
const RESULT_LIMIT = 255;

export const commandReducers: Reducers<CommandEvent['type']> = {
  dialRequested,

  dialAccepted: (state, { callId, phoneSystemCallId }) => {
    const named = changeCall(state, callId, (call) =>
      call.logging === 'none' && phoneSystemCallId ? { ...call, phoneSystemCallId, logging: 'draft' } : call,
    );
    // It may be over already: then the entry is finished now that it has its key.
    return named === state ? state : settleLogging(named, callId);
  },

  answerRequested: (state, { callId }, moment) =>
    changeCall(state, callId, (call) => {
      const answering = moved(call, 'answer');
      return answering === call ? call : { ...answering, answeredAt: moment.at };
    }),

  answerFailed: (state, { callId, problem }) =>
    changeCall(state, callId, (call) => {
      const ringing = moved(call, 'ringAgain');
      return ringing === call ? call : { ...ringing, answeredAt: null, problem };
    }),

  dialFailed: (state, { callId, problem }, moment) => {
    const named = changeCall(state, callId, (call) => ({ ...call, problem }));
    return endCall(named, { callId, reason: 'failed' }, moment);
  },

  commandFailed: (state, { callId, problem }) =>
    changeCall(state, callId, (call) => (call.phase === 'ended' ? call : { ...call, problem })),

  candidateChosen: (state, { callId, recordId }) =>
    changeCall(state, callId, (call) => {
      if (call.matching.state !== 'found') return call;
      const chosen = call.matching.candidates.find((candidate) => candidate.recordId === recordId);
      return chosen && chosen !== call.matching.chosen ? { ...call, matching: { ...call.matching, chosen } } : call;
    }),

  recordPopped: (state, { callId, recordId }) =>
    changeCall(state, callId, (call) => ({ ...call, poppedRecordId: recordId })),

  newContactWanted: (state, { callId }) =>
    changeCall(state, callId, (call) => (call.newContact === 'wanted' ? call : { ...call, newContact: 'wanted' })),

  newContactOpened: (state, { callId }) => changeCall(state, callId, (call) => ({ ...call, newContact: 'opened' })),

  wrapUpChanged: (state, event) =>
    changeCall(state, event.callId, (call) => (canType(call) ? typed(call, event) : call)),

  wrapUpSaved: (state, event) => {
    const isOver = callOf(state, event.callId)?.phase === 'ended';
    if (!isOver) return state;
    return changeCall(state, event.callId, (call) =>
      canType(call) ? { ...typed(call, event), logging: 'finishing' } : call,
    );
  },
};

function dialRequested(state: PhoneState, event: EventOf<'dialRequested'>, moment: Moment): PhoneState {
  if (callOf(state, event.callId)) return state;
  const { number, record, rawNumber } = event;
  const caller = { rawNumber, e164: number.e164, displayName: '', isWithheld: false };
  const call: PhoneCall = {
    ...newCall({ callId: event.callId, direction: 'outbound', caller }, moment),
    number,
    matching: record ? { state: 'found', candidates: [record], chosen: record } : { state: 'none' },
  };
  return parkWrapUp({ ...state, calls: [...state.calls, call] });
}

/** While the entry can still change: during the call, in the form, and after a save that did not work. */
function canType(call: PhoneCall): boolean {
  return call.logging === 'none' || call.logging === 'draft' || call.logging === 'failed';
}

function typed(call: PhoneCall, input: { readonly result: string; readonly note: string }): PhoneCall {
  const result = cutText(input.result, RESULT_LIMIT);
  const note = cutText(input.note, NOTE_LIMIT);
  return result === call.result && note === call.note ? call : { ...call, result, note };
}
