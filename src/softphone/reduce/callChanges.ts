import type { EndReason } from '../../calls/call';
import { canMove, nextPhase } from '../../calls/phase';
import type { Step as Move } from '../../calls/phase';
import type { Moment } from '../events';
import { callOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';

/** Ended calls that stay in the list; those whose log is not safe yet stay in any case. */
const RECENT_LIMIT = 20;

/** The state with one call changed, over or not. Without such a call, or without a change, the same state. */
export function changeCall(state: PhoneState, callId: string, change: (call: PhoneCall) => PhoneCall): PhoneState {
  const call = callOf(state, callId);
  const changed = call && change(call);
  if (!changed || changed === call) return state;
  const swap = (list: readonly PhoneCall[]) =>
    list.includes(call) ? list.map((other) => (other === call ? changed : other)) : list;
  return { ...state, calls: swap(state.calls), ended: swap(state.ended) };
}

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
  const hasForm = ended.connectedAt !== null && ended.phoneSystemCallId !== '';
  // A form that is already open gives way: what is typed there is finished as it stands.
  const cleared = hasForm ? parkWrapUp(state) : state;
  return settleLogging(
    {
      ...cleared,
      calls: cleared.calls.filter((live) => live !== call),
      ended: recent([ended, ...cleared.ended]),
      wrapUpCallId: hasForm ? ended.callId : cleared.wrapUpCallId,
    },
    ended.callId,
  );
}

/** Closes the wrap-up form; its entry is finished with what is typed. */
export function parkWrapUp(state: PhoneState): PhoneState {
  if (state.wrapUpCallId === null) return state;
  return settleLogging({ ...state, wrapUpCallId: null }, state.wrapUpCallId);
}

/**
 * Finishes the entry of a call that is over and has nothing left to wait for: no open form, and no search for the caller
 * whose answer may still name the log.
 */
export function settleLogging(state: PhoneState, callId: string): PhoneState {
  return changeCall(state, callId, (call) => {
    if (call.phase !== 'ended' || call.logging !== 'draft') return call;
    if (call.endReason === 'elsewhere') return { ...call, logging: 'dropped' };
    if (callId === state.wrapUpCallId || call.matching.state === 'searching') return call;
    return { ...call, logging: 'finishing' };
  });
}

function recent(ended: readonly PhoneCall[]): readonly PhoneCall[] {
  const isUnsafe = (call: PhoneCall) =>
    call.logging === 'draft' || call.logging === 'finishing' || call.logging === 'failed';
  return ended.filter((call, index) => index < RECENT_LIMIT || isUnsafe(call));
}
