import type { PhoneItem } from '../../org/orgApi';
import { adapterAddress } from '../adapterAddress';
import type { Addresses } from '../addresses';
import { GENERAL, valueOf } from './callCenter';
import type { CallCenter } from './callCenter';
import { settingsOf } from './callCenterSettings';
import type { UtilityItem } from './consoleApp';

/** What decides whether and how the phone appears in the console. */
export interface PhoneParts {
  /** The user's; null when there is none. */
  readonly callCenter: CallCenter | null;
  /** Who would have the phone. */
  readonly user: { readonly name: string; readonly isAssigned: boolean };
  /** Null when the app's utility bar has no softphone. */
  readonly utilityItem: UtilityItem | null;
  /** Stands in for the one that the call center names. */
  readonly adapterUrl?: string | undefined;
  readonly addresses: Addresses;
  readonly appId: string;
  /** Sign-in of the adapter page. */
  readonly nonce: string;
}

/** The phone in the utility bar, or the reason why there is none. */
export function phoneItem(parts: PhoneParts): { readonly item: PhoneItem | null; readonly reason: string } {
  const { callCenter, utilityItem } = parts;
  if (!parts.user.isAssigned) {
    return none(
      `${parts.user.name} is assigned to no call center. An admin does that in Setup → Call Centers → Manage Call Center Users.`,
    );
  }
  if (!callCenter) return none('The project has no call center: no file in callCenters.');
  if (!utilityItem) return none('The utility bar of this app has no Open CTI Softphone.');
  const mode = valueOf(callCenter, GENERAL, 'reqSalesforceCompatibilityMode') || 'Classic';
  if (mode === 'Classic') {
    return none(
      'The call center is for Salesforce Classic only: set reqSalesforceCompatibilityMode to Lightning or Classic_and_Lightning.',
    );
  }
  const address = adapterAddress(parts.adapterUrl ?? valueOf(callCenter, GENERAL, 'reqAdapterUrl'), parts);
  if (!address) return none('The CTI adapter URL of the call center (reqAdapterUrl) is no http or https address.');
  return { item: describe(callCenter, utilityItem, address), reason: '' };
}

function describe(callCenter: CallCenter, utilityItem: UtilityItem, adapterUrl: string): PhoneItem {
  const size = (name: string, otherwise: number): number => Number(valueOf(callCenter, GENERAL, name)) || otherwise;
  return {
    ...utilityItem,
    // Which wins, these or the sizes of the utility item, is not known; most adapters set them at run time anyway.
    heightPx: size('reqSoftphoneHeight', 480),
    widthPx: size('reqSoftphoneWidth', 340),
    adapterUrl,
    settings: settingsOf(callCenter),
  };
}

function none(reason: string): { item: null; reason: string } {
  return { item: null, reason };
}
