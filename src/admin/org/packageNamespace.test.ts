/** @jest-environment node */
import type { OrgDoor } from './orgDoor';
import { inNamespace, packageNamespace, withoutNamespace } from './packageNamespace';

test.each([
  ['', 'SELECT Call_Key__c FROM Cti_Call__c', 'SELECT Call_Key__c FROM Cti_Call__c'],
  ['acme', 'Cti_Match_Rule__mdt', 'acme__Cti_Match_Rule__mdt'],
  [
    'acme',
    "SELECT Id, Owner.Name, Line__r.Agent__c FROM Cti_Call__c WHERE acme__Note__c = 'a__b'",
    "SELECT Id, Owner.Name, acme__Line__r.acme__Agent__c FROM acme__Cti_Call__c WHERE acme__Note__c = 'a__b'",
  ],
])('in the namespace "%s", %s is %s', (namespace, text, expected) => {
  expect(inNamespace(namespace, text)).toBe(expected);
});

test('records come back with the names that they have without a namespace', () => {
  const record = {
    Id: '1',
    acme__Line__r: { acme__Agent__c: 'x' },
    other__Note__c: null,
    acme__All__c: [{ Acme__A__c: 1 }],
  };
  const plain = { Id: '1', Line__r: { Agent__c: 'x' }, other__Note__c: null, All__c: [{ A__c: 1 }] };
  expect(withoutNamespace('acme', record)).toEqual(plain);
  expect(withoutNamespace('', record)).toBe(record);
});

test.each([
  [[], ''],
  [[null], ''],
  [['acme'], 'acme'],
  [['acme', null], ''],
])('objects of ours in the namespaces %j: %j, asked once', async (prefixes, expected) => {
  let asked = 0;
  const queryAll = (): Promise<unknown> => {
    asked += 1;
    return Promise.resolve(prefixes.map((NamespacePrefix) => ({ NamespacePrefix })));
  };
  const door = { queryAll } as unknown as OrgDoor;
  expect(await packageNamespace(door)).toBe(expected);
  await packageNamespace(door);
  expect(asked).toBe(1);
});
