import { asProblem } from '../../base/appError';
import { itemOf } from '../itemOf';
import type { Item } from '../itemOf';
import type { PhoneContext } from '../parts';
import type { Reaction } from '../store';

/**
 * Text and icon of the item in the utility bar follow the calls. One message at a time, and always the newest: a slow host
 * never shows an old call after a new one.
 */
export function showItem({ host, log }: PhoneContext): Reaction {
  let shown: Item | null = null;
  let wanted: Item | null = null;
  let isBusy = false;

  async function show(): Promise<void> {
    isBusy = true;
    while (wanted && !isSame(wanted, shown)) {
      shown = wanted;
      await host.showItem(shown).catch((thrown: unknown) => {
        log.warning('showItem', 'The item in the utility bar could not be changed', asProblem(thrown));
      });
    }
    isBusy = false;
  }

  return ({ now }) => {
    // Before the host has answered once there is nobody to tell.
    if (now.startUp.step === 'host') return;
    wanted = itemOf(now);
    if (!isBusy) void show();
  };
}

function isSame(a: Item, b: Item | null): boolean {
  return a.label === b?.label && a.icon === b.icon;
}
