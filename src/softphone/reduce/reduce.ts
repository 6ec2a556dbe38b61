import type { Moment, PhoneEvent } from '../events';
import type { PhoneState } from '../state';
import { callReducers } from './callReducers';
import { commandReducers } from './commandReducers';
import { dialCheckReducers } from './dialCheckReducers';
import { drawerReducers } from './drawerReducers';
import { formReducers } from './formReducers';
import { logReducers } from './logReducers';
import { matchingReducers } from './matchingReducers';
import { noticeReducers, withNotices } from './notices';
import { popReducers } from './popReducers';
import type { Reducers } from './reducers';
import { startUpReducers } from './startUpReducers';

/** Which file answers for which event. */
const REDUCERS: Reducers<PhoneEvent['type']> = {
  ...startUpReducers,
  ...callReducers,
  ...commandReducers,
  ...formReducers,
  ...dialCheckReducers,
  ...drawerReducers,
  ...matchingReducers,
  ...popReducers,
  ...logReducers,
  ...noticeReducers,
};

/**
 * The state after an event. Pure: the same state, event and moment always give the same result.
 * Returns the very same object when the event changes nothing (unknown call, impossible move, repeat).
 */
export function reduce(state: PhoneState, event: PhoneEvent, moment: Moment): PhoneState {
  const reducer = REDUCERS[event.type] as ((...args: [PhoneState, PhoneEvent, Moment]) => PhoneState) | undefined;
  // The panel of another tab, or a newer provider, may speak of things that this version does not know.
  if (!reducer) return state;
  return withNotices(reducer(state, event, moment), event, state);
}
