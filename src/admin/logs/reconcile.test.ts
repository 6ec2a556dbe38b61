/** @jest-environment node */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeOrg } from '../fakeOrg/fakeOrg';
import type { FakeOrgOptions } from '../fakeOrg/fakeOrg';
import type { Row } from '../fakeOrg/orgData';
import { connectTo } from '../testWorld/connectTo';
import { makeUsers } from '../testWorld/makeUsers';
import { runCti } from '../testWorld/runCti';
import type { Ran } from '../testWorld/runCti';
import { agentName, callKey } from './agentCall';
import { createLogs } from './createLogs';
import { countLogDecisions, reconcileLogs } from './reconcileLogs';
import type { ReconcileRequest } from './reconcileLogs';

jest.setTimeout(120_000);

let folder = '';
let org: FakeOrg;
let users: readonly Row[] = [];
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cti-logs-'))));
afterEach(async () => {
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Users agent1, agent2 … whose lines have the same names; the last one is inactive. */
async function start(options: Omit<FakeOrgOptions, 'data'> = {}, hasLines = true): Promise<void> {
  const { data } = makeUsers({ active: 2, inactive: 1 });
  users = data.records('User');
  for (const user of hasLines ? users : [])
    data.create('Cti_Line__c', { SetupOwnerId: user.Id, Agent__c: user.Name ?? '' });
  org = await FakeOrg.start({ data, ...options });
}

const HEAD = 'callId,agent,direction,number,start,answer,end,disposition';
const writeCdr = (...lines: string[]): string => {
  const path = join(folder, 'cdr.csv');
  writeFileSync(path, [HEAD, ...lines].join('\n'));
  return path;
};
const stored = (): readonly Row[] => org.data.records('Cti_Call__c');
const reconcile = (...args: string[]): Promise<Ran> =>
  runCti(['logs', 'reconcile', '--file', 'cdr.csv', '--time-zone', 'UTC', ...args], { org, cwd: folder });
const decide = async (): Promise<Record<string, number | undefined>> => {
  const style = { timeZone: 'UTC', isDayFirst: null };
  const { plan } = await reconcileLogs(await connectTo(org), { file: join(folder, 'cdr.csv'), columns: [], style });
  return countLogDecisions(plan);
};
const ANSWERED = 'a@pbx,agent1,inbound,+493012345,2026-07-01 14:00:00,2026-07-01 14:00:05,2026-07-01 14:02:05,ANSWERED';
const MISSED = 'b@pbx,agent2,inbound,030777,2026-07-01 15:00:00,,2026-07-01 15:00:20,NO ANSWER';
const keyOf = (user: number, callId: string): string =>
  callKey({ orgId: org.data.records('Organization')[0]?.Id ?? '', userId: users[user]?.Id ?? '', callId });

test('lists what is missing with agent and line, creates it after a question, and a repeat creates nothing', async () => {
  await start();
  writeCdr(
    ANSWERED,
    MISSED,
    'c,,inbound,1,2026-07-01 16:00:00,,,',
    'd,zoe,inbound,1,2026-07-01 16:00:00,,,',
    'e,agent1,inbound,1,soon,,,',
  );
  const listed = await reconcile('--output', 'missing.csv');
  expect(listed.exitCode).toBe(68);
  expect(listed.stdout).toContain('2026-07-01T14:00:00Z  agent1 from +493012345 (completed, line 2)');
  expect(listed.stdout).toContain('To create them: add --create.');
  expect(stored()).toHaveLength(0);
  const missing = readFileSync(join(folder, 'missing.csv'), 'utf8');
  expect(missing).toContain("a@pbx,agent1,inbound,'+493012345,2026-07-01T14:00:00.000Z");
  expect(missing).toContain('6,unreadable,"""soon"" is no time');
  const done = await reconcile('--create', '--no-prompt', '--json');
  expect(done.json.result).toMatchObject({
    counts: { missing: 2, noAgent: 1, unknownAgent: 1, unreadable: 1 },
    created: 2,
    failed: 0,
  });
  expect(stored()).toMatchObject([
    {
      OwnerId: users[0]?.Id,
      Call_Key__c: keyOf(0, 'a@pbx'),
      Direction__c: 'inbound',
      Caller_Number_E164__c: '+493012345',
      Offered_At__c: '2026-07-01T14:00:00.000Z',
      Duration_Seconds__c: 120,
      End_Reason__c: 'completed',
      Step__c: 'end',
      Log_State__c: 'open',
    },
    { OwnerId: users[1]?.Id, Answered_At__c: null, Duration_Seconds__c: 0, End_Reason__c: 'missed' },
  ]);
  writeCdr(ANSWERED, MISSED);
  const again = await reconcile('--create', '--no-prompt');
  expect({ exitCode: again.exitCode, calls: stored().length }).toEqual({ exitCode: 0, calls: 2 });
  expect(again.stdout).toContain('Nothing is missing.');
});

test('the key is the one that Apex makes', () => {
  const ids = { orgId: '00D000000000001AAA', userId: '005000000000001AAA', callId: 'a1b2@pbx' };
  expect(callKey(ids)).toBe('4823873f39ff879c1e0fadd1c47047f9ace581d34c0fe116072c3a64fcdae3f8');
  const apex = readFileSync('force-app/main/default/classes/callLogging/CtiCallEntry.cls', 'utf8');
  expect(apex).toContain("Crypto.generateDigest('SHA-256', Blob.valueOf(orgId + '|' + userId + '|' + callId))");
});

test('without a keyboard and without --no-prompt nothing is created; a dry run creates nothing either', async () => {
  await start();
  writeCdr(ANSWERED);
  const asked = await reconcile('--create', '--json');
  expect({ exitCode: asked.exitCode, name: asked.json.name }).toEqual({ exitCode: 1, name: 'not-confirmed' });
  expect((await reconcile('--create', '--dry-run')).stdout).toContain('Dry run: nothing was changed.');
  expect(stored()).toHaveLength(0);
});

test('bad input is named with a remedy', async () => {
  await start({}, false);
  const file = writeCdr(ANSWERED);
  const other = join(folder, 'other.csv');
  writeFileSync(other, 'Name;Ort\nA;B\n');
  const style = { timeZone: 'UTC', isDayFirst: null };
  const request = { file, columns: [], style };
  const cases: readonly [ReconcileRequest, string][] = [
    [request, 'no-call-log'],
    [{ ...request, file: other }, 'no-column'],
    [{ ...request, columns: ['callId=Nope'] }, 'bad-columns'],
    [{ ...request, style: { ...style, timeZone: 'Berlin' } }, 'bad-time-zone'],
    [{ ...request, since: 'monday' }, 'bad-moment'],
  ];
  const door = await connectTo(org);
  for (const [asked, code] of cases) {
    await expect(reconcileLogs(door, asked)).rejects.toMatchObject({
      code,
      hint: expect.stringMatching(/\w/) as string,
    });
  }
  const profile = org.data.records('Profile')[0]?.Id;
  org.data.create('Cti_Line__c', { SetupOwnerId: profile, Agent__c: 'all' });
  await expect(reconcileLogs(door, request)).rejects.toMatchObject({ code: 'no-lines' });
  const { exitCode, json } = await runCti(['logs', 'reconcile', '--file', 'nope.csv', '--json'], { org, cwd: folder });
  expect({ exitCode, name: json.name }).toEqual({ exitCode: 1, name: 'no-file' });
});

test('calls that fail make exit code 68 and a file to feed in again', async () => {
  await start({ lockShare: 1 });
  writeCdr(ANSWERED, MISSED);
  const done = await reconcile('--create', '--no-prompt', '--json');
  expect({ exitCode: done.exitCode, result: done.json.result }).toMatchObject({
    exitCode: 68,
    result: { created: 0, failed: 2, files: { failed: 'cdr-failed.csv' } },
  });
  expect(readFileSync(join(folder, 'cdr-failed.csv'), 'utf8')).toContain('UNABLE_TO_LOCK_ROW');
  expect(readdirSync(folder).sort()).toEqual(['cdr-failed.csv', 'cdr.csv']);
  rmSync(join(folder, 'cdr.csv'));
  writeFileSync(join(folder, 'cdr.csv'), readFileSync(join(folder, 'cdr-failed.csv')));
  expect(await decide()).toEqual({ missing: 2 });
});

test('a lost answer, a locked row and the phone itself make no second call', async () => {
  await start({ lockShare: 0.3 });
  writeCdr(...Array.from({ length: 450 }, (_, at) => `${at}@pbx,agent1,outbound,1${at},2026-07-01 14:00:00,,,BUSY`));
  const door = await connectTo(org);
  const style = { timeZone: 'UTC', isDayFirst: null };
  const { plan } = await reconcileLogs(door, { file: join(folder, 'cdr.csv'), columns: [], style });
  const calls = plan.flatMap(({ call }) => (call ? [call] : []));
  let cuts = 0;
  org.faults = ({ method, path }) =>
    method === 'POST' && path === '/composite/sobjects' && (cuts += 1) % 2 === 1
      ? { is: 'cut', done: true }
      : undefined;
  org.data.create('Cti_Call__c', { Call_Key__c: calls[7]?.key, OwnerId: users[0]?.Id, Note__c: 'by the phone' });
  const { created, there, failed } = await createLogs(door, calls);
  expect(created + there + failed.length).toBe(450);
  expect(failed.length).toBeLessThan(20);
  const keys = stored().map(({ Call_Key__c }) => Call_Key__c);
  expect(keys).toHaveLength(new Set(keys).size);
  expect(keys).toHaveLength(450 - failed.length);
  expect(stored().find(({ Call_Key__c }) => Call_Key__c === calls[7]?.key)?.Note__c).toBe('by the phone');
});

test('one call each: legs of one agent are one, agents who ring together are two, an internal call is two', async () => {
  await start();
  writeCdr(
    ANSWERED,
    ANSWERED.replace('agent1', 'agent2')
      .replace('ANSWERED', 'LOSE_RACE')
      .replace(/14:00:05/, ''),
    ANSWERED,
  );
  expect(await decide()).toEqual({ missing: 2 });
  writeFileSync(
    join(folder, 'cdr.csv'),
    'uniqueid,calldate,src,dst,channel,dstchannel,duration,billsec,disposition\n1,2026-07-01 14:00:00,100,200,PJSIP/agent1-00000001,PJSIP/agent2-00000002,9,5,ANSWERED\n2,2026-07-01 14:00:00,100,+49301,PJSIP/agent1-00000003,PJSIP/trunk-00000004,9,0,BUSY\n',
  );
  const style = { timeZone: 'UTC', isDayFirst: null };
  const { plan } = await reconcileLogs(await connectTo(org), { file: join(folder, 'cdr.csv'), columns: [], style });
  expect(plan.map(({ call }) => call)).toMatchObject([
    {
      agent: 'agent1',
      direction: 'outbound',
      number: '200',
      isInternal: true,
      endReason: 'completed',
      talkedSeconds: 5,
    },
    { agent: 'agent2', direction: 'inbound', number: '100', isInternal: true },
    { agent: 'agent1', direction: 'outbound', number: '+49301', isInternal: false, endReason: 'busy' },
  ]);
});

test('a call under another id is not created a second time; a near one of its own is', async () => {
  await start();
  const near = { OwnerId: users[0]?.Id, Offered_At__c: '2026-07-01T14:00:11.000Z', Caller_Number__c: '030 12345' };
  org.data.create('Cti_Call__c', { ...near, Call_Key__c: 'f'.repeat(64) });
  writeCdr(ANSWERED);
  expect(await decide()).toEqual({ similar: 1 });
  const known = 'z@pbx,agent1,inbound,+493012345,2026-07-01 14:00:11,,,';
  org.data.update(stored()[0]?.Id ?? '', { Call_Key__c: keyOf(0, 'z@pbx') });
  writeCdr(ANSWERED, known);
  expect(await decide()).toEqual({ missing: 1, there: 1 });
});

test('in an org that has the phone as a package, calls and lines are read and created under its namespace', async () => {
  await start({}, false);
  org.data.create('EntityDefinition', { DeveloperName: 'Cti_Call', NamespacePrefix: 'acme' });
  for (const user of users)
    org.data.create('acme__Cti_Line__c', { SetupOwnerId: user.Id, acme__Agent__c: user.Name ?? '' });
  const known = { OwnerId: users[0]?.Id, acme__Offered_At__c: '2026-07-01T14:00:00.000Z' };
  org.data.create('acme__Cti_Call__c', { ...known, acme__Call_Key__c: keyOf(0, 'a@pbx') });
  writeCdr(ANSWERED, MISSED);
  const door = await connectTo(org);
  const style = { timeZone: 'UTC', isDayFirst: null };
  const { plan } = await reconcileLogs(door, { file: join(folder, 'cdr.csv'), columns: [], style });
  expect(plan.map(({ decision }) => decision)).toEqual(['there', 'missing']);
  const missing = plan.flatMap(({ call, decision }) => (call && decision === 'missing' ? [call] : []));
  expect(await createLogs(door, missing)).toMatchObject({ created: 1, failed: [] });
  expect(org.data.records('acme__Cti_Call__c')[1]).toMatchObject({
    OwnerId: users[1]?.Id,
    acme__Call_Key__c: keyOf(1, 'b@pbx'),
    acme__Caller_Number__c: '030777',
  });
  expect(stored()).toEqual([]);
});

test('inactive users, shared lines and calls outside the span are left alone', async () => {
  await start();
  org.data.create('Cti_Line__c', { SetupOwnerId: users[0]?.Id, Agent__c: 'agent2' });
  org.data.create('Cti_Line__c', { SetupOwnerId: org.data.records('Organization')[0]?.Id, Agent__c: 'all' });
  writeCdr(
    MISSED.replace('agent2', 'agent3'),
    MISSED,
    MISSED.replace('agent2', 'all'),
    'x,agent1,,5,2026-07-01 14:00:00,,,',
  );
  expect(await decide()).toEqual({ inactive: 1, sharedLine: 1, unknownAgent: 1, noDirection: 1 });
  const style = { timeZone: 'UTC', isDayFirst: null };
  const span = { since: '2026-07-01 14:30', until: '2026-07-01 15:00' };
  const request = { file: join(folder, 'cdr.csv'), columns: [], style, ...span };
  expect((await reconcileLogs(await connectTo(org), request)).plan).toEqual([]);
});

test.each([
  ['PJSIP/anna-0000001a', 'anna'],
  ['PJSIP/anna-maria-0000001a', 'anna-maria'],
  ['sofia/internal/1001@pbx.example', '1001'],
  ['"Anna" <sip:anna@pbx;transport=ws>', 'anna'],
  ['Local/200@queue-00000001;2', '200'],
  ['Ext.200', '200'],
])('the agent of %s is %s', (cell, name) => expect(agentName(cell)).toBe(name));
