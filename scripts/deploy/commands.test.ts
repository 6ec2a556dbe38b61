/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { asProblem } from '../../src/base/appError';
import {
  createPackageStep,
  createVersionStep,
  listPackagesArgs,
  listVersionsArgs,
  promoteStep,
} from '../package/packageSteps';
import { readPackageRequest } from '../package/packageOrder';
import { deployPhone } from './deployPhone';
import { deploySteps } from './deploySteps';
import { enterFakeProject, hearConsole, withoutSf } from './fakeProject';
import type { FakeProject, SfAnswers } from './fakeProject';
import { makeScratchOrg } from './makeScratchOrg';
import * as scratch from './scratchSteps';
import * as undeploy from './undeploySteps';

const ORG = 'org display --target-org acme';
const CONNECTED: SfAnswers = {
  [ORG]: [0, '{"status":0,"result":{"connectedStatus":"Connected","username":"me@acme.example","apiVersion":"65.0"}}'],
};
const ROW = '{"status":0,"result":{"records":[{"Id":"001000000000001AAA"}]}}';

let project: FakeProject;
let said: () => string;

beforeEach(() => {
  said = hearConsole();
});

afterEach(() => {
  project.leave();
  jest.restoreAllMocks();
  process.exitCode = 0;
});

test('a deployment asks first, validates, deploys, and says what is left to do in the words of Setup', async () => {
  project = enterFakeProject(CONNECTED);
  await deployPhone(['--target-org', 'acme'], project);
  expect(project.calls().map((call) => call.split(' ').slice(0, 3).join(' '))).toEqual([
    'org display --target-org',
    'data query --query',
    'project deploy validate',
    'project deploy quick',
    'org assign permset',
  ]);
  expect(said()).toContain('Call Centers → Open Softphone → Manage Call Center Users');
});

test('a rehearsal prints the commands and what an org would refuse, and asks the CLI nothing', async () => {
  project = enterFakeProject();
  const broken = { ...project, findings: () => Promise.resolve(['pages/Softphone.page: no controller']) };
  await deployPhone(['--target-org', 'acme', '--dry-run'], broken);
  await makeScratchOrg(['--dry-run'], broken);
  expect(project.calls()).toEqual([]);
  expect(said()).toContain('npx sf project deploy validate');
  expect(said()).toContain('npx sf org create scratch');
  expect(said()).toContain('pages/Softphone.page: no controller');
  expect(process.exitCode).toBe(1);
});

test.each<[string, SfAnswers, { readonly code: string; readonly hint: RegExp }]>([
  [
    'not logged in',
    { [ORG]: [1, '{"status":1,"message":"No authorization found for acme."}'] },
    { code: 'not-logged-in', hint: /sf org login web/ },
  ],
  [
    'an expired login',
    { [ORG]: [0, '{"status":0,"result":{"connectedStatus":"RefreshTokenAuthError"}}'] },
    { code: 'not-logged-in', hint: /sf org login web/ },
  ],
  [
    'an old org',
    { [ORG]: [0, '{"status":0,"result":{"apiVersion":"64.0"}}'] },
    { code: 'org-too-old', hint: /next release/ },
  ],
  [
    'no Open CTI',
    { ...CONNECTED, 'data query': [1, '{"status":1,"message":"sObject type \'CallCenter\' is not supported."}'] },
    { code: 'no-open-cti', hint: /npm start/ },
  ],
  [
    'a query that fails otherwise',
    { ...CONNECTED, 'data query': [1, '{"status":1,"message":"Out of requests"}'] },
    { code: 'sf-query-failed', hint: /again/ },
  ],
  [
    'a validation that finds something',
    { ...CONNECTED, 'project deploy validate': [1, 'boom'] },
    { code: 'sf-failed', hint: /Nothing was changed/ },
  ],
])('%s is told before anything is sent', async (_, answers, { code, hint }) => {
  project = enterFakeProject(answers);
  const problem = await deployPhone(['--target-org', 'acme'], project).then(() => null, asProblem);
  expect(problem).toMatchObject({ code, hint: expect.stringMatching(hint) as string });
  expect(project.calls().filter((call) => /deploy (quick|start)|assign/.test(call))).toEqual([]);
});

