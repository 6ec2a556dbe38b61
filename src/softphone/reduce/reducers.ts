import type { EventOf, Moment, PhoneEvent } from '../events';
import type { PhoneState } from '../state';

/** One pure function for each type of event: the state before, the event, when it was; the state after. */
export type Reducers<T extends PhoneEvent['type']> = {
  readonly [K in T]: (state: PhoneState, event: EventOf<K>, moment: Moment) => PhoneState;
};
