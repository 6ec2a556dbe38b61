import { leftMs } from '../reduce/forms';
import type { PhoneContext } from '../parts';
import { wrapUpCallOf } from '../state';
import type { Reaction } from '../store';

/** A form that has been on the screen as long as the admin allows is saved as it stands. */
export function limitWrapUp({ clock, store }: PhoneContext): Reaction {
  let running = '';
  let cancel = () => undefined as void;
  return ({ now }) => {
    const call = wrapUpCallOf(now);
    const left = call?.logging === 'draft' ? leftMs(call.formClock, now) : null;
    const form = call && left !== null ? `${call.callId} ${call.formClock.since} ${left}` : '';
    if (form === running) return;
    cancel();
    running = form;
    if (!call || left === null) return;
    const { callId } = call;
    cancel = clock.after(left, () => store.apply({ type: 'wrapUpTimeUp', callId }));
  };
}
