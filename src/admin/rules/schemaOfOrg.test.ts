/** @jest-environment node */
import { checkRules } from '../../rules/checkRules';
import type { OrgDoor } from '../org/orgDoor';
import { readOrgRules, schemaOfOrg } from './schemaOfOrg';

const CONTACT = {
  fields: [
    { name: 'Phone', type: 'phone' },
    { name: 'AccountId', type: 'reference' },
    { name: 'LastName', type: 'string' },
  ],
};
const ACCOUNT = { fields: [{ name: 'Name', type: 'string' }] };

const listed = (name: string) => ({ name, searchable: name !== 'Secret' });

type Rows = readonly Readonly<Record<string, unknown>>[];

/** An org that answers queries by the object that they are from, and describes what it has. @param namespace  of our package */
function makeOrg(rows: Readonly<Record<string, Rows>>, namespace: string | null = null) {
  const asked: string[] = [];
  const door = {
    queryAll: () => Promise.resolve([{ NamespacePrefix: namespace }]),
    query: (soql: string) => {
      asked.push(soql);
      return Promise.resolve({ records: rows[/ FROM (\w+)/.exec(soql)?.[1] ?? ''] ?? [] });
    },
    ask: ({ path }: { readonly path: string }) => {
      asked.push(path);
      if (path === '/sobjects')
        return Promise.resolve({ sobjects: ['Account', 'Contact', 'Case', 'Secret'].map(listed) });
      return Promise.resolve(path.includes('Contact') ? CONTACT : ACCOUNT);
    },
  };
  return { door: door as unknown as OrgDoor, asked };
}

const MATCH = {
  ...{ DeveloperName: 'Contact', Object__c: 'Contact', Phone_Fields__c: 'Phone', Order__c: 10, Is_Active__c: true },
  ...{ Subtitle_Fields__c: 'Account.Name', Custom_Permission__c: 'Vip' },
};
const POP = {
  ...{ DeveloperName: 'Flow', Order__c: 10, Call_Type__c: 'any', Matches__c: 'none', Moment__c: 'ring' },
  ...{ Action__c: 'flow', Target__c: 'New_Caller', Is_Active__c: true },
};

test('the rules of an org are read as those of a folder are, without the endings of its fields', async () => {
  const { door } = makeOrg({ Cti_Match_Rule__mdt: [MATCH], Cti_Pop_Rule__mdt: [POP] });
  expect(await readOrgRules(door)).toMatchObject([
    {
      ...{ path: 'Cti_Match_Rule.Contact', kind: 'match' },
      record: { DeveloperName: 'Contact', Object: 'Contact', Custom_Permission: 'Vip', Digits_Fields: null },
    },
    { path: 'Cti_Pop_Rule.Flow', kind: 'pop', record: { DeveloperName: 'Flow', Action: 'flow', Values: null } },
  ]);
});

test('in an org with our package they are asked for by its names, and read the same', async () => {
  const packaged = (row: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replace(/^(\w+__c)$/, 'acme__$1'), value]));
  const rows = { acme__Cti_Match_Rule__mdt: [packaged(MATCH)], acme__Cti_Pop_Rule__mdt: [packaged(POP)] };
  const { door, asked } = makeOrg(rows, 'acme');
  const plain = makeOrg({ Cti_Match_Rule__mdt: [MATCH], Cti_Pop_Rule__mdt: [POP] });
  expect(await readOrgRules(door)).toEqual(await readOrgRules(plain.door));
  expect(asked[0]).toMatch(/^SELECT DeveloperName, acme__Object__c, .* FROM acme__Cti_Match_Rule__mdt$/);
});

test('an org without rules says what to do', async () => {
  await expect(readOrgRules(makeOrg({}).door)).rejects.toMatchObject({ code: 'no-rules-in-org' });
});

test('only what the rules name is described, one step away too, and rules that fit have no finding', async () => {
  const { door, asked } = makeOrg({
    ...{ Cti_Match_Rule__mdt: [MATCH], Cti_Pop_Rule__mdt: [POP], ApexPage: [{ Name: 'Caller' }] },
    ...{ FlowDefinitionView: [{ ApiName: 'New_Caller' }], CustomPermission: [{ DeveloperName: 'Vip' }] },
  });
  const rules = await readOrgRules(door);
  const schema = await schemaOfOrg(door, rules);
  expect([...schema.objects.keys()]).toEqual(['account', 'contact']);
  expect(asked.filter((path) => path.endsWith('/describe'))).toHaveLength(2);
  const recordsOf = (kind: string) => rules.filter((rule) => rule.kind === kind).map(({ record }) => record);
  expect(checkRules({ matchRules: recordsOf('match'), popRules: recordsOf('pop') }, schema)).toEqual([]);
  expect(schema.pages).toEqual(new Set(['Caller']));
  expect(schema.unsearchable).toEqual(new Set(['secret']));
});

test('what the org has not is found: the flow is off, the permission is gone, the field was renamed', async () => {
  const { door } = makeOrg({
    Cti_Match_Rule__mdt: [{ ...MATCH, Phone_Fields__c: 'Phone, Mobil__c' }],
    Cti_Pop_Rule__mdt: [POP],
  });
  const [match, pop] = await readOrgRules(door);
  const schema = await schemaOfOrg(door, [match!, pop!]);
  const findings = checkRules({ matchRules: [match!.record], popRules: [pop!.record] }, schema);
  expect(findings.map(({ field, message }) => `${field}: ${message}`)).toEqual([
    'Phone_Fields: Contact has no field "Mobil__c"',
    expect.stringContaining('Custom_Permission: There is no custom permission "Vip"'),
    expect.stringContaining('Target: There is no active screen flow "New_Caller"'),
  ]);
});
