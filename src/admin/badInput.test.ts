/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asProblem } from '../base/appError';
import { FakeOrg } from './fakeOrg/fakeOrg';
import type { PlainTables } from './fakeOrg/orgData';
import { readText } from './files/readText';
import { SipSocket } from './line/sipSocket';
import { askMediaServer } from './line/stun';
import { readCdr } from './logs/readCdr';
import { readDataPlan } from './rules/dataPlan';
import { filesBelow, readRuleFiles } from './rules/ruleFiles';
import { testedAgent } from './testcall/agentOfTest';
import { connectTo } from './testWorld/connectTo';
import { makeUsers } from './testWorld/makeUsers';
import { runCti } from './testWorld/runCti';

jest.setTimeout(120_000);

let folder: string;
let data: PlainTables;
let org: FakeOrg;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cti-bad-'));
  ({ data } = makeUsers({ active: 1, there: 1 }));
  org = await FakeOrg.start({ data });
});
afterAll(async () => {
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** What was thrown: its code, and message and remedy in one line. */
async function told(action: () => unknown): Promise<{ code: string; text: string }> {
  try {
    await action();
  } catch (thrown) {
    const { code, message, hint } = asProblem(thrown);
    return { code, text: `${message} → ${hint ?? ''}` };
  }
  throw new Error('It was taken as good');
}

const UTC = { columns: [], style: { timeZone: 'UTC', isDayFirst: null } };
/** Nothing answers there: the port of discard, on this computer alone. */
const NOBODY = { host: '127.0.0.1', port: 9 };

test.each<[string, RegExp, () => unknown]>([
  [
    'unknown-encoding',
    /old\.xml.*"ebcdic-9".*Save it as UTF-8/,
    () => readText(file('old.xml', '<?xml version="1.0" encoding="ebcdic-9"?><a/>')),
  ],
  ['no-folder', /nowhere.*--source-dir/, () => filesBelow(join(folder, 'nowhere'))],
  [
    'bad-rule-file',
    /Cti_Pop_Rule\.Cut.*retrieve it/,
    () => {
      file('Cti_Pop_Rule.Cut.md-meta.xml', '<CustomMetadata><values>');
      return readRuleFiles(folder);
    },
  ],
  ['bad-data-plan', /plan\.json.*it is no list.*--plan/, () => readDataPlan(file('plan.json', '{"a":1}'), folder)],
  ['bad-data-plan', /plan\.json.*not JSON/, () => readDataPlan(file('plan.json', '[{'), folder)],
  ['bad-cdr', /empty\.csv.*it is empty.*Export/, () => readCdr(file('empty.csv', '\n\n'), UTC)],
  ['bad-cdr', /open\.csv.*Quote.*CSV/, () => readCdr(file('open.csv', 'calldate,src\n"2026-07-01,1\n2,3\n'), UTC)],
  [
    'sip-socket-refused',
    /ws:\/\/127\.0\.0\.1:9.*address, port and path/,
    () => SipSocket.open(`ws://${NOBODY.host}:${NOBODY.port}`, { patienceMs: 5_000, mustTrust: true }),
  ],
  [
    'media-server-silent',
    /turn:nobody.*firewall/,
    () => askMediaServer({ text: 'turn:nobody', kind: 'turn', transport: 'tcp', ...NOBODY }, 5_000),
  ],
])('%s names what is wrong and what to do', async (code, text, action) => {
  const problem = await told(action);
  expect(problem.code).toBe(code);
  expect(problem.text).toMatch(text);
});

test('an agent who is not there, not active or in no call center is not rung', async () => {
  const door = await connectTo(org);
  const user = (changes: Record<string, unknown>) => {
    const id = data.create('User', { Username: 'new@acme.example', IsActive: true, CallCenterId: null, ...changes });
    return { asked: () => testedAgent(door, 'new@acme.example'), leave: () => data.remove(id) };
  };
  expect(await told(() => testedAgent(door, 'nobody@acme.example'))).toMatchObject({
    code: 'agent-unknown',
    text: expect.stringContaining('sf org list users') as string,
  });
  const idle = user({});
  expect(await told(idle.asked)).toMatchObject({
    code: 'agent-not-ready',
    text: expect.stringMatching(/in no call center.*cti agents assign/) as string,
  });
  idle.leave();
  const gone = user({ IsActive: false });
  expect(await told(gone.asked)).toMatchObject({
    code: 'agent-not-ready',
    text: expect.stringMatching(/inactive.*another agent/) as string,
  });
  gone.leave();
});

test('without an org a command says how one is named', async () => {
  const { exitCode, json } = await runCti(['rules', 'try', '--number', '030 1', '--region', 'DE', '--json'], {
    cwd: folder,
  });
  expect(exitCode).not.toBe(0);
  expect(json).toMatchObject({ name: 'no-org', actions: [expect.stringContaining('sf org login web')] });
});

const CALL_CENTER = '<callCenter><section sortOrder="0" name="s" label="S"></section></callCenter>';
const TESTCALL = [
  'testcall',
  '--agent',
  'ready@acme.example',
  '--sip-server',
  'wss://x',
  '--sip-user',
  'u@x',
  '--dial',
];

test.each<[string, RegExp, readonly string[]]>([
  ['bad-region', /Germany.*DE, US/, ['numbers', 'check', '--region', 'Germany']],
  ['bad-field-name', /"Phone" is not Object\.Field/, ['numbers', 'check', '--region', 'DE', '--field', 'Phone']],
  ['bad-try-region', /Germany.*DE, US/, ['rules', 'try', '--number', '030 1', '--region', 'Germany']],
  ['nameless', /no internal name.*--name/, ['callcenter', 'export', '--file', 'center.xml']],
  ['bad-dial', /cannot be dialled.*100@pbx/, [...TESTCALL, 'a b<c>@', '--dry-run']],
  ['no-line-password', /--line/, [...TESTCALL, '100']],
])('%s ends a command, with a remedy and an exit code', async (code, text, args) => {
  file('center.xml', CALL_CENTER);
  data.create('User', { Username: 'ready@acme.example', IsActive: true, CallCenterId: '04v000000000001AAA' });
  data.create('Organization', { Name: 'Acme', IsSandbox: true });
  const { exitCode, json } = await runCti([...args, '--json'], { org, cwd: folder });
  expect(exitCode).not.toBe(0);
  expect(json).toMatchObject({ name: code });
  expect(`${String(json.message)} → ${String(json.actions)}`).toMatch(text);
});
