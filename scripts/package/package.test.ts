/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asProblem } from '../../src/base/appError';
import { enterFakeProject, hearConsole } from '../deploy/fakeProject';
import type { FakeProject, SfAnswers } from '../deploy/fakeProject';
import { releaseNotes } from '../release/releaseNotes';
import { makePackage } from './makePackage';
import { withNamespace } from './packageProject';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const PACKAGE = '{"status":0,"result":[{"Id":"0Ho000000000001AAA","Name":"Open Softphone","NamespacePrefix":"acme"}]}';
const versions = (...rows: [string, boolean][]): string =>
  JSON.stringify({
    status: 0,
    result: rows.map(([Version, IsReleased], index) => ({
      Version,
      IsReleased,
      SubscriberPackageVersionId: `04t${index}`,
    })),
  });
const NONE = '{"status":0,"result":[]}';

let project: FakeProject;
let said: () => string;

beforeEach(() => {
  said = hearConsole();
});

afterEach(() => {
  project.leave();
  jest.restoreAllMocks();
});

const run = (answers: SfAnswers, ...args: string[]) => {
  project = enterFakeProject(answers);
  return makePackage(['--namespace', 'acme', ...args], project);
};
const changes = () => project.calls().filter((call) => !call.includes(' list'));

test('a new package is created, then its version; the number is that of package.json', async () => {
  await run({ 'package list': [0, NONE] });
  expect(changes()).toEqual([
    'package create --name Open Softphone --package-type Managed --path force-app',
    'package version create --package Open Softphone --code-coverage --installation-key-bypass --wait 90',
  ]);
  expect(projectFile()).toMatchObject({
    namespace: 'acme',
    packageDirectories: [{ path: 'force-app', package: 'Open Softphone', versionNumber: `${version}.NEXT` }],
    packageAliases: {},
  });
  expect(JSON.parse(readFileSync('sfdx-project.json', 'utf8'))).toMatchObject({ namespace: '' });
});

test('a package that is there already is used, and descends from what was released', async () => {
  await run({ 'package list': [0, PACKAGE], 'package version list': [0, versions(['0.0.9.1', true])] });
  expect(changes()).toEqual([expect.stringMatching(/^package version create/)]);
  expect(projectFile()).toMatchObject({
    packageDirectories: [{ ancestorVersion: 'HIGHEST' }],
    packageAliases: { 'Open Softphone': '0Ho000000000001AAA' },
  });
});

test('--promote releases the newest version of this number, and no other', async () => {
  const listed = versions([`${version}.2`, false], [`${version}.10`, false], ['9.9.9.99', false]);
  await run({ 'package list': [0, PACKAGE], 'package version list': [0, listed] }, '--promote');
  expect(changes()).toEqual(['package version promote --package 04t1 --no-prompt']);
  expect(said()).toContain('installPackage.apexp?p0=04t1');
});

test.each<[string, SfAnswers, { readonly args: string[]; readonly code: string }]>([
  [
    'no Dev Hub',
    { 'package list': [1, '{"status":1,"message":"No default Dev Hub"}'] },
    { args: [], code: 'no-dev-hub' },
  ],
  [
    'a number that is taken',
    { 'package list': [0, PACKAGE], 'package version list': [0, versions([`${version}.1`, true])] },
    { args: [], code: 'already-released' },
  ],
  [
    'nothing to release',
    { 'package list': [0, PACKAGE], 'package version list': [0, NONE] },
    { args: ['--promote'], code: 'nothing-to-promote' },
  ],
  [
    'a build that fails',
    { 'package list': [0, PACKAGE], 'package version create': [1, 'Apex'] },
    { args: [], code: 'sf-failed' },
  ],
])('%s is told with what to do', async (_, answers, { args, code }) => {
  const problem = await run(answers, ...args).then(() => null, asProblem);
  expect(problem?.code).toBe(code);
  expect(problem?.hint).not.toBe('');
});

test.each([['1acme'], ['ac__me'], ['acme_'], ['a-b'], ['abcdefghijklmnop']])(
  '"%s" is no namespace',
  async (namespace) => {
    project = enterFakeProject();
    const problem = await makePackage([`--namespace=${namespace}`], project).then(() => null, asProblem);
    expect(problem?.code).toBe('bad-namespace');
  },
);

test('a managed package without a namespace is refused; an unlocked one goes without', async () => {
  project = enterFakeProject();
  expect((await makePackage([], project).then(() => null, asProblem))?.code).toBe('bad-package-arguments');
  await makePackage(['--unlocked', '--dry-run'], project);
  expect(said()).toContain('--package-type Unlocked --path force-app --no-namespace');
  expect(project.calls()).toEqual([]);
});

test('a rehearsal writes the project and the notes, prints the commands, and asks the CLI nothing', async () => {
  await run({}, '--dry-run');
  expect(project.calls()).toEqual([]);
  expect(said()).toContain('npx sf package version promote');
  expect(readFileSync('build/package/acme/release-notes.md', 'utf8')).toMatch(/^# Open Softphone/);
});

test('the namespace stands in the project file, in the adapter URL and in the rule for our flow, and nowhere else', async () => {
  await run({}, '--dry-run');
  const folder = 'build/package/acme';
  const path = 'force-app/main/default/callCenters/OpenSoftphone.callCenter-meta.xml';
  const [ours, theirs] = [readFileSync(path, 'utf8'), readFileSync(join(folder, path), 'utf8')];
  expect(theirs.match(/\/apex\/acme__Softphone</g)).toHaveLength(2);
  expect(theirs.replaceAll('acme__', '')).toBe(ours);
  expect(withNamespace(ours, '')).toBe(ours);
  expect([...filesThatDiffer('force-app', join(folder, 'force-app'))].sort()).toEqual([
    'main/default/callCenters/OpenSoftphone.callCenter-meta.xml',
    'main/default/customMetadata/Cti_Pop_Rule.New_Caller_Flow_Example.md-meta.xml',
  ]);
});

test('a rule that opens a flow of the package names it as the subscriber’s org does; a flow of somebody else keeps its name', () => {
  const rule = (flow: string): string => {
    return `<field>Target__c</field>\n<value xsi:type="xsd:string">${flow}</value><field>X__c</field><value>New_Caller</value>`;
  };
  expect(withNamespace(rule('New_Caller'), 'acme', ['New_Caller'])).toBe(rule('acme__New_Caller'));
  expect(withNamespace(rule('Their_Flow'), 'acme', ['New_Caller'])).toBe(rule('Their_Flow'));
});

test('release notes are what the changelog says about a version, or about what is not released yet', () => {
  project = enterFakeProject();
  const changelog = '# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 – spring\n\n- Old.\n';
  expect(releaseNotes(changelog, '0.1.0')).toBe('# Open Softphone 0.1.0\n\n- Old.\n');
  expect(releaseNotes(changelog, '0.2.0')).toBe('# Open Softphone 0.2.0\n\n- New.\n');
  expect(() => releaseNotes('# Changelog\n', '0.2.0')).toThrow(
    expect.objectContaining({ code: 'no-changes' }) as Error,
  );
});

/** Paths below both folders of what is not the same; compiled scripts and the built phone are left out. */
function filesThatDiffer(ours: string, theirs: string): readonly string[] {
  const files = readdirSync(theirs, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.xml'));
  return files.filter((path) => readFileSync(join(ours, path), 'utf8') !== readFileSync(join(theirs, path), 'utf8'));
}

function projectFile(): unknown {
  return JSON.parse(readFileSync('build/package/acme/sfdx-project.json', 'utf8'));
}
