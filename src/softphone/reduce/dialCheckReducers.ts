import type { DialCheckEvent, EventOf, Moment } from '../events';
import type { PhoneCall, PhoneState } from '../state';
import { callOf } from '../state';
import { endCall } from './callChanges';
import { newCall } from './callReducers';
import type { Reducers } from './reducers';

/** What is asked about a number before it is dialled, and what came of it. */
export const dialCheckReducers: Reducers<DialCheckEvent['type']> = {
  dialChecking: (state, { rawNumber, record }) => ({
    ...state,
    dialCheck: { state: 'asking', rawNumber, record, reason: '' },
  }),
  dialChecked: (state) => (state.dialCheck?.state === 'asking' ? { ...state, dialCheck: null } : state),
  dialWarned: (state, { rawNumber, record, reason }) => ({
    ...state,
    dialCheck: { state: 'warned', rawNumber, record, reason },
  }),
  dialRefused,
};

/** A call that never was: it stands in the list and in the log, so that one sees that the rule held. */
function dialRefused(state: PhoneState, event: EventOf<'dialRefused'>, moment: Moment): PhoneState {
  if (callOf(state, event.callId)) return state;
  const { callId, number, rawNumber, record } = event;
  const caller = { rawNumber, e164: number.e164, displayName: '', isWithheld: false };
  const call: PhoneCall = {
    ...newCall({ callId, direction: 'outbound', caller }, state, moment),
    // The phone system never heard of it, so it has no id there.
    phoneSystemCallId: `not-dialled-${callId}`,
    number,
    isClickToDial: record !== null,
    matching: record ? { state: 'found', candidates: [record], chosen: record } : { state: 'none' },
    logging: 'draft',
  };
  const offered: PhoneState = { ...state, calls: [...state.calls, call], dialCheck: null };
  return endCall(offered, { callId, reason: 'doNotCall' }, moment);
}
