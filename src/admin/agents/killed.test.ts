/** @jest-environment node */
/**
 * A run of 10,000 users is stopped at each of its requests in turn, as a kill would stop it: the request reaches the org
 * or does not, no answer ever comes, and all that is left is what stands on disk. Then a new process reads the folder.
 * A real process is killed in agentCommands.test.ts, and at a request of each kind in killedProcess.long.journey.ts.
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskedOfOrg, Fault } from '../fakeOrg/fault';
import { FakeOrg } from '../fakeOrg/fakeOrg';
import { connectTo } from '../testWorld/connectTo';
import { makeUsers } from '../testWorld/makeUsers';
import type { MadeUsers, UsersToMake } from '../testWorld/makeUsers';
import { toAcme } from '../testWorld/toAcme';
import { applyRun } from './applyRun';
import type { PlanRows } from './planRows';
import { planUndo } from './planUndo';
import { RunFolder } from './runFolder';
import { writeRunReport } from './runReport';
import { planWho } from './whoFromFlags';

// Ten thousand users are work; a slow machine may take its time.
jest.setTimeout(120_000);

interface Killed {
  readonly org: FakeOrg;
  readonly path: string;
  readonly acme: string;
  /** Call centers before the run. */
  readonly before: ReadonlyMap<string, unknown>;
}

const USERS = { active: 9_700, elsewhere: 100, inactive: 50, frozen: 50, there: 100 };
let folder = '';
let orgs: FakeOrg[] = [];
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cti-killed-'))));
afterEach(async () => {
  for (const org of orgs) await org.close();
  orgs = [];
  rmSync(folder, { recursive: true, force: true });
});

const plans = new Map<number, { made: MadeUsers; rows: PlanRows }>();

/** Users and their plan, made once: planning only reads, so a kill in it leaves nothing behind. */
async function planned(users: UsersToMake): Promise<{ made: MadeUsers; rows: PlanRows }> {
  const known = plans.get(users.active);
  if (known) return known;
  const made = makeUsers(users);
  const org = await FakeOrg.start({ data: made.data });
  orgs.push(org);
  const door = await connectTo(org);
  const rows = await planWho(door, { 'permission-set': 'Cti_Agent' }, toAcme(door));
  plans.set(users.active, { made, rows });
  return { made, rows };
}

/** Starts a run and stops it for good at its `at`th request; `done`: the org did that request's work. */
async function runUntilKilled(
  at: number,
  done: boolean,
  users: UsersToMake = USERS,
): Promise<Killed & { finished: boolean }> {
  const { made, rows } = await planned(users);
  const org = await FakeOrg.start({ data: made.data.copy(), lockShare: 0.02, pollsUntilDone: 1 });
  orgs.push(org);
  const before = centers(org);
  const path = join(folder, `${at}-${done}`);
  const door = await connectTo(org);
  const head = { version: 1, kind: 'assign', orgId: '00D', username: 'x', callCenters: {} } as const;
  const run = RunFolder.create(path, head, rows);
  const silent = new Promise<false>((resolve) => {
    org.faults = ({ number }: AskedOfOrg): Fault | undefined => {
      if (number !== at) return undefined;
      // The work is done, if it is, before anything else happens; then the process is gone.
      setImmediate(() => setImmediate(() => resolve(false)));
      return { is: 'silence', done };
    };
  });
  const finished = await Promise.race([applyRun(door, run, { isResumed: false }).then(() => true), silent]);
  org.faults = () => undefined;
  return { org, path, acme: made.callCenters.AcmePhone, before, finished };
}

async function resume({ org, path }: Killed): Promise<RunFolder> {
  const run = RunFolder.open(path);
  await applyRun(await connectTo(org), run, { isResumed: true });
  return run;
}

function centers(org: FakeOrg): ReadonlyMap<string, unknown> {
  return new Map(org.data.records('User').map((user) => [user.Id, user.CallCenterId]));
}

function rowsDoneTwice(org: FakeOrg): number {
  return [...org.writer.saved.values()].filter((times) => times > 1).length;
}

function expectRight(killed: Killed, run: RunFolder): void {
  expect(writeRunReport(run).counts).toEqual({ saved: USERS.active, failed: 0, open: 0 });
  const inAcme = killed.org.data.records('User').filter((user) => user.CallCenterId === killed.acme);
  expect(inAcme).toHaveLength(USERS.active + USERS.there);
  expect(rowsDoneTwice(killed.org)).toBe(0);
  expect(readFileSync(join(run.path, 'report.csv'), 'utf8').trim().split('\n')).toHaveLength(10_001);
}

test('killed at any request, a run of 10,000 users is resumed to the same end, and no user is written twice', async () => {
  let request = 1;
  for (let finished = false; !finished; request += 1) {
    for (const done of [false, true]) {
      const killed = await runUntilKilled(request, done);
      finished = killed.finished;
      expectRight(killed, await resume(killed));
    }
  }
  // create, upload, close, 2 polls, failed rows, and the locked rows again by Collections
  expect(request).toBeGreaterThan(7);
}, 300_000);

