/** @jest-environment node */
import { createAcmeOrg } from '../../acmeOrg';
import { readCustomMetadata } from '../../customMetadata';
import type { CustomMetadata, MetadataRecord } from '../../customMetadata';
import { USUAL_ORG } from '../../orgSwitches';
import { userNamed } from '../../users/orgUsers';
import { createCtiPhone } from '../ctiPhone';
import type { Candidate } from './candidate';

const LINES = { domain: 'pbx', mintCredential: () => ({ authUser: '', password: '', expiresAt: 0 }) };
const PROJECT = readCustomMetadata('force-app/main/default');
const BERLIN = { e164: '+493055512', spellings: ['493055512', '03055512'] };

function makeDesk(rules?: readonly MetadataRecord[], phoneWords = 'lastDigits') {
  const switches = (key: string): string => (key === 'phoneWords' ? phoneWords : USUAL_ORG(key));
  const org = createAcmeOrg({ projectRoot: process.cwd(), switches });
  const metadata: CustomMetadata = rules ? new Map([...PROJECT, ['Cti_Match_Rule', rules]]) : PROJECT;
  const navigationOf = (appId: string) => (appId === '06m1' ? ('console' as const) : ('unknown' as const));
  const twin = createCtiPhone(org, LINES, { metadata, navigationOf });
  const ask = (operation: string, input: unknown): unknown =>
    org.runAs(userNamed(org, 'alice').id, () => {
      const answer = JSON.parse(String(twin.ask!(JSON.stringify({ version: 1, operation, input })))) as {
        value: unknown;
      };
      return answer.value;
    });
  const match = (input: object) => (ask('matchCaller', input) as { candidates: Candidate[] }).candidates;
  return { org, ask, match };
}

const rule = (over: MetadataRecord): MetadataRecord => ({
  ...{ DeveloperName: 'R', Object__c: 'Contact', Order__c: 10, Is_Active__c: true },
  ...over,
});

test('open cases of who fits are counted and named, newest first; closed ones are not', () => {
  const { org, match } = makeDesk();
  const jo = org.create('Contact', { LastName: 'Berg', Phone: '030 55512' });
  for (const Subject of ['A', 'B', 'C', 'D']) org.create('Case', { ContactId: jo, Subject });
  org.create('Case', { ContactId: jo, Subject: 'Closed', Status: 'Closed' });
  const [found] = match(BERLIN);
  expect(found?.evidence).toMatchObject({ openCases: 4, spelling: '03055512', isOwn: true });
  expect(found?.evidence.cases).toHaveLength(3);
});

test('a record that the phone system names comes before the number; a key that names nothing changes nothing', () => {
  const { org, match } = makeDesk();
  const jo = org.create('Contact', { LastName: 'Berg', Phone: '030 55512' });
  const pump = org.create('Case', { Subject: 'Pump' });
  const number = String(org.find(pump)?.CaseNumber);
  const given = (field: string, value: string) => match({ ...BERLIN, given: [{ field, value }] })[0]?.recordId;
  expect(given('Case.CaseNumber', number)).toBe(pump);
  expect(given('Id', pump)).toBe(pump);
  for (const field of ['Id', 'Case.Nothing', 'Nothing.Name', 'Case']) expect(given(field, 'nonsense')).toBe(jo);
  // A checkbox names nobody, though many have it.
  expect(given('Contact.DoNotCall', 'false')).toBe(jo);
  expect(given('Lead.IsConverted', 'true')).toBe(jo);
});

test('rules decide in which objects and fields callers are looked for, in which order, and what is shown', () => {
  const { org, match } = makeDesk([
    rule({ DeveloperName: 'Mobile', Phone_Fields__c: 'mobilephone', Subtitle_Fields__c: 'Title,Account.Name' }),
    rule({ DeveloperName: 'Lead', Object__c: 'Lead', Order__c: 5, When_Unverified__c: 'nothing' }),
    rule({ DeveloperName: 'Off', Object__c: 'Account', Is_Active__c: false }),
    rule({ DeveloperName: 'Unknown', Object__c: 'Machine__c' }),
  ]);
  org.create('Contact', { LastName: 'Desk', Phone: '030 55512' });
  org.create('Contact', { LastName: 'Mobile', MobilePhone: '030 55512' });
  org.create('Lead', { LastName: 'Tal', Company: 'Tal AG', Phone: '030 55512' });
  org.create('Account', { Name: 'Berg AG', Phone: '030 55512' });
  expect(match(BERLIN).map(({ name, evidence }) => [name, evidence.rule, evidence.whenUnverified])).toEqual([
    ['Tal', 'Lead', 'nothing'],
    ['Mobile', 'Mobile', 'offer'],
  ]);
});

test('a custom permission says who may use a rule', () => {
  const found = (Custom_Permission__c: string): number => {
    const { org, match } = makeDesk([rule({ Custom_Permission__c })]);
    org.create('Contact', { LastName: 'Berg', Phone: '030 55512' });
    return match(BERLIN).length;
  };
  expect(['Cti_Use_Phone', 'Nobody'].map(found)).toEqual([1, 0]);
});

test.each<[string, MetadataRecord, readonly string[]]>([
  ['equals', { Filter_Operator__c: 'equals', Filter_Value__c: 'Sales' }, ['Sales']],
  ['is not', { Filter_Operator__c: 'notEquals', Filter_Value__c: 'Sales' }, ['Empty', 'Service']],
  ['is empty', { Filter_Operator__c: 'isEmpty' }, ['Empty']],
  ['is not empty', { Filter_Operator__c: 'isFilled' }, ['Sales', 'Service']],
  ['a comparison that nobody knows costs the rule', { Filter_Operator__c: 'like', Filter_Value__c: 'S' }, []],
])('filters: %s', (_name, filter, names) => {
  const { org, match } = makeDesk([rule({ Filter_Field__c: 'Title', ...filter })]);
  for (const name of ['Sales', 'Service', 'Empty']) {
    org.create('Contact', { LastName: name, Phone: '030 55512', Title: name === 'Empty' ? '' : name });
  }
  expect(
    match(BERLIN)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(names);
});

test('what the text search does not find cannot be compared: into which words it cuts numbers is a switch', () => {
  const found = (phoneWords: string): number => {
    const { org, match } = makeDesk(undefined, phoneWords);
    org.create('Contact', { LastName: 'Berg', Phone: '+49 30 55512' });
    return match(BERLIN).length;
  };
  expect(['lastDigits', 'whole', 'anywhere', 'groups'].map(found)).toEqual([1, 1, 1, 0]);
});

test('colleagues are found, too', () => {
  const { org, match } = makeDesk();
  org.update(userNamed(org, 'alice').id, { Phone: '030 55512' });
  expect(match(BERLIN)).toMatchObject([{ objectType: 'User', name: 'Alice Meyer' }]);
});

test('the pop rules that are active come with the kind of app', () => {
  const { ask } = makeDesk();
  expect(ask('popRules', { appId: '06m1' })).toMatchObject({
    rules: expect.arrayContaining([
      expect.objectContaining({ DeveloperName: 'One_Record', Action: 'record', Order: 20 }),
    ]) as unknown,
    navigation: 'console',
  });
  expect(JSON.stringify(ask('popRules', { appId: '' }))).not.toContain('Example');
});
