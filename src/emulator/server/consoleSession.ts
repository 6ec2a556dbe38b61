import { describeObjects } from '../org/describeObjects';
import type { Org } from '../org/org';
import type { AppChoice, ConsoleSession, ScreenFlow } from '../org/orgApi';
import type { OrgUser } from '../org/users/orgUsers';
import { adapterWarning } from './adapterCheck';
import type { Addresses } from './addresses';
import type { Namespace } from './namespace';
import { callCenterOf } from './setup/assignedCallCenter';
import type { CallCenter } from './setup/callCenter';
import { appIdOf } from './setup/consoleApp';
import type { ConsoleAppDescription } from './setup/consoleApp';
import { phoneItem } from './setup/phoneItem';

export interface ConsoleSessionParts {
  readonly org: Org;
  /** For whom the console is drawn. */
  readonly user: OrgUser;
  readonly apps: readonly [ConsoleAppDescription, ...ConsoleAppDescription[]];
  /** API name of the app that was asked for; without it, or with one that is not there, the user's usual one. */
  readonly appName?: string | undefined;
  readonly flows: readonly ScreenFlow[];
  readonly callCenter: CallCenter | null;
  readonly adapterUrl?: string | undefined;
  readonly addresses: Addresses;
  readonly callersUrl: string;
  /** For this console alone: it lets the phone's page in. */
  readonly nonce: string;
  /** Of the package that the phone came in. */
  readonly namespace: Namespace;
}

/** GET /emulator/session: everything that a console page needs to draw itself. */
export function consoleSession(parts: ConsoleSessionParts): ConsoleSession {
  const { org, user, apps, flows, callersUrl } = parts;
  const app = appOf(parts);
  const objects = org.runAs(user.id, () => describeObjects(org));
  const callCenter = callCenterOf(user, parts.callCenter);
  const phone = phoneItem({
    ...parts,
    callCenter,
    utilityItem: app.utilityItem,
    appId: appIdOf(app),
    user: { name: user.name, isAssigned: user.callCenter !== null },
  });
  return {
    user: { id: user.id, name: user.name },
    org: { id: org.id, name: org.name },
    app: { ...choiceOf(app), tabs: app.tabs.filter((tab) => objects.some((object) => object.apiName === tab)) },
    apps: apps.map(choiceOf),
    objects,
    flows,
    phone: phone.item,
    noPhoneReason: phone.reason,
    callersUrl,
  };
}

function appOf({ apps, appName, user }: ConsoleSessionParts): ConsoleAppDescription {
  const usual = apps.find((app) => app.isConsole === (user.navigation === 'console'));
  return apps.find((app) => app.name === appName) ?? usual ?? apps[0];
}

function choiceOf({ name, label, isConsole }: ConsoleAppDescription): AppChoice {
  return { name, label, isConsole };
}

/** An own page speaks for itself, except to those who may not open it. */
function withPageWarning(session: ConsoleSession, { org, user, namespace }: ConsoleSessionParts): ConsoleSession {
  const page = namespace.ownFile(new URL(session.phone?.adapterUrl ?? '').pathname.replace('/apex/', ''));
  if (org.runAs(user.id, () => org.access.mayOpenPage(page))) return session;
  const phoneWarning = `${user.name} may not open the page ${page}: an admin assigns the permission set that gives it.`;
  return { ...session, phoneWarning };
}

/** The same with a warning about an adapter from elsewhere that would leave the panel blank. The org's own pages speak for themselves. */
export async function checkedSession(parts: ConsoleSessionParts): Promise<ConsoleSession> {
  const session = consoleSession(parts);
  const address = session.phone?.adapterUrl ?? '';
  if (!address) return session;
  if (new URL(address).origin === parts.addresses.origin('visualforce')) return withPageWarning(session, parts);
  const phoneWarning = await adapterWarning({ address, consoleOrigin: parts.addresses.origin('lightning') });
  return phoneWarning ? { ...session, phoneWarning } : session;
}
