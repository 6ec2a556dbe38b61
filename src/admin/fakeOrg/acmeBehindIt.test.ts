/** @jest-environment node */
/** The org that the agents of the emulator work in, asked and changed by the admin's tools over HTTP. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAcmeOrg } from '../../emulator/org/acmeOrg';
import type { Org } from '../../emulator/org/org';
import { applyRun } from '../agents/applyRun';
import { RunFolder } from '../agents/runFolder';
import { planWho } from '../agents/whoFromFlags';
import type { AgentCall } from '../logs/agentCall';
import { createLogs } from '../logs/createLogs';
import { readNumbers } from '../numbers/readNumbers';
import type { OrgDoor } from '../org/orgDoor';
import { findRuleMistakes } from '../rules/findRuleMistakes';
import { readRuleFiles } from '../rules/ruleFiles';
import { schemaOfOrg } from '../rules/schemaOfOrg';
import { connectTo } from '../testWorld/connectTo';
import { toAcme } from '../testWorld/toAcme';
import { FakeOrg } from './fakeOrg';
import { LayeredData } from './layeredData';
import { PlainTables } from './orgData';
import { json } from './restDoor';
import type { OrgAnswer } from './restDoor';

let acme: Org;
let org: FakeOrg;
let door: OrgDoor;
let folder = '';

beforeEach(async () => {
  acme = createAcmeOrg({ projectRoot: process.cwd() });
  org = await FakeOrg.start({ data: new LayeredData(acme, setupOfAcme()) });
  org.rest.extra = ({ path }) => describeAcme(path);
  for (const { Id } of acme.records('User')) org.data.update(Id, { UserType: 'Standard', CallCenterId: null });
  door = await connectTo(org);
  folder = mkdtempSync(join(tmpdir(), 'cti-acme-'));
});
afterEach(async () => {
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

function setupOfAcme(): PlainTables {
  const setup = new PlainTables();
  setup.create('Organization', { Name: 'Acme', InstanceName: 'TEST1', IsSandbox: true, TrialExpirationDate: null });
  setup.create('CallCenter', { Name: 'Acme Phone', InternalName: 'AcmePhone', AdapterUrl: '/apex/Softphone' });
  for (const empty of ['FlowDefinitionView', 'CustomPermission']) setup.remove(setup.create(empty, {}));
  return setup;
}

/** `GET /sobjects` and `/sobjects/X/describe`, from the emulator's own schema. */
function describeAcme(path: string): OrgAnswer | undefined {
  if (path === '/sobjects') return json(200, { sobjects: acme.schema.map(({ apiName }) => ({ name: apiName })) });
  const [, asked = ''] = /^\/sobjects\/(\w+)\/describe$/.exec(path) ?? [];
  if (!asked) return undefined;
  return json(200, {
    name: asked,
    fields: acme.schemaOf(asked).fields.map(({ apiName, type }) => ({ name: apiName, type })),
  });
}

test('a query brings the people that the emulator’s agents see, with a change of a moment ago', async () => {
  const [first] = acme.records('Contact');
  acme.update(first?.Id ?? '', { Phone: '+49 30 7654321' });
  const contacts = await door.queryAll<{ Id: string; Phone: string }>('SELECT Id, Name, Phone FROM Contact');
  expect(contacts).toHaveLength(acme.records('Contact').length);
  expect(contacts.find(({ Id }) => Id === first?.Id)).toMatchObject({ Name: first?.Name, Phone: '+49 30 7654321' });
});

test('numbers that no search would find are found in it', async () => {
  const before = await readNumbers(door, 'DE', []);
  const lead = acme.create('Lead', { LastName: 'Vogt', Company: 'Vogt KG', Phone: '030 123456 ext 7' });
  const { bad } = await readNumbers(door, 'DE', []);
  expect(bad).toHaveLength(before.bad.length + 1);
  expect(bad.find(({ id }) => id === lead)).toMatchObject({ object: 'Lead', field: 'Phone', fault: 'extension' });
});

test('its users are put into a call center by a list, and a second run changes nothing', async () => {
  const csv = join(folder, 'agents.csv');
  writeFileSync(csv, 'Username\r\nalice@acme.example\r\nNORA@acme.example\r\nnobody@acme.example\r\n');
  const rows = await planWho(door, { csv }, toAcme(door));
  expect(rows.counts).toEqual({ assign: 2, notFound: 1 });
  const head = { version: 1, kind: 'assign', orgId: '00D', username: 'x', callCenters: {} } as const;
  await applyRun(door, RunFolder.create(join(folder, 'run'), head, rows), { isResumed: false });
  expect((await planWho(door, { csv }, toAcme(door))).counts).toEqual({ there: 2, notFound: 1 });
});

test('the rules of this repository fit its objects and fields', async () => {
  const rules = readRuleFiles('force-app');
  const mistakes = findRuleMistakes(rules, await schemaOfOrg(door, rules), true);
  // The emulator's users have neither title nor department.
  expect(mistakes.filter(({ rule }) => rule !== 'User')).toEqual([]);
  expect(mistakes.length).toBeGreaterThan(0);
});

test('a call that the phone did not log is in the emulator’s org afterwards, once', async () => {
  const call = missedBy(acme.records('User')[0]?.Id ?? '');
  expect(await createLogs(door, [call])).toMatchObject({ created: 1, there: 0, failed: [] });
  expect(await createLogs(door, [call])).toMatchObject({ created: 0, there: 1, failed: [] });
  expect(acme.records('Cti_Call__c')).toMatchObject([
    { Call_Key__c: 'key-1', Step__c: 'end', End_Reason__c: 'missed' },
  ]);
});

function missedBy(userId: string): AgentCall {
  const startedAt = Date.UTC(2026, 0, 15, 9);
  return {
    ...{ key: 'key-1', callId: 'call-1', direction: 'inbound', number: '+4930123456', name: '', queue: '' },
    ...{ isInternal: false, startedAt, answeredAt: null, endedAt: startedAt + 8_000, talkedSeconds: 0 },
    ...{ endReason: 'missed', user: { userId, username: 'alice@acme.example', name: 'Alice Meyer' } },
  } as unknown as AgentCall;
}
