import { asProblem } from '../../base/appError';
import type { PhoneContext } from '../parts';
import type { Reaction } from '../store';

/**
 * A session usually brings along what is logged and how. Where it did not (an older org, or Salesforce could not read it), each is
 * asked for by itself; until it is known, calls are logged as usual.
 */
export function readLogging(context: PhoneContext): Reaction {
  let isAsking = false;
  return ({ event, now }) => {
    if (event.type !== 'sessionStarted' || now.policy || isAsking) return;
    isAsking = true;
    void ask(context).finally(() => (isAsking = false));
  };
}

async function ask({ host, log, store }: PhoneContext): Promise<void> {
  try {
    const [{ policy }, { dispositions }] = await Promise.all([
      host.org.ask('logPolicy', {}),
      host.org.ask('dispositions', {}),
    ]);
    store.apply({ type: 'loggingRead', policy, dispositions });
  } catch (thrown) {
    log.warning('readLogging', 'Salesforce did not say what is logged; calls are logged as usual', asProblem(thrown));
  }
}