test('a few hundred users: the same with Collections', async () => {
  const users: UsersToMake = { active: 390 };
  let request = 1;
  for (let finished = false; !finished; request += 1) {
    for (const done of [false, true]) {
      const killed = await runUntilKilled(request, done, users);
      finished = killed.finished;
      const run = await resume(killed);
      expect(writeRunReport(run).counts).toEqual({ saved: 390, failed: 0, open: 0 });
      expect(rowsDoneTwice(killed.org)).toBe(0);
    }
  }
  expect(request).toBeGreaterThan(2);
});

test('after a kill and a resume, a second run changes nothing and undo restores exactly', async () => {
  const killed = await runUntilKilled(4, true);
  const run = await resume(killed);
  const door = await connectTo(killed.org);
  const again = await planWho(door, { 'permission-set': 'Cti_Agent' }, toAcme(door));
  expect(again.counts).toEqual({ there: 9_800, elsewhere: 100, inactive: 50, frozen: 50 });
  const undo = await planUndo(door, run.path);
  const head = { ...run.head, kind: 'undo' } as const;
  await applyRun(door, RunFolder.create(join(folder, 'undo'), head, undo.rows), { isResumed: false });
  expect(centers(killed.org)).toEqual(killed.before);
});

test('a journal whose last line was cut off in the middle is read up to that line, and written on cleanly', async () => {
  const killed = await runUntilKilled(3, true);
  appendFileSync(join(killed.path, 'journal.jsonl'), '{"is":"jobDo');
  const run = await resume(killed);
  expectRight(killed, run);
  expect(() => RunFolder.open(killed.path)).not.toThrow();
});

test('users whom somebody moved while the run lay still are left where they are', async () => {
  const killed = await runUntilKilled(1, false);
  const first = killed.org.data.records('User')[0]?.Id ?? '';
  const other = killed.org.data.records('CallCenter')[1]?.Id ?? '';
  killed.org.data.update(first, { CallCenterId: other });
  const run = await resume(killed);
  expect(killed.org.data.find(first)?.CallCenterId).toBe(other);
  expect(writeRunReport(run).counts).toEqual({ saved: USERS.active - 1, failed: 1, open: 0 });
});

const FAULTS: Readonly<Record<string, (asked: AskedOfOrg) => Fault | undefined>> = {
  'each third request is answered 503': ({ number }) => (number % 3 === 0 ? { is: 'unavailable' } : undefined),
  'each third connection is cut before the work': ({ number }) =>
    number % 3 === 0 ? { is: 'cut', done: false } : undefined,
  'each third connection is cut after the work': ({ number }) =>
    number % 3 === 0 ? { is: 'cut', done: true } : undefined,
  'each third answer is slow': ({ number }) => (number % 3 === 0 ? { is: 'slow', ms: 40 } : undefined),
};

test.each(Object.entries(FAULTS).flatMap(([name, faults]) => [300, 1_000].map((active) => ({ name, active, faults }))))(
  '$name: $active users arrive once each',
  async ({ active, faults }) => {
    const { data } = makeUsers({ active });
    const org = await FakeOrg.start({ data, faults, lockShare: 0.02 });
    orgs.push(org);
    const door = await connectTo(org);
    const rows = await planWho(door, { 'permission-set': 'Cti_Agent' }, toAcme(door));
    const head = { version: 1, kind: 'assign', orgId: '00D', username: 'x', callCenters: {} } as const;
    const run = RunFolder.create(join(folder, 'run'), head, rows);
    await applyRun(door, run, { isResumed: false });
    expect(writeRunReport(run).counts).toEqual({ saved: active, failed: 0, open: 0 });
    expect(rowsDoneTwice(org)).toBe(0);
  },
);

test.each([
  ['expired', 'session-expired'],
  ['requestLimit', 'request-limit'],
] as const)(
  'when the org says %s in the middle, the run stops with what to do, and goes on later',
  async (is, code) => {
    const { data } = makeUsers({ active: 500 });
    const org = await FakeOrg.start({ data });
    orgs.push(org);
    const door = await connectTo(org);
    const rows = await planWho(door, { 'permission-set': 'Cti_Agent' }, toAcme(door));
    const head = { version: 1, kind: 'assign', orgId: '00D', username: 'x', callCenters: {} } as const;
    const run = RunFolder.create(join(folder, 'run'), head, rows);
    org.faults = ({ method }) => (method === 'PATCH' ? { is } : undefined);
    await expect(applyRun(door, run, { isResumed: false })).rejects.toMatchObject({
      code,
      hint: expect.stringContaining('--resume') as string,
    });
    org.faults = () => undefined;
    const resumed = RunFolder.open(run.path);
    await applyRun(door, resumed, { isResumed: true });
    expect(writeRunReport(resumed).counts).toEqual({ saved: 500, failed: 0, open: 0 });
  },
);
