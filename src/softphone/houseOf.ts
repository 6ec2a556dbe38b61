import type { House } from '../calls/houseNumber';
import type { Settings } from '../settings/settings';

/** What the call center says about its phone system; of one whose settings are not there yet nothing is known. */
export function houseOf(settings: Settings | null): House {
  const { region = '', extensions = [], dialing } = settings ?? {};
  return { region, extensions, outsidePrefix: dialing?.outsidePrefix ?? '' };
}
