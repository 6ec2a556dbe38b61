/** @jest-environment node */
import { join } from 'node:path';
import { readAdapterOptions } from './adapterOptions';
import { FakeProject } from './testWorld/fakeProject';

const SETUP = `<callCenter><section sortOrder="0" name="reqGeneralInfo" label="General">
  <item sortOrder="0" name="reqInternalName" label="Name">Mine</item>
  <item sortOrder="1" name="reqDisplayName" label="Name">Mine</item>
  <item sortOrder="2" name="reqAdapterUrl" label="URL">http://localhost:3000/phone.html</item>
</section></callCenter>`;
const METADATA = `<CallCenter><adapterUrl>http://localhost:3000/phone.html</adapterUrl><displayName>Mine</displayName>
<displayNameLabel>Name</displayNameLabel><internalNameLabel>Name</internalNameLabel>
<sections><label>General</label><name>reqGeneralInfo</name></sections></CallCenter>`;

let project: FakeProject;
beforeEach(() => {
  project = new FakeProject({ 'setup.xml': SETUP, 'metadata.xml': METADATA });
});
afterEach(() => project.remove());

function read(...args: string[]) {
  return readAdapterOptions(args, project.metadataFolder);
}

function problemOf(...args: string[]): string {
  try {
    return JSON.stringify(read(...args));
  } catch (error) {
    const { code, message, hint } = error as { code: string; message: string; hint: string };
    return `${code}: ${message}. ${hint}`;
  }
}

test('an address and a port are enough', () => {
  expect(read('--adapter-url', 'http://localhost:3000/a', '--port', '0')).toEqual({
    isHelpWanted: false,
    salesforceHosts: false,
    printsFlags: false,
    port: 0,
    adapterUrl: 'http://localhost:3000/a',
  });
});

test.each(['setup.xml', 'metadata.xml'])("without an address the call center's counts (%s)", (name) => {
  expect(read('--call-center', name)).toMatchObject({
    port: 4400,
    adapterUrl: 'http://localhost:3000/phone.html',
    callCenterFile: join(project.metadataFolder, name),
  });
});

test("an address wins over the call center's", () => {
  expect(read('--call-center', 'setup.xml', '--adapter-url', '/apex/Other').adapterUrl).toBe('/apex/Other');
});

test("Salesforce's names, and the browser's flags on paper", () => {
  const choices = read('--adapter-url', '/apex/Phone', '--salesforce-hosts', '--print-flags');
  expect(choices).toMatchObject({ salesforceHosts: true, printsFlags: true });
});

test('records and a user of its own; the file is meant where it was typed', () => {
  expect(read('--adapter-url', '/apex/Phone', '--data', 'mine/plan.json', '--user', 'bruno')).toMatchObject({
    dataPlan: join(project.metadataFolder, 'mine/plan.json'),
    user: 'bruno',
  });
});

test('help needs nothing else', () => {
  expect(read('--help').isHelpWanted).toBe(true);
});

test.each([
  ['no such file', '', ['--call-center', 'none.xml'], /^not-found: .*none\.xml cannot be read\. Check the name/],
  ['malformed XML', '<callCenter>\n<section>\n</callCenter>', [], /^bad-xml: .*line 3: .*'section'.*Correct this line/],
  ['an empty file', '', ['--call-center', 'given.xml'], /^bad-xml: .*line 1/],
  ['an unknown root', '<Profile/>', [], /^no-call-center: .*its root is <Profile>, neither.*Compare it/],
  [
    'no adapter URL',
    METADATA.replace(/<adapterUrl>.*<.adapterUrl>/, ''),
    [],
    /^no-adapter-url: .*reqAdapterUrl.*Add it/,
  ],
  ['a bad adapter URL', SETUP.replace('http://localhost', 'ftp://x'), [], /^bad-adapter-url: .*ftp:.*Write it as/],
])('a call center with %s is told in one line with a remedy', (...row) => {
  const [, content, args, text] = row;
  project.write('given.xml', content);
  expect(problemOf(...(args.length ? args : ['--call-center', 'given.xml']))).toMatch(text);
});

test.each([
  ['nothing at all', [], /^no-adapter-url: No adapter is given\. Add --adapter-url/],
  ['a port that is none', ['--port', '70000'], /^bad-option: --port "70000" is no port\. Give a number/],
  ['a port that is a word', ['--port', '1e3'], /^bad-option: /],
  ['an unknown option', ['--listen', '0.0.0.0'], /^bad-option: Unknown option '--listen'.*--help shows all/],
  ['flags for a browser that needs none', ['--print-flags'], /^bad-option: .*Add --salesforce-hosts/],
  ['a bad address', ['--adapter-url', 'javascript:1'], /^bad-adapter-url: /],
])('%s is told in one line with a remedy', (...row) => {
  const [, args, text] = row;
  expect(problemOf(...args)).toMatch(text);
});
