/** @jest-environment node */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildOrgComponents, componentProblems, orgComponents } from './orgComponents';

const OWN = 'force-app/main/default/lwc';
const folders: string[] = [];

/** A folder with components: path → text. */
function componentsOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'open-softphone-lwc-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

test('a component loses its types and keeps what LWC looks for', async () => {
  const source = `import { api, LightningElement } from 'lwc';
export default class Greeting extends LightningElement { @api name: string = ''; }`;
  const folder = componentsOf({ 'greeting/greeting.ts': source, 'greeting/greeting.html': '<template></template>' });
  await buildOrgComponents(folder);
  const built = readFileSync(join(folder, 'greeting/greeting.js'), 'utf8');
  expect(built).toMatch(/^import \{ api, LightningElement \} from "lwc";\nexport default class Greeting/);
  expect(built).toMatch(/@api\s+name = ""/);
});

test('a module is one file with the phone’s own sources in it; what it loads later is a component of its own', async () => {
  const rules = resolve('src/calls/readPhoneNumber');
  const folder = componentsOf({ 'numbers/numbers.ts': `export { readPhoneNumber } from '${rules}';` });
  const [built] = await buildOrgComponents(folder);
  const code = readFileSync(join(folder, 'numbers/numbers.js'), 'utf8');
  expect([...code.matchAll(/from"([^"]+)"/g)].map(([, name]) => name)).toEqual(['c/ctiNumbers']);
  expect(code).not.toMatch(/import\(/);
  expect(built).toEqual({ name: 'numbers', size: Buffer.byteLength(code) });
});

test('labels are left to Salesforce, which knows the language of whoever looks', async () => {
  const source = `import hello from '@salesforce/label/c.Cti_Hello';`;
  const folder = componentsOf({
    'words/words.ts': `${source}\nexport const words = [hello];`,
    'page/page.ts': `${source}\nexport default class Page { hello: string = hello; }`,
    'page/page.html': '<template></template>',
  });
  await buildOrgComponents(folder);
  for (const name of ['words', 'page']) {
    const code = readFileSync(join(folder, name, `${name}.js`), 'utf8');
    expect(code).toMatch(/import \w+ from ?"@salesforce\/label\/c\.Cti_Hello"/);
  }
});

test('a file that Salesforce would not take is a problem of the build', () => {
  const fits = { name: 'ctiRules', size: 131_072 };
  expect(componentProblems([fits, { name: 'ctiNumbers', size: 131_073 }])).toEqual([
    'ctiNumbers.js has 131073 bytes; 131072 is the limit for a file of a component.',
  ]);
});

test('every folder of the project’s components is built', () => {
  expect(orgComponents(OWN)).toEqual(expect.arrayContaining(['ctiNumbers', 'ctiRules']));
});
