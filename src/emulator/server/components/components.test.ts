/** @jest-environment node */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { builtAt } from './bundleComponents';
import { componentSite } from './componentSite';
import { readComponents } from './readComponents';

const folders: string[] = [];

function metadataOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-components-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const bundleOf = (inside: string): string => `<LightningComponentBundle>${inside}</LightningComponentBundle>`;

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

test('tabs show components, and record pages have those that are offered for them', () => {
  const target = '<isExposed>true</isExposed><targets><target>lightning__RecordPage</target></targets>';
  const objects = '<objects><object>Contact</object><object>Case</object></objects>';
  const config = `<targetConfigs><targetConfig targets="lightning__RecordPage">${objects}</targetConfig></targetConfigs>`;
  const folder = metadataOf({
    'lwc/calls/calls.js-meta.xml': bundleOf(target + config),
    'lwc/everywhere/everywhere.js-meta.xml': bundleOf(target),
    'lwc/inner/inner.js-meta.xml': bundleOf(target.replace('true', 'false')),
    'lwc/modules.d.ts': '',
    'tabs/Try.tab-meta.xml': '<CustomTab><label>Try</label><lwcComponent>tryIt</lwcComponent></CustomTab>',
    'tabs/Cti_Call__c.tab-meta.xml': '<CustomTab><customObject>true</customObject></CustomTab>',
  });
  expect(readComponents(folder)).toEqual({
    tabs: [{ name: 'Try', label: 'Try', component: 'tryIt' }],
    forRecords: [
      { component: 'calls', objectTypes: ['Contact', 'Case'] },
      { component: 'everywhere', objectTypes: [] },
    ],
  });
});

test('a project without components has none, and the project’s own are there', () => {
  expect(readComponents(metadataOf({}))).toEqual({ tabs: [], forRecords: [] });
  const { tabs, forRecords } = readComponents('force-app/main/default');
  expect(tabs).toContainEqual({ name: 'Cti_Try_A_Number', label: 'Try a Number', component: 'ctiTryNumber' });
  expect(forRecords).toEqual([{ component: 'ctiCallHistory', objectTypes: ['Account', 'Case', 'Contact', 'Lead'] }]);
});

test('components that were never built say what to run', async () => {
  const metadataFolder = metadataOf({ 'lwc/tryIt/tryIt.ts': '' });
  const known = { tabs: [{ name: 'Try', label: 'Try', component: 'tryIt' }], forRecords: [] };
  const answer = await componentSite({ emulatorFolder: 'src/emulator', metadataFolder }, known)();
  expect([answer.status, String(answer.body)]).toEqual([500, expect.stringContaining('npm run build')]);
  expect(builtAt({ emulatorFolder: '', metadataFolder })).toBe(0);
});

test('a component shows the text of a label; a label that is not there is told with what to do', async () => {
  const labels = '<labels><fullName>Cti_Hello</fullName><value>Good &amp; day</value></labels>';
  const metadataFolder = metadataOf({
    'lwc/tryIt/tryIt.js': `export { default } from '@salesforce/label/c.Cti_Hello';`,
    'lwc/lost/lost.js': `export { default } from '@salesforce/label/c.Cti_Gone';`,
    'labels/CustomLabels.labels-meta.xml': `<CustomLabels>${labels}</CustomLabels>`,
  });
  const answerFor = (component: string) =>
    componentSite(
      { emulatorFolder: resolve('src/emulator'), metadataFolder },
      { tabs: [{ name: 'Try', label: 'Try', component }], forRecords: [] },
    )();
  expect(String((await answerFor('tryIt')).body)).toContain('"Good & day"');
  const { status, body } = await answerFor('lost');
  expect([status, String(body)]).toEqual([500, expect.stringMatching(/no custom label Cti_Gone.*CustomLabels/s)]);
});
