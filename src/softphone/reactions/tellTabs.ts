import { callerTitle } from '../callerTitle';
import type { PhoneContext } from '../parts';
import type { PhoneState } from '../state';
import type { Reaction } from '../store';

/** The other tabs hear whether they may take the line: not during a call. */
export function tellTabs({ ownership }: PhoneContext): Reaction {
  return ({ before, now }) => {
    if (now.tab.role !== 'owner') return;
    const status = statusOf(now);
    if (before.tab.role === 'owner' && status.text === statusOf(before).text) return;
    ownership.tell(status);
  };
}

function statusOf({ calls }: PhoneState): { readonly canHandOver: boolean; readonly text: string } {
  const [call] = calls;
  return call
    ? {
        canHandOver: false,
        text: `There is a call with ${callerTitle(call)} in another tab. Go there to answer or talk.`,
      }
    : { canHandOver: true, text: 'The phone is in use in another tab of this browser.' };
}
