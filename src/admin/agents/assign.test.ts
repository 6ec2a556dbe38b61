/** @jest-environment node */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeOrg } from '../fakeOrg/fakeOrg';
import type { FakeOrgOptions } from '../fakeOrg/fakeOrg';
import type { OrgDoor, OrgDoorOptions } from '../org/orgDoor';
import { connectTo } from '../testWorld/connectTo';
import { makeUsers } from '../testWorld/makeUsers';
import type { UsersToMake } from '../testWorld/makeUsers';
import { toAcme } from '../testWorld/toAcme';
import { applyRun } from './applyRun';
import { PlanRows } from './planRows';
import { readSituation, unassignPlanner } from './planAgents';
import { planUndo } from './planUndo';
import { RunFolder } from './runFolder';
import { writeRunReport } from './runReport';
import { planWho } from './whoFromFlags';

// Ten thousand users are work; a slow machine may take its time.
jest.setTimeout(120_000);

const EVERYONE = { 'permission-set': 'Cti_Agent' };

interface World {
  readonly org: FakeOrg;
  readonly door: OrgDoor;
  readonly folder: string;
  readonly ids: ReturnType<typeof makeUsers>['callCenters'];
}

let close: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of close) await each();
  close = [];
});

async function world(users: UsersToMake, options: Omit<FakeOrgOptions, 'data'> & OrgDoorOptions = {}): Promise<World> {
  const made = makeUsers(users);
  const org = await FakeOrg.start({ data: made.data, ...options });
  const folder = mkdtempSync(join(tmpdir(), 'cti-agents-'));
  close.push(async () => {
    await org.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { org, door: await connectTo(org, options), folder, ids: made.callCenters };
}

async function plan({ door }: World, mayMove = false): Promise<PlanRows> {
  return planWho(door, EVERYONE, toAcme(door, mayMove));
}

function startRun(w: World, rows: PlanRows, name = 'run'): RunFolder {
  const callCenters = { [w.ids.AcmePhone]: 'AcmePhone', [w.ids.OldVendor]: 'OldVendor' };
  const head = { version: 1, kind: 'assign', orgId: '00D', username: 'a@b', callCenters } as const;
  return RunFolder.create(join(w.folder, name), head, rows);
}

async function assignAll(w: World, mayMove = false): Promise<RunFolder> {
  const run = startRun(w, await plan(w, mayMove));
  await applyRun(w.door, run, { isResumed: false });
  return run;
}

const centersOf = (w: World): (string | null)[] =>
  w.org.data.records('User').map((user) => user.CallCenterId as string | null);
const savedTwice = (w: World): number => [...w.org.writer.saved.values()].filter((times) => times > 1).length;

test('the plan says for each user what would happen, and nothing is changed', async () => {
  const w = await world({ active: 5, inactive: 2, frozen: 3, elsewhere: 4, there: 6, chatterOnly: 1 });
  const rows = await plan(w);
  expect(rows.counts).toEqual({ assign: 5, there: 6, elsewhere: 4, inactive: 2, frozen: 3, noLicence: 1 });
  expect((await plan(w, true)).counts).toMatchObject({ assign: 5, move: 4 });
  expect(w.org.writer.saved.size).toBe(0);
});

test('a few hundred users go through Collections of 200; users of another call center stay there', async () => {
  const w = await world({ active: 350, elsewhere: 3 });
  const run = await assignAll(w);
  expect(w.org.asked.filter((line) => line.includes('/composite/sobjects'))).toHaveLength(2);
  expect(centersOf(w).filter((id) => id === w.ids.AcmePhone)).toHaveLength(350);
  expect(centersOf(w).filter((id) => id === w.ids.OldVendor)).toHaveLength(3);
  const { counts, report } = writeRunReport(run);
  expect(counts).toEqual({ saved: 350, failed: 0, open: 0 });
  expect(readFileSync(report, 'utf8').trim().split('\n')).toHaveLength(354);
});

test('10,000 users, 2 % of them locked, take at most 12 requests besides the polls, and a second run changes nothing', async () => {
  const w = await world({ active: 10_000 }, { lockShare: 0.02, pollsUntilDone: 2 });
  const run = await assignAll(w);
  const requests = w.org.asked.filter((line) => !/GET \/jobs\/\w+\/\w+$/.test(line));
  expect(requests.length).toBeLessThanOrEqual(12);
  expect(writeRunReport(run).counts).toEqual({ saved: 10_000, failed: 0, open: 0 });
  expect(centersOf(w).every((id) => id === w.ids.AcmePhone)).toBe(true);
  expect((await plan(w)).counts).toEqual({ there: 10_000 });
  expect(savedTwice(w)).toBe(0);
});

test('undo puts each user back exactly, and leaves those alone whom somebody has changed since', async () => {
  const w = await world({ active: 3, elsewhere: 2, there: 1 });
  const before = centersOf(w);
  const run = await assignAll(w, true);
  expect(centersOf(w).every((id) => id === w.ids.AcmePhone)).toBe(true);
  const changed = w.org.data.records('User')[0];
  w.org.data.update(changed?.Id ?? '', { CallCenterId: w.ids.OldVendor });
  const { rows } = await planUndo(w.door, run.path);
  expect(rows.counts).toEqual({ restore: 4, changedSince: 1 });
  await applyRun(w.door, startRun(w, rows, 'undo'), { isResumed: false });
  expect(centersOf(w)).toEqual([w.ids.OldVendor, ...before.slice(1)]);
});

test('unassign empties the field for those in this call center only', async () => {
  const w = await world({ active: 0, there: 450, elsewhere: 2 });
  const { target } = await readSituation(w.door, 'acmephone');
  const who = { soql: 'SELECT Id FROM User WHERE IsActive = true;' };
  const rows = await planWho(w.door, who, Promise.resolve(unassignPlanner(target)));
  expect(rows.counts).toEqual({ unassign: 450, elsewhere: 2 });
  await applyRun(w.door, startRun(w, rows), { isResumed: false });
  expect(centersOf(w).filter((id) => id === null)).toHaveLength(450);
  expect(centersOf(w).filter((id) => id === w.ids.OldVendor)).toHaveLength(2);
});

test('a row that the org refuses for good is reported with its reason, in a file that can be fed in again', async () => {
  const w = await world({ active: 3 });
  const rows = await plan(w);
  const broken = [...rows].map((row, index) => (index === 1 ? { ...row, to: '04v000000000999AAA' } : row));

  const run = startRun(w, PlanRows.of(broken));
  await applyRun(w.door, run, { isResumed: false });
  const { counts, failed } = writeRunReport(run);
  expect(counts).toEqual({ saved: 2, failed: 1, open: 0 });
  expect(readFileSync(failed, 'utf8')).toMatch(/agent2@acme\.example,.*FIELD_INTEGRITY_EXCEPTION/);
  expect((await planWho(w.door, { csv: failed }, toAcme(w.door))).counts).toEqual({ assign: 1 });
});

test('a list may name users by username, federation id, e-mail or id, in any encoding; the ambiguous and the unknown are reported', async () => {
  const w = await world({ active: 6 });
  const [, second, third] = w.org.data.records('User');
  w.org.data.update(third?.Id ?? '', { Email: 'agent2@mail.example' });
  const csv = join(w.folder, 'list.csv');
  const lines = [
    'Agent1@ACME.example',
    'fed-agent4',
    'agent5@mail.example',
    'agent2@mail.example',
    'nobody@x.example',
    'fed-agent4',
    (second?.Id ?? '').slice(0, 15),
  ];
  const text = `User;Team\r\n${lines.map((line) => `${line};Süd`).join('\r\n')}\r\n`;
  const encodings = [
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'latin1'),
  ];
  for (const bytes of encodings) {
    writeFileSync(csv, bytes);
    const rows = await planWho(w.door, { csv }, toAcme(w.door));
    expect([...rows].map((row) => row.decision)).toEqual([
      'assign',
      'assign',
      'assign',
      'ambiguous',
      'notFound',
      'repeated',
      'assign',
    ]);
  }
});

test('a list of thousands is looked up with one Bulk query', async () => {
  const w = await world({ active: 7_000 });
  const csv = join(w.folder, 'list.csv');
  writeFileSync(csv, Array.from({ length: 5_000 }, (_, index) => `agent${index + 1}@acme.example`).join('\n'));
  const rows = await planWho(w.door, { csv }, toAcme(w.door));
  expect(rows.counts).toEqual({ assign: 5_000 });
  expect(w.org.asked.filter((line) => line.startsWith('POST /jobs/query'))).toHaveLength(1);
  expect(w.door.sent).toBeLessThanOrEqual(6);
});

test('roles with those below, and public groups with groups and roles inside, are resolved', async () => {
  const w = await world({ active: 6 });
  const { data } = w.org;
  const boss = data.create('UserRole', { Name: 'Boss', DeveloperName: 'Boss', ParentRoleId: null });
  const team = data.create('UserRole', { Name: 'Team', DeveloperName: 'Team', ParentRoleId: boss });
  const users = data.records('User');
  data.update(users[0]?.Id ?? '', { UserRoleId: boss });
  data.update(users[1]?.Id ?? '', { UserRoleId: team });
  const group = data.create('Group', {
    Name: 'All agents',
    DeveloperName: 'AllAgents',
    Type: 'Regular',
    RelatedId: null,
  });
  const inner = data.create('Group', { Name: 'Inner', DeveloperName: 'Inner', Type: 'Regular', RelatedId: null });
  const roles = data.create('Group', {
    Name: null,
    DeveloperName: 'Boss',
    Type: 'RoleAndSubordinates',
    RelatedId: boss,
  });
  for (const [GroupId, UserOrGroupId] of [
    [group, inner],
    [group, roles],
    [inner, users[3]?.Id],
    [inner, group],
  ]) {
    data.create('GroupMember', { GroupId, UserOrGroupId });
  }
  const names = async (who: Parameters<typeof planWho>[1]): Promise<string[]> =>
    [...(await planWho(w.door, who, toAcme(w.door)))].map((one) => one.asked.split('@')[0] ?? '');
  expect(await names({ role: 'Boss' })).toEqual(['agent1']);
  expect(await names({ role: 'Boss', 'with-subordinates': true })).toEqual(['agent1', 'agent2']);
  expect(await names({ group: 'All agents' })).toEqual(['agent1', 'agent2', 'agent4']);
  await expect(names({ role: 'Nobody' })).rejects.toMatchObject({ code: 'no-such-role', hint: 'Roles: Boss, Team.' });
  await expect(names({ group: 'Nobody' })).rejects.toMatchObject({ code: 'no-such-group' });
});

test('a profile, a permission set group, and both together', async () => {
  const w = await world({ active: 4 });
  const { data } = w.org;
  const users = data.records('User');
  const sales = data.create('Profile', { Name: 'Sales' });
  for (const user of users.slice(0, 2)) data.update(user.Id, { ProfileId: sales });
  const PermissionSetGroupId = data.create('PermissionSetGroup', { DeveloperName: 'Agents', MasterLabel: 'Agents' });
  for (const { Id } of users.slice(1, 3))
    data.create('PermissionSetAssignment', { AssigneeId: Id, PermissionSetGroupId });
  const names = async (who: Parameters<typeof planWho>[1]): Promise<string[]> =>
    [...(await planWho(w.door, who, toAcme(w.door)))].map((one) => one.asked.split('@')[0] ?? '');
  expect(await names({ profile: 'Sales' })).toEqual(['agent1', 'agent2']);
  expect(await names({ 'permission-set-group': 'Agents' })).toEqual(['agent2', 'agent3']);
  expect(await names({ 'permission-set-group': 'Agents', profile: 'Sales' })).toEqual(['agent2']);
});

test.each([
  [{ 'permission-set': 'X', csv: 'a.csv' }, 'mixed-users'],
  [{}, 'nobody-named'],
  [{ soql: 'SELECT Id FROM Contact' }, 'bad-soql'],
  [{ soql: 'SELECT COUNT(Id) FROM User GROUP BY Name' }, 'bad-soql'],
  [{ csv: '/nowhere/list.csv' }, 'no-file'],
])('what cannot be meant is refused with a remedy: %j', async (who, code) => {
  const w = await world({ active: 1 });
  await expect(planWho(w.door, who, toAcme(w.door))).rejects.toMatchObject({
    code,
    hint: expect.stringMatching(/\w/) as string,
  });
});
