import { describeObjects } from '../org/describeObjects';
import type { Org } from '../org/org';
import type { ConsoleSession } from '../org/orgApi';
import type { OrgUser } from '../org/users/orgUsers';
import { adapterWarning } from './adapterCheck';
import type { Addresses } from './addresses';
import { callCenterOf } from './setup/assignedCallCenter';
import type { CallCenter } from './setup/callCenter';
import type { ConsoleAppDescription } from './setup/consoleApp';
import { phoneItem } from './setup/phoneItem';

export interface ConsoleSessionParts {
  readonly org: Org;
  /** For whom the console is drawn. */
  readonly user: OrgUser;
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
  const { org, user, app, callersUrl } = parts;
  const objects = org.runAs(user.id, () => describeObjects(org));
  const callCenter = callCenterOf(user, parts.callCenter);
  const phone = phoneItem({
    ...parts,
    callCenter,
    utilityItem: app.utilityItem,
    user: { name: user.name, isAssigned: user.callCenter !== null },
  });
  return {
    user: { id: user.id, name: user.name },
    org: { id: org.id, name: org.name },
    app: {
      label: app.label,
      isConsole: app.isConsole && user.navigation === 'console',
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
