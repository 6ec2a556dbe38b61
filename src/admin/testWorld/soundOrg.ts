import { FakeOrg } from '../fakeOrg/fakeOrg';
import type { PlainTables } from '../fakeOrg/orgData';
import { addItem, newBar } from '../utilityBar/utilityItem';
import { prepare } from '../callCenterFile/importFile';
import { metadataXml } from '../callCenterFile/writeDefinition';
import type { DescribedObject } from '../checks/orgPicture';
import { makeUsers } from './makeUsers';
import { LAYOUT, addAccess, addOurOwn, describesOfPhone, schemaAnswer } from './phoneOfOrg';
import type { SoundLine } from './soundLine';

export interface SoundOrg {
  readonly org: FakeOrg;
  readonly data: PlainTables;
  /** What `describe` answers, by object. */
  readonly describes: Map<string, DescribedObject>;
  /** What SOAP `describeSoftphoneLayout` answers. */
  layout: string;
  /** Replaces text in a file of the org's metadata. */
  edit(path: string, from: string | RegExp, to: string): void;
}

export const PATHS = {
  callCenter: 'callCenters/AcmePhone.callCenter',
  app: 'applications/Acme_Console.app',
  bar: 'flexipages/Acme_Console_UtilityBar.flexipage',
  security: 'settings/Security.settings',
} as const;

const WISHES = { label: 'Phone', icon: 'call', heightPx: 480, widthPx: 380, startsAutomatically: true };

/**
 * An org in which a phone works: call center, page, access, users, bar, trusted URL, rules, log. Tests break one thing each.
 * @param line  the phone system that its settings name; without it one that cannot be reached
 */
export async function soundOrg(adapterUrl = '/apex/Softphone', line?: SoundLine): Promise<SoundOrg> {
  const { data, callCenters } = makeUsers({ active: 0, there: 3 });
  data.remove(callCenters.OldVendor);
  const org = await FakeOrg.start({ data });
  const put = (path: string, content: string): unknown => org.metadata.files.set(path, Buffer.from(content));
  put(PATHS.callCenter, callCenterXml(adapterUrl, line));
  const bar = newBar('Acme', WISHES);
  put(PATHS.bar, addItem(bar, WISHES, 'bar'));
  data.create('FlexiPage', { DeveloperName: 'Acme_Console_UtilityBar', Type: 'UtilityBar' });
  put(
    PATHS.app,
    '<CustomApplication><uiType>Lightning</uiType><utilityBar>Acme_Console_UtilityBar</utilityBar></CustomApplication>',
  );
  put(
    PATHS.security,
    '<SecuritySettings>\n  <enablePermissionsPolicy>false</enablePermissionsPolicy>\n  <sessionSettings>\n    <lockSessionsToIp>false</lockSessionsToIp>\n    <sessionTimeout>TwoHours</sessionTimeout>\n  </sessionSettings>\n</SecuritySettings>\n',
  );
  addAccess(data);
  data.create('CspTrustedSite', { ...ALL_FLAGS, EndpointUrl: line?.sipServer ?? UNREACHABLE });
  addOurOwn(data);
  org.metadata.onDeployed = (path, content) => {
    if (path.startsWith('cspTrustedSites/')) deployTrustedSite(data, content);
  };
  const sound: SoundOrg = {
    ...{ org, data, describes: describesOfPhone(), layout: LAYOUT },
    edit: (path, from, to) => {
      const before = org.metadata.files.get(path)?.toString() ?? '';
      const after = before.replace(from, to);
      if (after === before) throw new Error(`${path} does not hold ${String(from)}`);
      put(path, after);
    },
  };
  org.rest.extra = (asked) => schemaAnswer(asked, sound);
  return sound;
}

const UNREACHABLE = 'wss://sip.acme.example';

function callCenterXml(adapterUrl: string, line?: SoundLine): string {
  const definition = {
    dialect: 'metadata' as const,
    internalName: 'AcmePhone',
    displayName: 'Acme Phone',
    internalNameLabel: 'Internal Name',
    displayNameLabel: 'Display Name',
    sections: [{ name: 'reqGeneralInfo', label: 'General', sortOrder: null, line: 0, items: [] }],
    customSettings: null,
    foreign: [],
  };
  const set = [
    `reqAdapterUrl=${adapterUrl}`,
    'reqUseApi=true',
    'reqSoftphoneHeight=480',
    'reqSoftphoneWidth=380',
    'reqSalesforceCompatibilityMode=Lightning',
    `sipServer=${line?.sipServer ?? UNREACHABLE}`,
    ...(line ? [`mediaServers=${line.mediaServers}`] : []),
  ];
  return metadataXml(prepare(definition, [], { set }).definition);
}

const ALL_FLAGS = {
  Context: 'All',
  IsActive: true,
  IsApplicableToConnectSrc: true,
  IsApplicableToFrameSrc: true,
  CanAccessMicrophone: true,
};

function deployTrustedSite(data: PlainTables, xml: string): void {
  const at = (name: string): string => new RegExp(`<${name}>(.*?)<`).exec(xml)?.[1] ?? '';
  const is = (name: string): boolean => at(name) === 'true';
  const site = {
    EndpointUrl: at('endpointUrl'),
    Context: at('context'),
    IsActive: is('isActive'),
    IsApplicableToConnectSrc: is('isApplicableToConnectSrc'),
    IsApplicableToFrameSrc: is('isApplicableToFrameSrc'),
    IsApplicableToImgSrc: is('isApplicableToImgSrc'),
    CanAccessMicrophone: is('canAccessMicrophone'),
  };
  const there = data.records('CspTrustedSite').find((row) => row.EndpointUrl === site.EndpointUrl);
  if (there) data.update(there.Id, site);
  else data.create('CspTrustedSite', site);
}
