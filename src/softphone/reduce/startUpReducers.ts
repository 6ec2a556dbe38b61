import type { HostEvent } from '../../hosts/host';
import type { StartUpEvent, TabEvent } from '../events';
import type { PhoneState } from '../state';
import { isSessionProblem } from '../sessionProblem';
import { FIRST_STATE } from '../state';
import { isRelatable, visiting } from '../relatedTo';
import { endCall } from './callChanges';
import { changeCall } from './changeCall';
import { finishForms } from './formReducers';
import type { Reducers } from './reducers';

export const startUpReducers: Reducers<StartUpEvent['type'] | TabEvent['type'] | HostEvent['type']> = {
  startBegan: (state) => ({ ...state, startUp: FIRST_STATE.startUp }),
  startStepped: (state, { step }) => ({ ...state, startUp: { stage: 'running', problem: null, step } }),
  startFailed: (state, { step, problem }) => ({ ...state, startUp: { stage: 'blocked', problem, step } }),
  startDone: (state) => ({ ...state, startUp: { stage: 'done', problem: null, step: 'line' } }),
  settingsRead: (state, { settings }) => ({ ...state, settings }),
  sessionStarted: (state, { session }) => ({
    ...state,
    ...session.logging,
    session,
    sessionProblem: null,
  }),
  loggingRead: (state, { policy, dispositions }) => ({ ...state, policy, dispositions }),

  popRulesRead: (state, { rules, navigation, isRuleAdmin = false }) => ({
    ...state,
    popping: { rules, navigation, isRuleAdmin },
  }),

  ownershipChanged: (state, { ownership }, moment) => {
    if (ownership.role === 'waiting') {
      const { canTakeOver, ownerText } = ownership;
      return { ...state, tab: { role: 'waiting', canTakeOver, ownerText } };
    }
    const tab = { role: ownership.role, canTakeOver: false, ownerText: '' };
    // The other tab has no form for this call: what is typed here is finished.
    return ownership.role === 'leaving' ? finishForms({ ...state, tab }, moment) : { ...state, tab };
  },

  lineOpened: (state, { can }) => ({ ...state, line: { ...state.line, can } }),

  lineClosed: (state, _event, moment) => {
    const closed: PhoneState = { ...state, line: FIRST_STATE.line };
    return state.calls.reduce((next, { callId }) => endCall(next, { callId, reason: 'cut' }, moment), closed);
  },

  hostProblem: (state, { problem }) => (isSessionProblem(problem) ? { ...state, sessionProblem: problem } : state),
  sessionRenewed: (state) => (state.sessionProblem ? { ...state, sessionProblem: null } : state),
  // A reaction dials.
  clickedToDial: (state) => state,

  navigated: (state, { recordId, recordName, objectType }) => {
    const record = { recordId, objectType, name: recordName };
    if (!isRelatable(record)) return state;
    const talking = state.calls.find((call) => call.phase === 'connected');
    const callId = talking?.callId ?? state.wrapUpCallId;
    return callId === null ? state : changeCall(state, callId, (call) => visiting(call, record, call === talking));
  },
};
