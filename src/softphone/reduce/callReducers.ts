import type { Caller, Direction } from '../../calls/call';
import { callerFrom } from '../../calls/caller';
import { NO_WORD, lineWordFrom } from '../../calls/lineWord';
import type { LineEvent } from '../../providers/provider';
import type { EventOf, Moment } from '../events';
import { callOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import { underRule } from '../logRule';
import { endCall, moved } from './callChanges';
import { changeCall } from './changeCall';
import { NEW_CLOCK, parkForm } from './forms';
import type { Reducers } from './reducers';

/** What the phone system tells. Messages for calls that are not there, or that do not fit the phase, change nothing. */
export const callReducers: Reducers<LineEvent['type']> = {
  lineChanged: (state, { state: lineState, problem }) => ({
    ...state,
    line: { ...state.line, state: lineState, problem },
  }),

  callOffered: (state, event, moment) => {
    if (callOf(state, event.callId)) return state;
    const call = newCall({ callId: event.callId, direction: 'inbound', caller: callerFrom(event) }, state, moment);
    const offered: PhoneCall = {
      ...call,
      phoneSystemCallId: event.phoneSystemCallId,
      word: lineWordFrom(event.word),
      logging: 'draft',
    };
    return { ...state, calls: [...state.calls, offered] };
  },

  callAlerting: (state, { callId, hasOwnSound = false }) =>
    changeCall(state, callId, (call) => {
      const alerting = moved(call, 'alert');
      const isNews = alerting.phase === 'alerting' && hasOwnSound && !alerting.hasOwnSound;
      return isNews ? { ...alerting, hasOwnSound } : alerting;
    }),
  callConnected,
  callHeld: (state, { callId }) => changeCall(state, callId, (call) => moved(call, 'hold')),
  callResumed: (state, { callId }) => changeCall(state, callId, (call) => moved(call, 'resume')),

  callMuted: (state, { callId, muted }) =>
    changeCall(state, callId, (call) => {
      if (call.phase === 'ended' || call.isMuted === muted) return call;
      return { ...call, isMuted: muted, problem: null };
    }),

  callProblem: (state, { callId, problem }) =>
    changeCall(state, callId, (call) =>
      call.phase === 'ended' || call.problem === problem ? call : { ...call, problem },
    ),

  callEnded: endCall,
};

export function newCall(
  from: { readonly callId: string; readonly direction: Direction; readonly caller: Caller },
  { policy, session, settings }: PhoneState,
  moment: Moment,
): PhoneCall {
  const call: PhoneCall = {
    ...NEW_CALL,
    ...from,
    phase: from.direction === 'inbound' ? 'ringing' : 'dialling',
    offeredAt: moment.at,
    offeredElapsedMs: moment.elapsedMs,
    provider: settings?.provider ?? '',
    lineName: session?.line.addressOfRecord ?? '',
  };
  return underRule(call, policy);
}

/** What is not known yet of any call. */
const NEW_CALL: Omit<
  PhoneCall,
  'callId' | 'direction' | 'caller' | 'phase' | 'offeredAt' | 'offeredElapsedMs' | 'provider' | 'lineName'
> = {
  phoneSystemCallId: '',
  matching: { state: 'none' },
  isMuted: false,
  answeredAt: null,
  connectedAt: null,
  endedAt: null,
  endReason: null,
  durationSeconds: 0,
  problem: null,
  number: null,
  connectedElapsedMs: null,
  poppedRecordId: '',
  word: NO_WORD,
  pop: null,
  frontBefore: null,
  newContact: 'none',
  hasOwnSound: false,
  result: '',
  resultLabel: '',
  note: '',
  followUp: null,
  visited: [],
  related: null,
  isRelatedPinned: false,
  formErrors: {},
  formClock: NEW_CLOCK,
  activity: 'asPolicy',
  taskAt: 'end',
  corrections: 0,
  isMatchRejected: false,
  isClickToDial: false,
  popLatencyMs: null,
  logging: 'none',
};

function callConnected(state: PhoneState, { callId }: EventOf<'callConnected'>, moment: Moment): PhoneState {
  const next = changeCall(state, callId, (call) => {
    // Answered on a headset or by the phone system itself: nobody clicked here.
    const connected = moved(moved(call, 'answer'), 'connect');
    if (connected === call || connected.connectedAt !== null) return connected;
    return {
      ...connected,
      answeredAt: call.answeredAt ?? moment.at,
      connectedAt: moment.at,
      connectedElapsedMs: moment.elapsedMs,
    };
  });
  return next === state ? state : parkForm(next, moment);
}
