import type { CallLogState } from '../../callLog/callLog';
import type { LogEvent } from '../events';
import { isSessionProblem } from '../sessionProblem';
import type { PhoneState } from '../state';
import { changeCall } from './callChanges';
import type { Reducers } from './reducers';

export const logReducers: Reducers<LogEvent['type']> = {
  logChanged: (state, { log }) => ({ ...state, log, sessionProblem: sessionProblemAfter(state, log) }),

  logFinished: (state, { callId }) => {
    const finished = changeCall(state, callId, (call) =>
      call.logging === 'finishing' ? { ...call, logging: 'finished' } : call,
    );
    return finished.wrapUpCallId === callId ? { ...finished, wrapUpCallId: null } : finished;
  },

  logFailed: (state, { callId, problem }) =>
    changeCall(state, callId, (call) =>
      call.logging === 'finishing' ? { ...call, logging: 'failed', problem } : call,
    ),
};

/** Logs tell how the session is: a refused one shows that it is over, a new confirmed one that it is back. */
function sessionProblemAfter(state: PhoneState, log: CallLogState): PhoneState['sessionProblem'] {
  const isLogged = (of: CallLogState) => of.entries.filter((line) => line.state === 'logged').length;
  const expired = log.entries.find((line) => line.state !== 'logged' && isSessionProblem(line.problem))?.problem;
  if (expired) {
    return state.sessionProblem ?? { ...expired, hint: 'Sign in to Salesforce again in this browser.' };
  }
  return isLogged(log) > isLogged(state.log) ? null : state.sessionProblem;
}
