import { LineSecret } from '../../org/apex/page/lineSecret';
import type { PageControllers } from '../../org/apex/page/pageController';
import { pageControllers } from '../../org/apex/page/pageControllers';
import type { Org } from '../../org/org';
import type { Addresses } from '../addresses';
import type { Namespace } from '../namespace';
import { labelText } from '../setup/labelText';

/** An org whose agents phone has a secret; this one is nobody's, because the exchange has a key of its own. */
const ENTERED_BEFORE = 'entered-before-anybody-looked';

/** Controllers of the pages with forms, as they stand until the emulator ends. @param metadataFolder  `force-app/main/default` */
export function pageControllersIn(org: Org, metadataFolder: string): PageControllers {
  const label = (name: string): string => labelText(metadataFolder, name);
  return pageControllers({ org, label, secret: new LineSecret(ENTERED_BEFORE) });
}

/** Where a frame of the console finds a page, by the way that begins a session there for whoever is signed in. */
export function pageAddressIn(addresses: Addresses, namespace: Namespace): (page: string) => string {
  return (page) => {
    const address = `${addresses.origin('visualforce')}/apex/${namespace.ofFile(page)}`;
    return `/visualforce/session?url=${encodeURIComponent(address)}`;
  };
}
