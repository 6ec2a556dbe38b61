import type { OrgPicture } from '../checks/orgPicture';
import { hasItem } from '../utilityBar/utilityItem';

/** One kind of thing that stops working with Open CTI, and what takes its place. */
export interface Dependent {
  readonly kind: string;
  readonly names: readonly string[];
  readonly replacement: string;
}

/**
 * What in this org hangs on Open CTI, as far as it can be read.
 * @param reports  those on the call fields of Task (`reportsOnCalls.ts`)
 */
export async function readInventory(org: OrgPicture, reports: readonly string[]): Promise<Dependent[]> {
  const callCenters = await org.callCenters();
  const users = await org.users();
  const withUsers = callCenters.map(
    ({ id, internalName }) => `${internalName} (${users.filter((user) => user.CallCenterId === id).length} users)`,
  );
  return [
    {
      kind: 'Call centers',
      names: withUsers,
      replacement:
        'A contact center of Salesforce Voice (partner telephony or Amazon Connect), with its own assignment of users',
    },
    {
      kind: 'Utility bars with the Open CTI item',
      names: await barsWithPhone(org),
      replacement: 'The Omni-Channel item, which holds the phone of Salesforce Voice',
    },
    {
      kind: 'Visualforce pages that use Open CTI',
      names: await pagesWith(org),
      replacement: 'A connector that speaks the Service Cloud Voice Toolkit API; the page’s own logic has to move',
    },
    {
      kind: 'Apex classes that name Open CTI or CallCenter',
      names: await classesWith(org),
      replacement: 'Read by a developer: what they do for the phone, the connector or a flow must do',
    },
    {
      kind: 'Reports on the call fields of Task',
      names: reports,
      replacement: 'Reports on VoiceCall; they stay empty from the day on which nobody writes call fields to Task',
    },
  ];
}

const CALLS_OPEN_CTI = /sforce\.(opencti|interaction)|support\/api\/\d+\.0\/(lightning\/opencti|interaction)/i;

async function pagesWith(org: OrgPicture): Promise<string[]> {
  const pages = await org.tooling<{ Name: string; Markup: string | null }>(
    'SELECT Name, Markup FROM ApexPage WHERE NamespacePrefix = null',
  );
  return pages.filter((page) => CALLS_OPEN_CTI.test(page.Markup ?? '')).map((page) => page.Name);
}

async function classesWith(org: OrgPicture): Promise<string[]> {
  const classes = await org.tooling<{ Name: string; Body: string | null }>(
    'SELECT Name, Body FROM ApexClass WHERE NamespacePrefix = null',
  );
  return classes.filter((one) => /\bCallCenter(Id)?\b|opencti/i.test(one.Body ?? '')).map((one) => one.Name);
}

async function barsWithPhone(org: OrgPicture): Promise<string[]> {
  const names: string[] = [];
  for (const [path, content] of await org.appsAndBars()) {
    const [, bar] = /^flexipages\/(.+)\.flexipage$/.exec(path) ?? [];
    if (bar && hasItem(content.toString('utf8'), bar)) names.push(bar);
  }
  return names;
}
