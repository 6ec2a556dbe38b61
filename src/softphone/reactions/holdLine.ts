import type { PhoneContext } from '../parts';
import { isReady } from '../state';
import type { Reaction } from '../store';

/** The line is open exactly while this tab owns it and the phone is up. */
export function holdLine({ line }: PhoneContext): Reaction {
  return ({ before, now }) => {
    if (isReady(before) === isReady(now)) return;
    if (isReady(now)) void line.open();
    else void line.close();
  };
}
