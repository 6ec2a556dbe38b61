import { asProblem } from '../../base/appError';
import type { PhoneContext } from '../parts';
import type { Reaction } from '../store';

/**
 * When the Salesforce session is back, everything that waited for it goes on by itself: logs are sent, and a start that it had
 * stopped is tried again. The host notices the return; so does any question that is answered again.
 */
export function renewSession({ callLog, log, restart }: PhoneContext): Reaction {
  return ({ event, before, now }) => {
    if (before.sessionProblem && !now.sessionProblem) {
      callLog
        .sendNow()
        .catch((thrown: unknown) => log.warning('renewSession', 'Logs could not be sent', asProblem(thrown)));
    }
    if (event.type === 'sessionRenewed' && now.startUp.stage === 'blocked' && now.startUp.step === 'session')
      void restart();
  };
}
