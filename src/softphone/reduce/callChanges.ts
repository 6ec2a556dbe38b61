import type { EndReason } from '../../calls/call';
import { canMove, nextPhase } from '../../calls/phase';
import type { Step as Move } from '../../calls/phase';
import type { Moment } from '../events';
import { underRule, wantsConfirmation, wantsForm } from '../logRule';
import { hasForm } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import { changeCall } from './changeCall';
import { openForm } from './forms';

/** Ended calls that stay in the list; those whose log is not safe yet stay in any case. */
const RECENT_LIMIT = 20;

/** The call after a move, or the same call when the table of moves does not have it. The only place where `phase` is set. */
export function moved(call: PhoneCall, move: Move): PhoneCall {
  if (!canMove(call.phase, move)) return call;
  const phase = nextPhase(call.phase, move);
  return phase === call.phase ? call : { ...call, phase, problem: null };
}

/** Takes a call from the list of calls to the list of ended ones, and decides what happens to its log entry. */
export function endCall(
  state: PhoneState,
  ending: { readonly callId: string; readonly reason: EndReason },
  moment: Moment,
): PhoneState {
  const call = state.calls.find((live) => live.callId === ending.callId);
  if (!call) return state;
  const ended: PhoneCall = {
    ...moved(call, 'end'),
    problem: call.problem,
    endedAt: moment.at,
    endReason: ending.reason,
    durationSeconds:
      call.connectedElapsedMs === null ? 0 : Math.floor((moment.elapsedMs - call.connectedElapsedMs) / 1000),
  };
  const settled = underRule(ended, state.policy);
  const opensForm = ended.connectedAt !== null && ended.phoneSystemCallId !== '' && wantsForm(ended, state.policy);
  const over = {
    ...state,
    calls: state.calls.filter((live) => live !== call),
    ended: recent([settled, ...state.ended]),
  };
  // A form that nobody asked for does not take the screen; it waits among the parked ones.
  const parks = ended.phoneSystemCallId !== '' && wantsConfirmation(ended, state.policy);
  if (parks) return { ...over, parkedCallIds: [...over.parkedCallIds, ended.callId] };
  return settleLogging(opensForm ? openForm(over, ended.callId, moment) : over, ended.callId);
}

/**
 * Finishes the entry of a call that is over and has nothing left to wait for: no open form, and no search for the caller
 * whose answer may still name the log.
 */
export function settleLogging(state: PhoneState, callId: string): PhoneState {
  return changeCall(state, callId, (call) => {
    if (call.phase !== 'ended' || call.logging !== 'draft') return call;
    if (hasForm(state, callId) || call.matching.state === 'searching') return call;
    return { ...call, logging: 'finishing' };
  });
}

function recent(ended: readonly PhoneCall[]): readonly PhoneCall[] {
  const isUnsafe = (call: PhoneCall) =>
    call.logging === 'draft' || call.logging === 'finishing' || call.logging === 'failed';
  return ended.filter((call, index) => index < RECENT_LIMIT || isUnsafe(call));
}
