import { asProblem } from '../../base/appError';
import type { CallLogState } from '../../callLog/callLog';
import type { PhoneContext } from '../parts';
import type { Reaction, Step } from '../store';

/** Shows a new activity, or a note that was changed, in the record that is open, as soon as Salesforce has confirmed it. */
export function refreshRecord({ host, log }: PhoneContext): Reaction {
  return (step) => {
    const isNews = step.event.type === 'noteEditSaved' || (step.event.type === 'logChanged' && hasNewTask(step));
    if (!isNews) return;
    host.refreshRecord().catch((thrown: unknown) => {
      // The activity is there; it shows at the next look.
      log.warning('refreshRecord', 'The record could not be refreshed', asProblem(thrown));
    });
  };
}

function hasNewTask({ before, now }: Step): boolean {
  if (before.log.entries === now.log.entries) return false;
  const known = logged(before.log);
  const mine = new Set([...now.ended, ...now.calls].map((call) => call.phoneSystemCallId));
  return [...logged(now.log)].some(([what, callId]) => !known.has(what) && mine.has(callId));
}

/** What Salesforce has: calls that are logged, and activities of calls that go on still. */
function logged(log: CallLogState): Map<string, string> {
  const there = log.entries.filter(({ state, taskId }) => state === 'logged' || taskId !== '');
  return new Map(there.map(({ state, phoneSystemCallId: callId }) => [`${callId} ${state === 'logged'}`, callId]));
}
