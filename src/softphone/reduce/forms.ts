import type { Moment } from '../events';
import type { FormClock, PhoneCall, PhoneState } from '../state';
import { changeCall } from './changeCall';

/** A clock that was never started. */
export const NEW_CLOCK: FormClock = { since: null, spentMs: 0, endsAt: null };

/**
 * Shows the form of a call that is over. One that is open gives way: it is parked with what is typed there, and its clock stands.
 *
 *   open ──another call is answered, dialled or over──► parked ──the agent takes it up──► open
 *    │                                                    │
 *    └──saved, or its time is up──► finishing ◄──the tab gives up the line
 */
export function openForm(state: PhoneState, callId: string, moment: Moment): PhoneState {
  if (state.wrapUpCallId === callId) return state;
  const parked = parkForm(state, moment);
  const shown: PhoneState = {
    ...parked,
    wrapUpCallId: callId,
    parkedCallIds: parked.parkedCallIds.filter((other) => other !== callId),
    drawer: 'none',
  };
  return changeCall(shown, callId, (call) => ({ ...call, formClock: started(call.formClock, state, moment) }));
}

/** Takes the open form from the screen; it can be opened again. One that is being saved already is simply gone. */
export function parkForm(state: PhoneState, moment: Moment): PhoneState {
  const callId = state.wrapUpCallId;
  if (callId === null) return state;
  const isSaving = state.ended.some((call) => call.callId === callId && call.logging === 'finishing');
  const parkedCallIds = isSaving ? state.parkedCallIds : [...state.parkedCallIds, callId];
  return changeCall({ ...state, wrapUpCallId: null, parkedCallIds }, callId, (call) => ({
    ...call,
    formClock: stopped(call.formClock, moment),
  }));
}

/** The form is needed no more: its entry is safe. */
export function closeForm(state: PhoneState, callId: string): PhoneState {
  const parkedCallIds = state.parkedCallIds.filter((other) => other !== callId);
  const isParked = parkedCallIds.length < state.parkedCallIds.length;
  if (!isParked && state.wrapUpCallId !== callId) return state;
  return {
    ...state,
    parkedCallIds: isParked ? parkedCallIds : state.parkedCallIds,
    wrapUpCallId: state.wrapUpCallId === callId ? null : state.wrapUpCallId,
  };
}

/** The call with its form's clock stopped, for what is saved. */
export function withClockStopped(call: PhoneCall, moment: Moment): PhoneCall {
  return call.formClock.since === null ? call : { ...call, formClock: stopped(call.formClock, moment) };
}

/** How long the form may stay on the screen; null: as long as it takes. */
export function leftMs(clock: FormClock, { policy }: Pick<PhoneState, 'policy'>): number | null {
  return policy && policy.wrapUpSeconds > 0 ? Math.max(0, policy.wrapUpSeconds * 1000 - clock.spentMs) : null;
}

function started(clock: FormClock, state: PhoneState, { at, elapsedMs }: Moment): FormClock {
  const left = leftMs(clock, state);
  return { ...clock, since: elapsedMs, endsAt: left === null ? null : at + left };
}

function stopped({ since, spentMs }: FormClock, { elapsedMs }: Moment): FormClock {
  return { since: null, spentMs: spentMs + (since === null ? 0 : Math.max(0, elapsedMs - since)), endsAt: null };
}
