/** @jest-environment node */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeOrg } from '../fakeOrg/fakeOrg';
import type { FakeOrgOptions } from '../fakeOrg/fakeOrg';
import { makeUsers } from '../testWorld/makeUsers';
import type { UsersToMake } from '../testWorld/makeUsers';
import { runCti } from '../testWorld/runCti';
import type { Ran } from '../testWorld/runCti';

jest.setTimeout(300_000);

let folder = '';
let org: FakeOrg;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cti-cli-'))));
afterEach(async () => {
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(users: UsersToMake, options: Omit<FakeOrgOptions, 'data'> = {}): Promise<string> {
  const { data, callCenters } = makeUsers(users);
  org = await FakeOrg.start({ data, ...options });
  return callCenters.AcmePhone;
}

const agents = (...args: string[]): Promise<Ran> => runCti(['agents', ...args], { org, cwd: folder });
const EVERYONE = ['--call-center', 'AcmePhone', '--permission-set', 'Cti_Agent'];
const countIn = (id: string): number => org.data.records('User').filter((user) => user.CallCenterId === id).length;

test('assign shows the plan, does it, and says how to take it back; undo does', async () => {
  const acme = await start({ active: 3, elsewhere: 1, frozen: 1 });
  const dry = await agents('assign', ...EVERYONE, '--dry-run');
  expect(dry.stdout).toContain('in another call center');
  expect(dry.stdout).toContain('add --move to move them');
  expect(dry.stdout).toContain('Dry run: nothing was changed.');
  expect(countIn(acme)).toBe(0);
  const done = await agents('assign', ...EVERYONE, '--no-prompt');
  expect(done.stdout).toMatch(
    /3 changed, 0 failed\. Report: cti-runs.+report\.csv\. To take it back: npx cti agents undo --run cti-runs/,
  );
  expect(done.exitCode).toBe(0);
  expect(countIn(acme)).toBe(3);
  const [run = ''] = readdirSync(join(folder, 'cti-runs'));
  const undone = await agents('undo', '--run', join('cti-runs', run), '--no-prompt', '--json');
  expect(undone.json).toMatchObject({ status: 0, result: { counts: { restore: 3 }, saved: 3, failed: 0 } });
  expect(countIn(acme)).toBe(0);
});

test('a process that is really killed in the middle is resumed by the next', async () => {
  const acme = await start({ active: 1_000 });
  const killWhen = new Promise((resolve) => {
    org.faults = ({ method, path }) => {
      if (method !== 'PATCH' || !path.startsWith('/jobs/ingest/')) return undefined;
      setTimeout(resolve, 50);
      return { is: 'silence', done: true };
    };
  });
  const killed = await runCti(['agents', 'assign', ...EVERYONE, '--no-prompt'], { org, cwd: folder, killWhen });
  expect(killed.exitCode).toBeNull();
  org.faults = () => undefined;
  const [run = ''] = readdirSync(join(folder, 'cti-runs'));
  const resumed = await agents('assign', '--resume', join('cti-runs', run), '--json');
  expect(resumed.json).toMatchObject({ status: 0, result: { saved: 1_000, failed: 0 } });
  expect(countIn(acme)).toBe(1_000);
  expect([...org.writer.saved.values()].every((times) => times === 1)).toBe(true);
});

test('report counts users by call center and shows the drift; watch brings both together, and then finds nothing to do', async () => {
  const acme = await start({ active: 4, there: 2, elsewhere: 1, frozen: 1 });
  const stranger = org.data.create('User', {
    Username: 'x@acme.example',
    Name: 'X',
    IsActive: false,
    UserType: 'Standard',
    CallCenterId: acme,
  });
  const which = ['--call-center', 'AcmePhone', '--permission-set', 'Cti_Agent'];
  const report = await agents('report', ...which, '--output', 'agents.csv', '--json');
  expect(report.json.result).toMatchObject({
    callCenters: [
      { callCenter: 'AcmePhone', users: 3, inactive: 1, frozen: 0 },
      { callCenter: 'OldVendor', users: 1 },
    ],
    drift: { extra: ['x@acme.example'], elsewhere: ['agent5@acme.example'] },
  });
  expect((report.json.result as { drift: { missing: unknown[] } }).drift.missing).toHaveLength(4);
  expect(readFileSync(join(folder, 'agents.csv'), 'utf8')).toContain('x@acme.example');
  const watched = await agents('watch', ...which, '--remove', '--no-prompt', '--json');
  expect(watched.json.result).toMatchObject({
    counts: { assign: 4, unassign: 1, there: 2, elsewhere: 1, frozen: 1 },
    saved: 5,
  });
  expect(org.data.find(stranger)?.CallCenterId).toBeNull();
  const again = await agents('watch', ...which, '--remove', '--no-prompt');
  expect(again.stdout).toContain('Nothing to change.');
});

test('without a keyboard and without --no-prompt nothing is changed, and the exit code says so', async () => {
  const acme = await start({ active: 2 });
  const asked = await agents('assign', ...EVERYONE, '--json');
  expect(asked.exitCode).toBe(1);
  expect(asked.json).toMatchObject({ name: 'not-confirmed', actions: [expect.stringContaining('--no-prompt')] });
  expect(countIn(acme)).toBe(0);
});

test('rows that fail make exit code 68 and a file to feed in again', async () => {
  await start({ active: 5 }, { lockShare: 1 });
  const done = await agents('assign', ...EVERYONE, '--no-prompt', '--json');
  expect(done.exitCode).toBe(68);
  const { files } = done.json.result as { files: { failed: string } };
  expect(readFileSync(join(folder, files.failed), 'utf8')).toContain('UNABLE_TO_LOCK_ROW');
});

test('bad input is named with a remedy, and nothing is half-written', async () => {
  await start({ active: 1 });
  writeFileSync(join(folder, 'bad.csv'), 'First name;Last name\r\nA;B\r\n');
  org.data.create('CallCenter', { Name: 'Old Vendor', InternalName: 'OldVendor2', AdapterUrl: 'https://x.example' });
  const cases: readonly [readonly string[], string][] = [
    [['assign', '--profile', 'Support'], 'no-target'],
    [['assign', '--call-center', 'Old Vendor', '--profile', 'Support'], 'two-call-centers'],
    [['unassign', '--all'], 'no-source'],
    [['unassign', '--call-center', 'AcmePhone'], 'all-or-some'],
    [['unassign', '--call-center', 'AcmePhone', '--all', '--profile', 'Support'], 'all-or-some'],
    [['undo'], 'no-run-named'],
    [['watch', '--call-center', 'AcmePhone', '--permission-set', 'Nope'], 'no-permission-set'],
    [['assign', '--call-center', 'Nope', '--profile', 'Support'], 'call-center-unknown'],
    [['assign', '--call-center', 'AcmePhone', '--csv', 'bad.csv'], 'bad-user-list'],
    [['undo', '--run', '.'], 'no-run'],
  ];
  for (const [args, name] of cases) {
    const { exitCode, json } = await agents(...args, '--no-prompt', '--json');
    expect({ exitCode, name: json.name }).toEqual({ exitCode: 1, name });
    expect((json.actions as string[])[0]).toMatch(/\w/);
  }
  expect(readdirSync(folder)).toEqual(['bad.csv']);
});

test('unassign takes everyone out of a call center, or some; a run of another org, or one that was edited, is left alone', async () => {
  const acme = await start({ active: 1, there: 3, elsewhere: 1 });
  const from = ['unassign', '--call-center', 'AcmePhone'];
  const some = await agents(...from, '--soql', "SELECT Id FROM User WHERE Name = 'agent3'", '--no-prompt', '--json');
  expect(some.json.result).toMatchObject({ counts: { unassign: 1 }, saved: 1, failed: 0 });
  const all = await agents(...from, '--all', '--no-prompt', '--json');
  expect(all.json.result).toMatchObject({ counts: { unassign: 2 }, saved: 2, failed: 0 });
  expect(countIn(acme)).toBe(0);
  const again = await agents(...from, '--all', '--no-prompt', '--json');
  expect(again.json.result).toMatchObject({ counts: {}, dryRun: false, saved: 0 });
  const { folder: run } = all.json.result as { folder: string };
  const head = readFileSync(join(folder, run, 'run.json'), 'utf8');
  writeFileSync(join(folder, run, 'run.json'), head.replace(/"orgId": "\w+"/, '"orgId": "00D000000000009AAA"'));
  const asked = await agents('undo', '--run', run, '--no-prompt', '--json');
  expect(asked.json).toMatchObject({ name: 'other-org', actions: [expect.stringContaining('--target-org')] });
  writeFileSync(join(folder, run, 'plan.csv'), 'Asked,UserId\n"');
  const edited = await agents('undo', '--run', run, '--no-prompt', '--json');
  expect(edited.json).toMatchObject({ name: 'bad-run', actions: [expect.stringContaining('Start a new run')] });
  expect(countIn(acme)).toBe(0);
});
