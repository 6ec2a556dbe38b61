import { chosenOf } from '../callerTitle';
import type { PopEvent } from '../events';
import { isTalking } from '../state';
import type { CallPop, PhoneCall } from '../state';
import { changeCall } from './changeCall';
import type { Reducers } from './reducers';

const STATE_OF: Record<'open' | 'offer' | 'wait', CallPop['state']> = {
  open: 'opening',
  offer: 'offered',
  wait: 'waiting',
};

export const popReducers: Reducers<PopEvent['type']> = {
  popDecided: (state, { callId, decision }) =>
    changeCall(state, callId, (call) => begun({ ...call, pop: { decision, state: STATE_OF[decision.manner] } })),

  /** A form covers the phone: it waits until people talk. */
  popAccepted: (state, { callId }) =>
    changeCall(state, callId, (call) => {
      if (!call.pop || call.pop.state === 'opening') return call;
      const mustWait = call.pop.decision.outcome.kind === 'newRecord' && !isTalking(call);
      return begun({ ...call, pop: { ...call.pop, state: mustWait ? 'wanted' : 'opening' } });
    }),

  popSettled: (state, { callId, state: pop, front }) =>
    changeCall(state, callId, (call) => ({
      ...call,
      ...(call.pop && { pop: { ...call.pop, state: pop } }),
      // What was in front first: the agent goes back to the work that the call interrupted.
      frontBefore: pop === 'opened' ? (call.frontBefore ?? recordIn(front)) : call.frontBefore,
    })),

  offerOnlyChanged: (state, { isOfferOnly }) => ({ ...state, isOfferOnly }),

  matchRejected: (state, { callId }) =>
    changeCall(state, callId, (call) => {
      if (call.matching.state !== 'found') return call;
      // What was decided for somebody else is neither offered nor opened again.
      const pop = call.pop && { ...call.pop, state: 'opened' as const };
      const corrections = call.corrections + (call.matching.chosen ? 1 : 0);
      return { ...call, corrections, pop, isMatchRejected: true, matching: { ...call.matching, chosen: null } };
    }),
};

/** The record that opens is the match, unless there is one. A form that opens is the new record that was wanted. */
function begun(call: PhoneCall): PhoneCall {
  if (call.pop?.state !== 'opening' && call.pop?.state !== 'wanted') return call;
  const { outcome } = call.pop.decision;
  if (outcome.kind === 'newRecord') return { ...call, newContact: 'opened' };
  if (outcome.kind !== 'record' || call.matching.state !== 'found' || chosenOf(call)) return call;
  return { ...call, matching: { ...call.matching, chosen: outcome.candidate } };
}

function recordIn(front: PhoneCall['frontBefore']): PhoneCall['frontBefore'] {
  return front && front.recordId !== '' ? front : null;
}
