import { failedLogs, waitingLogs } from '../logLines';
import type { PhoneContext } from '../parts';
import { hasForm } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import type { Reaction } from '../store';

/**
 * Asks before the page goes away while something would be lost: a call, typed words, or logs that
 * Salesforce does not have yet.
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
  const { noteEdit } = state;
  const isEditing = noteEdit !== null && noteEdit.state !== 'merged' && noteEdit.note !== noteEdit.baseline;
  return (
    state.calls.length > 0 ||
    state.ended.some((call) => call.logging === 'finishing' || (hasForm(state, call.callId) && isTyped(call))) ||
    isEditing ||
    (waitingLogs(state.log).length > 0 && asksForLogs(state)) ||
    // What only an admin can mend is safe here, and the agent can do nothing about it.
    failedLogs(state.log).some(({ problem }) => problem?.kind === 'agent' || !state.log.isDurable)
  );
}

/** On the disk they are safe, so an admin may leave agents in peace; in memory they are not. */
function asksForLogs({ log, settings }: PhoneState): boolean {
  return !log.isDurable || settings?.journal.leaveQuestion !== false;
}

function isTyped({ note, result, followUp }: PhoneCall): boolean {
  return note !== '' || result !== '' || followUp !== null;
}
