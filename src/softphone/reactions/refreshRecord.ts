import { asProblem } from '../../base/appError';
import type { CallLogState } from '../../callLog/callLog';
import type { PhoneContext } from '../parts';
import type { Reaction, Step } from '../store';

/** Shows a new activity in the record that is open, as soon as Salesforce has confirmed the log of one of these calls. */
export function refreshRecord({ host, log }: PhoneContext): Reaction {
  return (step) => {
    if (step.event.type !== 'logChanged' || !hasNewTask(step)) return;
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
  return [...logged(now.log)].some((key) => !known.has(key) && mine.has(key));
}

function logged(log: CallLogState): Set<string> {
  return new Set(log.entries.filter((line) => line.state === 'logged').map((line) => line.phoneSystemCallId));
}
