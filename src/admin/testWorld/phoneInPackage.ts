import type { DescribedObject } from '../checks/orgPicture';
import type { PlainTables } from '../fakeOrg/orgData';
import type { SoundOrg } from './soundOrg';

const OWN = ['Cti_Match_Rule__mdt', 'Cti_Pop_Rule__mdt', 'Cti_Log_Field__mdt', 'Cti_Log_Policy__mdt'];

/** Moves what is ours into the namespace of a managed package, as an installation has it. */
export function packageAs(namespace: string, data: PlainTables, describes: Map<string, DescribedObject>): void {
  const named = (name: string): string => (/__(c|mdt)\b/.test(name) ? `${namespace}__${name}` : name);
  for (const objectType of OWN) {
    for (const { Id, ...values } of data.records(objectType)) {
      data.remove(Id);
      const entries = Object.entries(values).map(([name, value]) => [named(name), value]);
      data.create(named(objectType), Object.fromEntries(entries) as Record<string, unknown>);
    }
  }
  for (const { Id, Field } of data.records('FieldPermissions')) {
    const [, name = ''] = /^Cti_Call__c\.(.*)$/.exec(String(Field)) ?? [];
    if (name) data.update(Id, { SobjectType: named('Cti_Call__c'), Field: `${named('Cti_Call__c')}.${named(name)}` });
  }
  const call = describes.get('Cti_Call__c');
  describes.delete('Cti_Call__c');
  const fields = (call?.fields ?? []).map((each) => ({ ...each, name: named(each.name) }));
  describes.set(named('Cti_Call__c'), { createable: true, fields });
  data.create('EntityDefinition', { DeveloperName: 'Cti_Call', NamespacePrefix: namespace });
  for (const { Id } of data.records('ApexPage')) data.update(Id, { NamespacePrefix: namespace });
}

/** What is wrong with a phone from a package, how it comes about, and which checks say so. */
export const IN_PACKAGE: readonly [string, (org: SoundOrg) => void, readonly string[]][] = [
  ['works', () => undefined, []],
  [
    'logs into a field that is not there',
    ({ data }) => data.update(data.records('acme__Cti_Log_Field__mdt')[0]?.Id ?? '', { acme__Field__c: 'Nope__c' }),
    ['logFields fail'],
  ],
  [
    'has a rule for a field that is not there',
    ({ data }) =>
      data.update(data.records('acme__Cti_Match_Rule__mdt')[0]?.Id ?? '', { acme__Phone_Fields__c: 'Nope' }),
    ['callRules fail'],
  ],
  [
    'wants voice calls that the org has not',
    ({ data, describes }) => {
      data.update(data.records('acme__Cti_Log_Policy__mdt')[0]?.Id ?? '', { acme__Activity__c: 'voiceCall' });
      describes.delete('VoiceCall');
    },
    ['voiceCalls fail'],
  ],
  [
    'has a duplicate rule on its calls',
    ({ data }) => void data.create('DuplicateRule', { SobjectType: 'acme__Cti_Call__c', IsActive: true }),
    ['duplicateRules fail'],
  ],
  [
    'has a field of the call that agents may not write',
    ({ data }) => data.update(data.records('FieldPermissions')[2]?.Id ?? '', { PermissionsEdit: false }),
    ['logFields fail'],
  ],
];
