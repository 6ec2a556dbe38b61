import { callerTitle } from '../callerTitle';
import { CALL_RESULTS } from '../results';
import { wrapUpCallOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import type { WrapUpView } from '../view';
import { durationText } from './words';

/** The form after a call. It closes as soon as the entry is safe on this computer. */
export function viewOfWrapUp(state: PhoneState): WrapUpView | null {
  const call = wrapUpCallOf(state);
  if (!call) return null;
  return {
    callId: call.callId,
    title: callerTitle(call),
    summary: `${call.direction === 'inbound' ? 'Inbound' : 'Outbound'} call · ${durationText(call.durationSeconds)}`,
    results: CALL_RESULTS,
    result: call.result,
    note: call.note,
    ...stateOf(call),
  };
}

function stateOf(call: PhoneCall): Pick<WrapUpView, 'state' | 'stateText'> {
  if (call.logging === 'finishing') return { state: 'saving', stateText: 'Saving …' };
  if (call.logging === 'failed')
    return { state: 'failed', stateText: call.problem?.hint ?? 'It could not be saved. Try again.' };
  return { state: 'typing', stateText: '' };
}
