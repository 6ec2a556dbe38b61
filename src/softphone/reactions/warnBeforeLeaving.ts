import { waitingLogs } from '../logLines';
import type { PhoneContext } from '../parts';
import { wrapUpCallOf } from '../state';
import type { PhoneState } from '../state';
import type { Reaction } from '../store';

/**
 * Asks before the page goes away while something would be lost: a call, typed words, or logs that this browser can't keep.
 * The browser words the question itself. The listener is there only while it is needed, since it slows leaving down.
 */
export function warnBeforeLeaving({ page }: PhoneContext): Reaction {
  function ask(event: Event): void {
    event.preventDefault();
    // Browsers before 2024 ask only when this is set.
    event.returnValue = true;
  }

  return ({ before, now }) => {
    if (wouldLose(before) === wouldLose(now)) return;
    if (wouldLose(now)) page.addEventListener('beforeunload', ask);
    else page.removeEventListener('beforeunload', ask);
  };
}

function wouldLose(state: PhoneState): boolean {
  const form = wrapUpCallOf(state);
  const isTyped = form !== undefined && (form.note !== '' || form.result !== '');
  const isVolatile = !state.log.isDurable && waitingLogs(state.log).length > 0;
  return state.calls.length > 0 || isTyped || isVolatile || state.ended.some((call) => call.logging === 'finishing');
}