test('a folder without packages names the command that brings them', async () => {
  project = enterFakeProject();
  withoutSf(project);
  const problem = await deployPhone(['--target-org', 'acme'], project).then(() => null, asProblem);
  expect(problem).toMatchObject({ code: 'no-sf', hint: expect.stringContaining('npm ci') as string });
});

test('permission sets that somebody has already are no failure: a half-done run can be run again', async () => {
  project = enterFakeProject({ ...CONNECTED, 'org assign permset': [1, 'Duplicate PermissionSetAssignment'] });
  await deployPhone(['--target-org', 'acme'], project);
  expect(said()).toContain('Deployed.');
});

test('a scratch org: created, deployed, filled, you in the call center, opened', async () => {
  const none: SfAnswers = { 'org display --target-org softphone': [1, '{"status":1,"message":"no such org"}'] };
  project = enterFakeProject(none);
  const problem = await makeScratchOrg([], project).then(() => null, asProblem);
  expect(problem?.code).toBe('not-logged-in');
  expect(project.calls()).toContainEqual(
    expect.stringContaining('org create scratch --definition-file config/project'),
  );
  project.leave();
  // A second run finds the org: nothing is created twice, and it goes on.
  const there = { 'org display --target-org softphone': CONNECTED[ORG]!, 'data query': [0, ROW] as const };
  project = enterFakeProject(there);
  await makeScratchOrg([], project);
  const calls = project.calls().filter((call) => !/^(org display|data query)/.test(call));
  expect(calls.map((call) => call.split(' ').slice(0, 3).join(' '))).toEqual([
    'project deploy start',
    'project deploy start',
    'org assign permset',
    'data update record',
    'org open --target-org',
  ]);
  expect(calls[3]).toContain("--where Username='me@acme.example' --values CallCenterId=001000000000001AAA");
});

test('the installed CLI knows every command and every flag that we use', () => {
  project = enterFakeProject();
  const flags = flagsOfCli();
  const [request, order] = [scratch.readScratchRequest([])!, { targetOrg: 'a', withData: true, isDryRun: false }];
  const files = { manifest: 'a', destructive: 'b' };
  const parcel = readPackageRequest(['--namespace', 'acme', '--target-dev-hub', 'hub'])!;
  const steps = [
    ...deploySteps({ targetOrg: 'a', tests: ['T'], withSampleData: true }),
    ...[scratch.createStep(request), ...scratch.fillSteps(request), scratch.sampleDataStep(request)],
    ...[scratch.joinStep('a', 'u', 'i'), scratch.openStep('a')],
    ...[...undeploy.permissionSetSteps(order), undeploy.removeStep(order, files)],
    ...[
      createPackageStep({ ...parcel, namespace: '' }, '.'),
      createVersionStep(parcel, '.', '1.0.0'),
      promoteStep(parcel, '.', '04t'),
    ],
    ...[{ args: listPackagesArgs(parcel) }, { args: listVersionsArgs(parcel, '0Ho') }],
  ];
  expect(steps.flatMap(({ args }) => unknownIn(args, flags))).toEqual([]);
  expect(unknownIn(['project', 'deploy', 'validate', '--test', 'x'], flags)).toEqual([
    'project:deploy:validate --test',
  ]);
});

/** Command id → its flags, as the CLI's own plugins declare them. */
function flagsOfCli(): ReadonlyMap<string, readonly string[]> {
  const home = `${__dirname}/../../node_modules/@salesforce`;
  const plugins = readdirSync(home).filter((name) => name.startsWith('plugin-'));
  return new Map(
    plugins.flatMap((name) => {
      const { commands } = JSON.parse(readFileSync(`${home}/${name}/oclif.manifest.json`, 'utf8')) as {
        commands: Record<string, { flags: object }>;
      };
      return Object.entries(commands).map(([id, { flags }]): [string, string[]] => [id, Object.keys(flags)]);
    }),
  );
}

function unknownIn(args: readonly string[], flags: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const words = args.slice(
    0,
    args.findIndex((arg) => arg.startsWith('--')),
  );
  const id = words.join(':');
  const known = flags.get(id);
  const used = args.filter((arg) => arg.startsWith('--'));
  return used.filter((flag) => !known?.includes(flag.slice(2))).map((flag) => `${id} ${flag}`);
}
