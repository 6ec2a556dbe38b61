/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Invitation } from 'sip.js';
import { TestPhone } from '../../emulator/callers/testPhone';
import type { TestPhoneCall } from '../../emulator/callers/testPhone';
import { DOMAIN, makeWorld } from '../../emulator/exchange/testWorld';
import type { TestWorld } from '../../emulator/exchange/testWorld';
import { FakeOrg } from '../fakeOrg/fakeOrg';
import type { PlainTables } from '../fakeOrg/orgData';
import { json } from '../fakeOrg/restDoor';
import { SipSocket } from '../line/sipSocket';
import { callAgent } from '../line/testCaller';
import type { TestLine } from '../line/testCaller';
import { connectTo } from '../testWorld/connectTo';
import { makeUsers } from '../testWorld/makeUsers';
import { runCti } from '../testWorld/runCti';
import { cleanUp, runTestcall } from './testcall';

jest.setTimeout(120_000);

const ALICE = `alice@${DOMAIN}`;
let world: TestWorld;
let phone: TestPhone;
let org: FakeOrg;
let data: PlainTables;
let line: TestLine;
let agentId = '';

beforeEach(async () => {
  world = await makeWorld();
  phone = await TestPhone.register(world);
  line = { server: world.socket.url, user: `tester@${DOMAIN}`, ...world.exchange.mintCredential('tester', 600) };
  data = makeUsers({ active: 0, there: 1 }).data;
  agentId = data.records('User')[0]?.Id ?? '';
  for (const empty of ['Cti_Log_Policy__mdt', 'Task', 'VoiceCall']) data.remove(data.create(empty, {}));
  org = await FakeOrg.start({ data });
  org.rest.extra = ({ method, path }) => {
    const [, ids = ''] = (method === 'DELETE' && /^\/composite\/sobjects\?.*ids=([\w,]+)/.exec(path)) || [];
    if (!ids) return undefined;
    ids.split(',').forEach((id) => data.remove(id));
    return json(
      200,
      ids.split(',').map((id) => ({ id, success: true, errors: [] })),
    );
  };
});
afterEach(async () => {
  await phone.close();
  await org.close();
  await world.close();
});

/** What the phone in the agent's browser does with a call, and what the org's Apex makes of it. */
async function agentTakesCall(
  how: (call: TestPhoneCall) => Promise<void>,
  changes: Record<string, unknown> = {},
): Promise<void> {
  const call = await phone.rings();
  await call.ring();
  const callId = (call.session as Invitation).request.callId;
  const id = data.create('Cti_Call__c', {
    ...{
      OwnerId: agentId,
      Call_Key__c: 'key1',
      Phone_System_Call_Id__c: callId,
      Direction__c: 'inbound',
      Step__c: 'ring',
    },
    ...{ Caller_Number__c: 'tester', Matched_Record_Id__c: '003000000000001AAA', Pop_Latency_Ms__c: 412 },
  });
  await how(call);
  await call.ended;
  const task = data.create('Task', {
    ...{ Subject: 'Inbound call from Tester', CallType: 'Inbound', CallDurationInSeconds: 3, CallObject: 'key1' },
    ...{ IsClosed: true, OwnerId: agentId, WhoId: '003000000000001AAA', ...changes },
  });
  data.update(id, {
    ...{
      Ended_At__c: '2026-11-21T12:00:00Z',
      Duration_Seconds__c: 3,
      End_Reason__c: 'completed',
      Log_State__c: 'logged',
    },
    Task_Id__c: task,
  });
}

const plan = (said: string[] = []): Parameters<typeof runTestcall>[1] => ({
  ...{ agent: { id: agentId, username: 'agent1@acme.example' }, line, to: ALICE, expected: '003000000000001' },
  ...{ timeoutMs: 60_000, pollMs: 5, say: (text: string) => void said.push(text) },
});

