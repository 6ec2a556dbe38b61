/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { asProblem } from '../../src/base/appError';
import { enterFakeProject, hearConsole } from './fakeProject';
import type { FakeProject, SfAnswers } from './fakeProject';
import { readParts, removalOf } from './removal';
import { undeployPhone } from './undeployPhone';

const ROW = '{"status":0,"result":{"records":[{"Id":"0Pa000000000001AAA"}]}}';
const ASK_USERS = "data query --query SELECT Id FROM User WHERE CallCenter.InternalName = 'OpenSoftphone'";
const ASK_SETS = 'data query --query SELECT Id FROM PermissionSetAssignment';
const PARTS = new Map([
  ['ApexClass', ['CtiPhone']],
  ['CallCenter', ['OpenSoftphone']],
  ['CustomField', ['Cti_Call__c.Note__c', 'Task.Cti_Extra__c']],
  ['CustomMetadata', ['Cti_Match_Rule.Contact']],
  ['CustomObject', ['Cti_Call__c']],
  ['Layout', ['Cti_Call__c-Call Layout']],
]);

const HOME = process.cwd();

let project: FakeProject;
let said: () => string;

beforeEach(() => {
  said = hearConsole();
});

afterEach(() => {
  project.leave();
  jest.restoreAllMocks();
});

const undeploy = (answers: SfAnswers, ...more: string[]) => {
  project = enterFakeProject(answers);
  return undeployPhone(['--target-org', 'acme', ...more], () => Promise.resolve(PARTS));
};

test('users leave the call center, permission sets are taken away, then what metadata can remove goes', async () => {
  await undeploy({ [ASK_USERS]: [0, ROW], [ASK_SETS]: [0, ROW] });
  const calls = project.calls().filter((call) => !call.endsWith('--json'));
  expect(calls.map((call) => call.split(' ').slice(0, 5).join(' '))).toEqual([
    'cti agents unassign --call-center OpenSoftphone',
    'data query --query SELECT Id',
    'data delete bulk --sobject PermissionSetAssignment',
    'project deploy start --manifest build/undeploy/CallCenter/package.xml',
    'project deploy start --manifest build/undeploy/rest/package.xml',
  ]);
  expect(calls[1]).toContain("'Cti_Admin', 'Cti_Agent'");
  expect(said()).toContain('App Manager → Edit → Utility Items');
});

test('a second run finds nothing to take away, and still removes what is left', async () => {
  await undeploy({});
  const calls = project.calls().filter((call) => !call.endsWith('--json'));
  expect(calls).toHaveLength(2);
  expect(calls.every((call) => call.includes('--ignore-warnings'))).toBe(true);
});

test('a call center that metadata cannot remove is told with the way through Setup, and the rest still goes', async () => {
  await undeploy({ 'project deploy start --manifest build/undeploy/CallCenter': [1, 'not supported'] });
  expect(said()).toContain('Setup → Call Centers → Open Softphone → Delete');
  expect(project.calls().at(-1)).toContain('build/undeploy/rest');
});

test('data stays unless it is asked for by name', async () => {
  await undeploy({});
  const kept = readFileSync('build/undeploy/rest/destructiveChangesPost.xml', 'utf8');
  expect(kept).toContain('<members>CtiPhone</members>');
  expect(kept).not.toMatch(/Cti_Call__c|Cti_Match_Rule|Task\./);
  expect(said()).toContain('--with-data');
  project.leave();
  await undeploy({}, '--with-data');
  const all = readFileSync('build/undeploy/rest/destructiveChangesPost.xml', 'utf8');
  expect(all).toContain('<members>Cti_Call__c</members>');
  expect(all).toContain('<members>Task.Cti_Extra__c</members>');
  expect(all).not.toMatch(/Cti_Call__c\.Note__c|Call Layout/);
});

test('a reference that holds the phone is told with the remedy', async () => {
  const problem = await undeploy({ 'project deploy start --manifest build/undeploy/rest': [1, 'in use'] }).then(
    () => null,
    asProblem,
  );
  expect(problem).toMatchObject({ code: 'sf-failed', hint: expect.stringContaining('refers to the phone') as string });
});

test.each([[[]], [['--target-org', 'a b']], [['--with-data', '--targetorg', 'x']]])(
  '%j is refused with the way to call it',
  async (args) => {
    project = enterFakeProject();
    const problem = await undeployPhone(args, () => Promise.resolve(PARTS)).then(() => null, asProblem);
    expect(problem?.code).toBe('bad-undeploy-arguments');
    expect(project.calls()).toEqual([]);
  },
);

test('everything that is deployed is removed, kept as data, or has its own step', async () => {
  project = enterFakeProject();
  process.chdir(HOME);
  const parts = await readParts();
  const removed = removalOf(parts, true);
  const goesWithObject = [
    'CustomMetadata',
    'Layout',
    'ListView',
    'ValidationRule',
    'RecordType',
    'CompactLayout',
    'CustomField',
  ];
  const left = [...parts.keys()].filter((type) => !removed.has(type));
  expect(left.filter((type) => !goesWithObject.includes(type) && type !== 'CustomLabels')).toEqual([
    'CallCenter',
    'Flow',
  ]);
}, 60_000);
