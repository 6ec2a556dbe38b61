import { asProblem } from '../../base/appError';
import type { PhoneContext } from '../parts';
import type { Reaction } from '../store';

/** The panel opens when a call comes in, and when one is dialled from a record. */
export function showPanel({ host, log }: PhoneContext): Reaction {
  return ({ before, now }) => {
    if (now.calls.length <= before.calls.length) return;
    host.setPanelVisible(true).catch((thrown: unknown) => {
      // The bell and the item in the utility bar tell of the call all the same.
      log.warning('showPanel', 'The panel could not be opened', asProblem(thrown));
    });
  };
}
