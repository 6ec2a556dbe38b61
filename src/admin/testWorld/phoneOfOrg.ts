import type { DescribedField, DescribedObject } from '../checks/orgPicture';
import type { PlainTables } from '../fakeOrg/orgData';
import { json } from '../fakeOrg/restDoor';
import type { Asked, OrgAnswer } from '../fakeOrg/restDoor';

/** The page, the class, and the permission set that opens both; every agent worked in Acme_Console last. */
export function addAccess(data: PlainTables): void {
  const [permissionSet] = data.records('PermissionSet');
  const parent = permissionSet?.Id ?? '';
  data.update(parent, { IsOwnedByProfile: false, Type: 'Regular' });
  const markup = '<apex:page controller="CtiPhone" showHeader="false" cspHeader="true"/>';
  const page = data.create('ApexPage', { Name: 'Softphone', NamespacePrefix: null, Markup: markup });
  const entry = data.create('ApexClass', { Name: 'CtiPhone' });
  data.create('SetupEntityAccess', { ParentId: parent, SetupEntityId: page });
  data.create('SetupEntityAccess', { ParentId: parent, SetupEntityId: entry });
  for (const Field of ['Task.Call_Queue__c', 'Cti_Call__c.Direction__c', 'Cti_Call__c.Note__c']) {
    const SobjectType = Field.split('.')[0];
    data.create('FieldPermissions', { ParentId: parent, SobjectType, Field, PermissionsEdit: true });
  }
  for (const [name, durableId] of [
    ['Acme_Console', '06m1'],
    ['Acme_Sales', '06m2'],
  ]) {
    data.create('AppDefinition', { DeveloperName: name ?? '', DurableId: durableId ?? '', NamespacePrefix: null });
  }
  for (const { Id } of data.records('User')) {
    data.create('UserAppInfo', { UserId: Id, AppDefinitionId: '06m1', FormFactor: 'Large' });
  }
}

/** Rules, mappings and policy of this repository's phone, and the tables that checks ask for. */
export function addOurOwn(data: PlainTables): void {
  const rule = { Is_Active__c: true, Order__c: 10 };
  data.create('Cti_Match_Rule__mdt', {
    ...{ ...rule, DeveloperName: 'Contact', Object__c: 'Contact', Phone_Fields__c: 'Phone, MobilePhone' },
    ...{ Title_Field__c: 'Name', When_Unverified__c: 'offer' },
  });
  data.create('Cti_Pop_Rule__mdt', {
    ...{ ...rule, DeveloperName: 'One_Record', Call_Type__c: 'inbound', Matches__c: 'one' },
    ...{ Moment__c: 'ring', Action__c: 'record', Insists__c: false },
  });
  const mapping = { DeveloperName: 'Queue', Source__c: 'queue', Field__c: 'Call_Queue__c', Is_Active__c: true };
  data.create('Cti_Log_Field__mdt', mapping);
  data.create('Cti_Log_Policy__mdt', { DeveloperName: 'All', Call_Center__c: null, Activity__c: 'task' });
  for (const empty of ['FlowDefinitionView', 'CustomPermission', 'DuplicateRule', 'IframeWhiteListUrl']) {
    data.remove(data.create(empty, {}));
  }
  const subscriber = data.create('SubscriberPackage', { Name: 'Open Softphone', NamespacePrefix: null });
  const version = data.create('SubscriberPackageVersion', { MajorVersion: 0, MinorVersion: 1, PatchVersion: 0 });
  data.create('InstalledSubscriberPackage', { SubscriberPackageId: subscriber, SubscriberPackageVersionId: version });
}

const field = (name: string, type = 'string', permissionable = true): DescribedField => ({
  ...{ name, type, permissionable, createable: true },
});

export function describesOfPhone(): Map<string, DescribedObject> {
  const objects = {
    Task: [field('Call_Queue__c'), field('WhoId', 'reference'), field('Description', 'textarea'), field('Subject')],
    Cti_Call__c: [field('Call_Key__c', 'string', false), field('Direction__c'), field('Note__c', 'textarea')],
    Contact: [field('Name', 'string', false), field('Phone', 'phone'), field('MobilePhone', 'phone')],
    VoiceCall: ['CallStartDateTime', 'CallEndDateTime', 'CallType', 'FromPhoneNumber', 'ToPhoneNumber'].map((name) =>
      field(name, 'string', false),
    ),
  };
  return new Map(Object.entries(objects).map(([name, fields]) => [name, { createable: true, fields }]));
}

export const LAYOUT =
  '<callTypes><name>Inbound</name><screenPopOptions><matchType>SingleMatch</matchType><screenPopType>PopToEntity</screenPopType></screenPopOptions>' +
  '<sections><entityApiName>Contact</entityApiName></sections><sections><entityApiName>Account</entityApiName></sections></callTypes>' +
  '<callTypes><name>Outbound</name></callTypes><id>0Cs000000000001AAA</id><name>Standard Softphone Layout</name>';

/** Describes, and the one SOAP call of the partner API that the doctor makes. */
export function schemaAnswer(
  { path, body }: Asked,
  { describes, layout }: { readonly describes: ReadonlyMap<string, DescribedObject>; readonly layout: string },
): OrgAnswer | undefined {
  if (path === '/sobjects') return json(200, { sobjects: [...describes.keys()].map((name) => ({ name })) });
  const [, name = ''] = /^\/sobjects\/(\w+)\/describe$/.exec(path) ?? [];
  const described = describes.get(name);
  if (name) {
    const missing = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }];
    return described ? json(200, { name, ...described }) : json(404, missing);
  }
  if (!path.startsWith('/services/Soap/u/') || !body.includes('describeSoftphoneLayout')) return undefined;
  const answer = `<describeSoftphoneLayoutResponse><result>${layout}</result></describeSoftphoneLayoutResponse>`;
  const envelope = `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><soapenv:Body>${answer}</soapenv:Body></soapenv:Envelope>`;
  return { status: 200, text: envelope, type: 'text/xml;charset=UTF-8' };
}
