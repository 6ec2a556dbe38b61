import { FakeOrg } from '../fakeOrg/fakeOrg';
import type { PlainTables } from '../fakeOrg/orgData';
import { addItem, newBar } from '../utilityBar/utilityItem';
import { prepare } from '../callCenterFile/importFile';
import { metadataXml } from '../callCenterFile/writeDefinition';
import { makeUsers } from './makeUsers';

export interface SoundOrg {
  readonly org: FakeOrg;
  readonly data: PlainTables;
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

/** An org in which a phone works: call center, page, access, users, bar, trusted URL. Tests break one thing each. */
export async function soundOrg(adapterUrl = '/apex/Softphone'): Promise<SoundOrg> {
  const { data, callCenters } = makeUsers({ active: 0, there: 3 });
  data.remove(callCenters.OldVendor);
  const org = await FakeOrg.start({ data });
  const put = (path: string, content: string): unknown => org.metadata.files.set(path, Buffer.from(content));
  put(PATHS.callCenter, callCenterXml(adapterUrl));
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
  addRecords(data);
  org.metadata.onDeployed = (path, content) => {
    if (path.startsWith('cspTrustedSites/')) data.create('CspTrustedSite', trustedSite(content));
  };
  return {
    org,
    data,
    edit: (path, from, to) => {
      const before = org.metadata.files.get(path)?.toString() ?? '';
      const after = before.replace(from, to);
      if (after === before) throw new Error(`${path} does not hold ${String(from)}`);
      put(path, after);
    },
  };
}

function callCenterXml(adapterUrl: string): string {
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
    'sipServer=wss://sip.acme.example',
  ];
  return metadataXml(prepare(definition, [], { set }).definition);
}

function addRecords(data: PlainTables): void {
  const page = data.create('ApexPage', { Name: 'Softphone', NamespacePrefix: null });
  const [permissionSet] = data.records('PermissionSet');
  data.create('SetupEntityAccess', { ParentId: permissionSet?.Id ?? '', SetupEntityId: page });
  data.create('CspTrustedSite', {
    ...ALL_FLAGS,
    EndpointUrl: 'wss://sip.acme.example',
    Context: 'LEX',
    IsActive: true,
  });
}

const ALL_FLAGS = { IsApplicableToConnectSrc: true, IsApplicableToFrameSrc: true, CanAccessMicrophone: true };

function trustedSite(xml: string): Record<string, unknown> {
  const at = (name: string): string => new RegExp(`<${name}>(.*?)<`).exec(xml)?.[1] ?? '';
  return {
    EndpointUrl: at('endpointUrl'),
    Context: at('context'),
    IsActive: at('isActive') === 'true',
    IsApplicableToConnectSrc: at('isApplicableToConnectSrc') === 'true',
    IsApplicableToFrameSrc: at('isApplicableToFrameSrc') === 'true',
    CanAccessMicrophone: at('canAccessMicrophone') === 'true',
  };
}
