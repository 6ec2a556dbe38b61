import type { Candidate, Matching } from '../../calls/call';
import { rankCandidates } from '../../rules/rankCandidates';
import type { MatchingEvent } from '../events';
import { isSessionProblem } from '../sessionProblem';
import { callOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import { underRule } from '../logRule';
import { settleLogging } from './callChanges';
import { changeCall } from './changeCall';
import type { Reducers } from './reducers';

export const matchingReducers: Reducers<MatchingEvent['type']> = {
  numberRead: (state, { callId, number }) =>
    changeCall(state, callId, (call) => {
      const caller = { ...call.caller, e164: call.caller.isWithheld ? '' : number.e164 };
      // Whether it is a colleague is known only now.
      return call.logging === 'finishing' ? call : underRule({ ...call, number, caller }, state.policy);
    }),

  matchingBegan: (state, { callId }) => setMatching(state, callId, { from: ['none'], to: { state: 'searching' } }),

  matchingSkipped: (state, { callId }) => setMatching(state, callId, { from: ['searching'], to: { state: 'none' } }),

  /** An answer that comes after the search was given up, or after the call, still names the caller and the log. */
  callerMatched: (state, { callId, candidates }) =>
    clearSessionProblem(
      setMatching(state, callId, {
        from: ['searching', 'failed'],
        to: found(candidates, callOf(state, callId)),
      }),
    ),

  matchingFailed: (state, { callId, problem }) => {
    const failed = setMatching(state, callId, { from: ['searching'], to: { state: 'failed', problem } });
    return isSessionProblem(problem) ? { ...failed, sessionProblem: problem } : failed;
  },
};

/** A rule may want nothing to be shown on the word of a number that may be faked. */
function believable(candidates: readonly Candidate[], call: PhoneCall | undefined): readonly Candidate[] {
  if (call?.word.verification !== 'failed') return candidates;
  return candidates.filter(({ evidence }) => evidence?.whenUnverified !== 'nothing');
}

/** In the order in which an admin sees them on trial, too: how exactly a number fits counts. */
function found(answer: readonly Candidate[], call: PhoneCall | undefined): Matching {
  const candidates = rankCandidates(believable(answer, call), call?.number?.spellings);
  const [only, ...others] = candidates;
  return { state: 'found', candidates, chosen: only && others.length === 0 ? only : null };
}

function setMatching(
  state: PhoneState,
  callId: string,
  move: { readonly from: readonly Matching['state'][]; readonly to: Matching },
): PhoneState {
  const next = changeCall(state, callId, (call) =>
    move.from.includes(call.matching.state) ? { ...call, matching: move.to } : call,
  );
  return next === state ? state : settleLogging(next, callId);
}

function clearSessionProblem(state: PhoneState): PhoneState {
  return state.sessionProblem ? { ...state, sessionProblem: null } : state;
}
