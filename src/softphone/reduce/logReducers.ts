import type { CallLogState } from '../../callLog/callLog';
import type { LogEvent } from '../events';
import { isSessionProblem } from '../sessionProblem';
import { callOf, hasForm } from '../state';
import type { PhoneState } from '../state';
import { changeCall } from './changeCall';
import { closeForm } from './forms';
import type { Reducers } from './reducers';

export const logReducers: Reducers<LogEvent['type']> = {
  logChanged: (state, { log }) => ({ ...state, log, sessionProblem: sessionProblemAfter(state, log) }),

  logFinished: (state, { callId }) => {
    const finished = changeCall(state, callId, (call) =>
      call.logging === 'finishing' ? { ...call, logging: 'finished' } : call,
    );
    return closeForm(finished, callId);
  },

  /** A form that was closed before its entry was safe comes back among the parked ones. */
  logFailed: (state, { callId, problem }) => {
    const failed = changeCall(state, callId, (call) =>
      call.logging === 'finishing' ? { ...call, logging: 'failed', problem } : call,
    );
    const call = failed === state ? undefined : callOf(failed, callId);
    if (!call || call.formClock.spentMs === 0 || hasForm(failed, callId)) return failed;
    return { ...failed, parkedCallIds: [...failed.parkedCallIds, callId] };
  },
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
