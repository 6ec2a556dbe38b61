import { callOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';

/** The state with one call changed, over or not. Without such a call, or without a change, the same state. */
export function changeCall(state: PhoneState, callId: string, change: (call: PhoneCall) => PhoneCall): PhoneState {
  const call = callOf(state, callId);
  const changed = call && change(call);
  if (!changed || changed === call) return state;
  const swap = (list: readonly PhoneCall[]) =>
    list.includes(call) ? list.map((other) => (other === call ? changed : other)) : list;
  return { ...state, calls: swap(state.calls), ended: swap(state.ended) };
}
