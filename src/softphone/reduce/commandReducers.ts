import type { CommandEvent, EventOf, Moment } from '../events';
import { callOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import { underRule } from '../logRule';
import { endCall, moved, settleLogging } from './callChanges';
import { newCall } from './callReducers';
import { changeCall } from './changeCall';
import { parkForm } from './forms';
import type { Reducers } from './reducers';

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
      if (!chosen || chosen === call.matching.chosen) return call;
      const corrections = call.corrections + (call.matching.chosen ? 1 : 0);
      return { ...call, corrections, isMatchRejected: false, matching: { ...call.matching, chosen } };
    }),

  recordPopped: (state, { callId, recordId }) =>
    changeCall(state, callId, (call) => ({ ...call, poppedRecordId: recordId })),

  newContactWanted: (state, { callId }) =>
    changeCall(state, callId, (call) => (call.newContact === 'wanted' ? call : { ...call, newContact: 'wanted' })),

  newContactOpened: (state, { callId }) => changeCall(state, callId, (call) => ({ ...call, newContact: 'opened' })),

  popAnswered: (state, { callId }, moment) =>
    changeCall(state, callId, (call) =>
      call.popLatencyMs === null
        ? { ...call, popLatencyMs: Math.max(0, Math.round(moment.elapsedMs - call.offeredElapsedMs)) }
        : call,
    ),
};

function dialRequested(state: PhoneState, event: EventOf<'dialRequested'>, moment: Moment): PhoneState {
  if (callOf(state, event.callId)) return state;
  const { number, record, rawNumber } = event;
  const caller = { rawNumber, e164: number.e164, displayName: '', isWithheld: false };
  const call: PhoneCall = {
    ...newCall({ callId: event.callId, direction: 'outbound', caller }, state, moment),
    number,
    isClickToDial: record !== null,
    matching: record ? { state: 'found', candidates: [record], chosen: record } : { state: 'none' },
  };
  return parkForm({ ...state, calls: [...state.calls, underRule(call, state.policy)], dialCheck: null }, moment);
}
