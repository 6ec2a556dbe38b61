import { callerTitle, chosenOf } from '../callerTitle';
import { relatableRecords } from '../relatedTo';
import { ruleOf } from '../logRule';
import { resultsFor } from '../results';
import { callOf, wrapUpCallOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import type { PhoneView, RelatedView, WrapUpView } from '../view';
import { summaryOf } from './words';

/** The form after a call. It closes as soon as the entry is safe on this computer. */
export function viewOfWrapUp(state: PhoneState): WrapUpView | null {
  const call = wrapUpCallOf(state);
  if (!call) return null;
  return {
    callId: call.callId,
    title: callerTitle(call),
    summary: summaryOf(call),
    results: resultsFor(state, call.direction).map(({ code, label }) => ({ code, label })),
    result: call.result,
    note: call.note,
    followUp: call.followUp,
    related: relatedOf(call),
    errors: call.formErrors,
    endsAt: call.logging === 'draft' ? call.formClock.endsAt : null,
    asksForActivity: ruleOf(call, state.policy).mode === 'confirm',
    nextLabel: nextLabelOf(state),
    ...stateOf(call),
  };
}

/** Forms that gave way to another call. */
export function viewOfParked(state: PhoneState): PhoneView['parked'] {
  return state.parkedCallIds.flatMap((callId) => {
    const call = callOf(state, callId);
    return call ? [{ callId, title: callerTitle(call), summary: summaryOf(call) }] : [];
  });
}

/** Without a record besides the match there is nothing to choose. */
function relatedOf(call: PhoneCall): RelatedView | null {
  const records = relatableRecords(call);
  if (records.length === 0) return null;
  return {
    recordId: call.related?.recordId ?? '',
    isPinned: call.isRelatedPinned,
    noneLabel: chosenOf(call) ? 'The caller only' : 'No record',
    choices: records.map(({ recordId, name, objectType }) => ({ recordId, label: labelOf(name, objectType) })),
  };
}

/** `00001042 (Case)`; of a custom object the name without its ending. */
function labelOf(name: string, objectType: string): string {
  const kind = objectType.replace(/__c$/, '').replaceAll('_', ' ');
  return name ? `${name} (${kind})` : kind;
}

function nextLabelOf({ calls, parkedCallIds }: PhoneState): string {
  if (calls.some(({ phase }) => phase === 'ringing')) return 'Save and answer';
  return calls.length === 0 && parkedCallIds.length > 0 ? 'Save and next' : '';
}

function stateOf(call: PhoneCall): Pick<WrapUpView, 'state' | 'stateText'> {
  if (call.logging === 'finishing') return { state: 'saving', stateText: 'Saving …' };
  if (call.logging === 'failed')
    return { state: 'failed', stateText: call.problem?.hint ?? 'It could not be saved. Try again.' };
  return { state: 'typing', stateText: '' };
}