test('the agent is rung, answers, and the call, the pop and the task are found right; then nothing is left', async () => {
  const door = await connectTo(org);
  const said: string[] = [];
  const taken = agentTakesCall((call) => call.answer());
  const { call, verdicts, records } = await runTestcall(door, plan(said));
  await taken;
  expect(verdicts.map(({ name, status }) => `${name} ${status}`)).toEqual([
    ...['stored pass', 'matched pass', 'popped pass', 'task pass', 'voiceCall skip', 'fields pass'],
  ]);
  expect(call?.Pop_Latency_Ms__c).toBe(412);
  expect(said).toContain('The phone system says: 200 OK');
  expect(await cleanUp(door, records)).toEqual([]);
  expect([...data.records('Cti_Call__c'), ...data.records('Task')]).toEqual([]);
});

test('an agent who hangs up first, one who declines, and one who lets it ring: the caller ends the call in each case', async () => {
  const ring = async (how: (call: TestPhoneCall) => Promise<void>): Promise<string> => {
    const socket = await SipSocket.open(line.server, { patienceMs: 60_000, mustTrust: true });
    const called = callAgent(socket, line, { to: ALICE, ringMs: 20_000, talkMs: 60_000 });
    const call = await phone.rings();
    await call.ring();
    await how(call);
    const { outcome } = await called;
    socket.close();
    return outcome;
  };
  expect(await ring(async (call) => call.answer().then(() => call.hangUp()))).toBe('200 OK');
  expect(await ring((call) => call.refuse(486))).toMatch(/^486 /);
  const socket = await SipSocket.open(line.server, { patienceMs: 60_000, mustTrust: true });
  const called = callAgent(socket, line, { to: ALICE, ringMs: 1, talkMs: 60_000 });
  const call = await phone.rings();
  await call.ring();
  expect(await called).toMatchObject({
    hasRung: true,
    isAnswered: false,
    outcome: expect.stringMatching(/^487 /) as string,
  });
  await call.ended;
  socket.close();
});

test('a wrong password, and a number that nobody has, end the test at once with the words of the phone system', async () => {
  const door = await connectTo(org);
  const forged = { ...plan(), line: { ...line, password: 'guessed' } };
  await expect(runTestcall(door, forged)).rejects.toMatchObject({ code: 'test-line-refused' });
  const said: string[] = [];
  const { call, verdicts } = await runTestcall(door, { ...plan(said), to: `nobody@${DOMAIN}` });
  expect({ call, first: verdicts[0]?.name, status: verdicts[0]?.status }).toEqual({
    call: null,
    first: 'stored',
    status: 'fail',
  });
  expect(said).toEqual([expect.stringMatching(/^The phone system says: 404 /)]);
});

test('as a command: refuses production, shows the plan, rings by a line file, names what is wrong with exit code 68', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cti-testcall-'));
  const args = ['testcall', '--agent', 'agent1@acme.example', '--dial', 'alice', '--json'];
  const organization = data.records('Organization')[0]?.Id ?? '';
  data.update(organization, { IsSandbox: false });
  const refused = await runCti([...args, '--no-prompt'], { org });
  expect(refused.json).toMatchObject({ name: 'not-in-production', exitCode: 1 });
  const dry = await runCti([...args, '--dry-run'], { org });
  expect(dry.json).toMatchObject({ status: 0, result: { dryRun: true, rings: 'alice, by hand', checks: [] } });
  data.update(organization, { IsSandbox: true });
  writeFileSync(join(folder, 'line.json'), JSON.stringify(line));
  const taken = agentTakesCall((call) => call.answer(), { CallDurationInSeconds: null, WhoId: null });
  const rung = await runCti([...args, '--line', join(folder, 'line.json'), '--no-prompt', '--timeout', '60'], { org });
  await taken;
  rmSync(folder, { recursive: true });
  expect(rung.json).toMatchObject({
    status: 68,
    result: {
      rings: `${ALICE} through ${line.server}`,
      popLatencyMs: 412,
      kept: [],
      deleted: [expect.any(String), expect.any(String)],
    },
  });
  const { checks } = rung.json.result as { checks: { name: string; status: string; evidence: string }[] };
  expect(checks.filter(({ status }) => status === 'fail')).toEqual([
    expect.objectContaining({
      name: 'task',
      evidence: expect.stringContaining(
        'CallDurationInSeconds is empty, the call lasted 3 s, it does not hang on 003',
      ) as string,
    }),
  ]);
  expect(data.records('Task')).toEqual([]);
});
