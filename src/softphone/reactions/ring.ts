import type { PhoneContext } from '../parts';
import { isTalking } from '../state';
import type { PhoneState } from '../state';
import type { Reaction } from '../store';

/** The bell rings while a call rings, but not into the ear of an agent who talks; ringback while the other side rings. */
export function ring({ audio }: PhoneContext): Reaction {
  return ({ before, now }) => {
    if (isRinging(before) !== isRinging(now)) {
      if (isRinging(now)) audio.startRinging();
      else audio.stopRinging();
    }
    if (isAlerting(before) !== isAlerting(now)) {
      if (isAlerting(now)) audio.startRingback();
      else audio.stopRingback();
    }
  };
}

function isRinging({ calls }: PhoneState): boolean {
  return calls.some((call) => call.phase === 'ringing') && !calls.some(isTalking);
}

function isAlerting({ calls }: PhoneState): boolean {
  return calls.some((call) => call.phase === 'alerting' && !call.hasOwnSound);
}
