/** @jest-environment node */
import { join } from 'node:path';
import { createAcmeOrg } from '../../acmeOrg';
import { readCustomMetadata } from '../../customMetadata';
import type { CustomMetadata } from '../../customMetadata';
import type { Org } from '../../org';
import { userNamed } from '../../users/orgUsers';
import { UntrustedInput } from '../untrustedInput';
import { askAura } from './auraClasses';

const METADATA = readCustomMetadata(join(process.cwd(), 'force-app/main/default'));
const JONAS = { e164: '+493023125101', spellings: ['493023125101'] };

interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly code: string };
  readonly value?: {
    readonly calls?: readonly Readonly<Record<string, unknown>>[];
    readonly candidates?: readonly { readonly recordId: string; readonly name: string }[];
    readonly hidden?: readonly { readonly recordId: string; readonly because: string }[];
    readonly userName?: string;
    readonly hasMore?: boolean;
  };
}

function worldOf(metadata: CustomMetadata = METADATA) {
  const org = createAcmeOrg({ projectRoot: process.cwd() });
  const as = (user: string, method: string, parameters: object): Answer => {
    const ask = (): string => askAura({ org, metadata }, method, new UntrustedInput(parameters));
    return JSON.parse(org.runAs(userNamed(org, user).id, ask)) as Answer;
  };
  const tryFor = (input: object) => as('adam', 'CtiTryNumber.find', { inputJson: JSON.stringify(input) });
  return { org, as, tryFor };
}

function call(org: Org, place: number, values: object = {}): string {
  const Offered_At__c = new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString();
  const own = { Call_Key__c: `key-${place}`, Phone_System_Call_Id__c: `call-${place}`, Direction__c: 'inbound' };
  return org.create('Cti_Call__c', { ...own, Offered_At__c, ...values });
}

const jonasIn = (org: Org): string => org.records('Contact').find(({ Name }) => Name === 'Jonas Brandt')!.Id;

test('an admin sees whom a call would find; an agent is refused as the platform refuses her', () => {
  const { as, tryFor } = worldOf();
  expect(tryFor(JONAS).value).toMatchObject({ candidates: [{ name: 'Jonas Brandt' }], hidden: [], userName: '' });
  expect(as('adam', 'CtiTryNumber.prepare', {}).value).toMatchObject({ region: 'DE' });
  expect(() => as('alice', 'CtiTryNumber.prepare', {})).toThrow("Apex class named 'CtiTryNumber'");
});

test('somebody with the class but without the custom permission is told who may', () => {
  const { org } = worldOf();
  const access = { ...org.access, hasCustomPermission: () => false };
  const found = JSON.parse(
    askAura(
      { org: Object.assign(org, { access }), metadata: METADATA },
      'CtiTryNumber.prepare',
      new UntrustedInput({}),
    ),
  ) as Answer;
  expect(found.error?.code).toBe('not-for-agents');
});

test('for another user each record that she would not find says why', () => {
  const { org, as, tryFor } = worldOf();
  const userId = userNamed(org, 'clara').id;
  const mobile = org.create('Contact', { LastName: 'Mobile', MobilePhone: '+49 30 55501' });
  const input = { e164: '+493055501', spellings: ['493055501'], userId };
  expect(tryFor(input).value).toMatchObject({
    hidden: [{ recordId: mobile, because: 'May not read Contact.MobilePhone' }],
    userName: 'Clara Nowak',
  });
  expect(tryFor({ ...JONAS, userId: '005000000000000AAA' }).error?.code).toBe('no-such-user');
  expect(as('adam', 'CtiTryNumber.find', { inputJson: '{}' }).ok).toBe(false);
});

test('a record has the calls that were matched to it and those whose task hangs on it, newest first, at most twenty', () => {
  const { org, as } = worldOf();
  const jonas = jonasIn(org);
  for (let place = 0; place < 20; place++) call(org, place, { Matched_Record_Id__c: jonas });
  const taskId = org.create('Task', { Subject: 'Call', Status: 'Completed', CallType: 'Inbound', WhoId: jonas });
  call(org, 30, { Task_Id__c: taskId });
  const { calls, hasMore } = as('sofia', 'CtiRecordCalls.read', { recordId: jonas }).value ?? {};
  expect(calls?.map(({ phoneSystemCallId }) => phoneSystemCallId)).toHaveLength(20);
  expect(calls?.[0]).toMatchObject({ phoneSystemCallId: 'call-30', agentName: 'Alice Meyer' });
  expect(hasMore).toBe(true);
});

test('an agent sees her own calls of a record, and who may not read calls is told so', () => {
  const { org, as } = worldOf();
  const jonas = jonasIn(org);
  call(org, 1, { Matched_Record_Id__c: jonas });
  expect(as('alice', 'CtiRecordCalls.read', { recordId: jonas }).value?.calls).toHaveLength(1);
  expect(as('bruno', 'CtiRecordCalls.read', { recordId: jonas }).value?.calls).toEqual([]);
  expect(() => as('erik', 'CtiRecordCalls.read', { recordId: jonas })).toThrow('CtiRecordCalls');
  expect(as('alice', 'CtiRecordCalls.read', { recordId: 'nothing' }).error?.code).toBe('no-such-record');
});

test.each([
  ['https://rec.example.com/a/1?x=1', true],
  ['https://other.example.com', true],
  ['https://rec.example.com.evil.example/a', false],
  ['https://rec.example.com@evil.example/a', false],
  ['http://rec.example.com/a', false],
  ['javascript:alert(1)//https://rec.example.com/', false],
])('the recording %s is a link: %s', (address, isShown) => {
  const policy = { DeveloperName: 'All', MasterLabel: 'All', Recording_Hosts__c: 'rec.example.com, Other.example.com' };
  const { org, as } = worldOf(new Map([...METADATA, ['Cti_Log_Policy', [policy]]]));
  const jonas = jonasIn(org);
  call(org, 1, { Matched_Record_Id__c: jonas, Recording_Url__c: address });
  const [line] = as('alice', 'CtiRecordCalls.read', { recordId: jonas }).value?.calls ?? [];
  expect(line?.recordingUrl).toBe(isShown ? address : '');
});

test('a method without a twin says where to write it', () => {
  expect(() => worldOf().as('adam', 'CtiPhone.ask', {})).toThrow(
    expect.objectContaining({ code: 'no-apex-twin' }) as Error,
  );
});
