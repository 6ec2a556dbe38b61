import { describeObjects } from '../org/describeObjects';
import type { Org } from '../org/org';
import type { ConsoleSession } from '../org/orgApi';
import { nameOf } from '../org/orgRecord';
import { adapterWarning } from './adapterCheck';
import type { Addresses } from './addresses';
import type { CallCenter } from './setup/callCenter';
import type { ConsoleAppDescription } from './setup/consoleApp';
import { phoneItem } from './setup/phoneItem';

export interface ConsoleSessionParts {
  readonly org: Org;
  readonly app: ConsoleAppDescription;
  readonly callCenter: CallCenter | null;
  readonly adapterUrl?: string | undefined;
  readonly addresses: Addresses;
  readonly callersUrl: string;
  /** For this console alone: it lets the phone's page in. */
  readonly nonce: string;
}

/** GET /emulator/session: everything that a console page needs to draw itself. */
export function consoleSession(parts: ConsoleSessionParts): ConsoleSession {
  const { org, app, callCenter, callersUrl } = parts;
  const objects = describeObjects(org);
  const phone = phoneItem({ ...parts, callCenter, utilityItem: app.utilityItem });
  return {
    user: { id: org.actingUserId, name: nameOf(org, org.actingUserId) },
    org: { id: org.id, name: org.name },
    app: {
      label: app.label,
      isConsole: app.isConsole,
      tabs: app.tabs.filter((tab) => objects.some((object) => object.apiName === tab)),
    },
    objects,
    phone: phone.item,
    noPhoneReason: phone.reason,
    callersUrl,
  };
}

/** The same with a warning about an adapter from elsewhere that would leave the panel blank. The org's own pages speak for themselves. */
export async function checkedSession(parts: ConsoleSessionParts): Promise<ConsoleSession> {
  const session = consoleSession(parts);
  const address = session.phone?.adapterUrl ?? '';
  if (!address || new URL(address).origin === parts.addresses.origin('visualforce')) return session;
  const phoneWarning = await adapterWarning({ address, consoleOrigin: parts.addresses.origin('lightning') });
  return phoneWarning ? { ...session, phoneWarning } : session;
}
