/** @jest-environment node */
import { ADDRESSES } from '../testWorld/asking';
import { FakeProject } from '../testWorld/fakeProject';
import { readCallCenter, valueOf, withValues } from './callCenter';
import { settingsOf } from './callCenterSettings';
import { readApps } from './consoleApp';
import { readScreenFlows } from './screenFlows';
import { phoneItem } from './phoneItem';

const SETUP = `<callCenter>
  <section sortOrder="1" name="line" label="Line"><item sortOrder="0" name="server" label="Server">wss://a.example</item></section>
  <section sortOrder="0" name="reqGeneralInfo" label="General">
    <item sortOrder="1" name="reqDisplayName" label="Display Name">My Phone</item>
    <item sortOrder="0" name="reqInternalName" label="Internal Name">MyPhone</item>
    <item sortOrder="2" name="reqAdapterUrl" label="URL">/apex/MyPhone</item>
    <item sortOrder="3" name="reqSalesforceCompatibilityMode" label="Mode">Lightning</item>
  </section>
</callCenter>`;

const METADATA = `<?xml version="1.0" encoding="UTF-8"?>
<CallCenter xmlns="http://soap.sforce.com/2006/04/metadata">
  <adapterUrl>/apex/MyPhone</adapterUrl>
  <customSettings>{&quot;reqSalesforceCompatibilityMode&quot;:&quot;Lightning&quot;,&quot;reqSoftphoneHeight&quot;:&quot;400&quot;}</customSettings>
  <displayName>My Phone</displayName>
  <displayNameLabel>Display Name</displayNameLabel>
  <internalNameLabel>Internal Name</internalNameLabel>
  <sections>
    <items><label>URL</label><name>reqAdapterUrl</name><value>/apex/MyPhone</value></items>
    <items><label>Mode</label><name>reqSalesforceCompatibilityMode</name><value>Lightning</value></items>
    <label>General</label><name>reqGeneralInfo</name>
  </sections>
  <sections>
    <items><label>Server</label><name>server</name><value>wss://a.example</value></items>
    <label>Line</label><name>line</name>
  </sections>
</CallCenter>`;

const projects: FakeProject[] = [];
afterAll(() => projects.forEach((project) => project.remove()));

function fileWith(content: string, name = 'callCenters/MyPhone.callCenter-meta.xml'): string {
  const project = new FakeProject({});
  projects.push(project);
  return project.write(name, content);
}

test.each([
  ['what Setup imports', SETUP],
  ['what is deployed', METADATA],
])('a call center is read from %s', (_, content) => {
  const callCenter = readCallCenter(fileWith(content));
  expect(callCenter.internalName).toMatchObject({ label: 'Internal Name', value: 'MyPhone' });
  expect(callCenter.displayName).toMatchObject({ label: 'Display Name', value: 'My Phone' });
  expect(callCenter.sections.map((section) => section.name)).toEqual(['reqGeneralInfo', 'line']);
  expect(valueOf(callCenter, 'line', 'server')).toBe('wss://a.example');
});

test('what only customSettings has counts too', () => {
  expect(valueOf(readCallCenter(fileWith(METADATA)), 'reqGeneralInfo', 'reqSoftphoneHeight')).toBe('400');
});

test('both dialects give an adapter the same settings: flat paths, every value a text', () => {
  const [setup, metadata] = [SETUP, METADATA].map((content) => settingsOf(readCallCenter(fileWith(content))));
  expect(setup).toEqual({
    '/label': 'My Phone',
    '/displayNameLabel': 'Display Name',
    '/internalNameLabel': 'Internal Name',
    '/reqGeneralInfo/label': 'General',
    '/reqGeneralInfo/sortOrder': '0.0',
    '/reqGeneralInfo/reqInternalName': 'MyPhone',
    '/reqGeneralInfo/reqDisplayName': 'My Phone',
    '/reqGeneralInfo/reqAdapterUrl': '/apex/MyPhone',
    '/reqGeneralInfo/reqAdapterUrl/label': 'URL',
    '/reqGeneralInfo/reqAdapterUrl/sortOrder': '2.0',
    '/reqGeneralInfo/reqSalesforceCompatibilityMode': 'Lightning',
    '/reqGeneralInfo/reqSalesforceCompatibilityMode/label': 'Mode',
    '/reqGeneralInfo/reqSalesforceCompatibilityMode/sortOrder': '3.0',
    '/line/label': 'Line',
    '/line/sortOrder': '1.0',
    '/line/server': 'wss://a.example',
    '/line/server/label': 'Server',
    '/line/server/sortOrder': '0.0',
  });
  expect(metadata).toMatchObject(setup!);
});

test('an admin changes values; items that the call center lacks cannot be added', () => {
  const changed = withValues(readCallCenter(fileWith(SETUP)), { 'line/server': 'ws://b', 'line/nope': 'x' });
  expect(settingsOf(changed)['/line/server']).toBe('ws://b');
  expect(settingsOf(changed)['/line/nope']).toBeUndefined();
});

test.each([
  ['no XML', '<callCenter>\n<section>\n</callCenter>', 'bad-xml', 'line 3'],
  ['another file', '<Profile></Profile>', 'no-call-center', 'neither'],
  ['nothing in it', '<callCenter></callCenter>', 'bad-call-center', 'reqGeneralInfo'],
])('%s is refused with file and place', (...args) => {
  const [, content, code, text] = args;
  const file = fileWith(content);
  expect(() => readCallCenter(file)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(text) as string }) as Error,
  );
  expect(() => readCallCenter(file)).toThrow(file);
});

test("the console is the project's first Lightning app, with the phone of its utility bar", () => {
  expect(readApps('force-app/main/default')[0]).toMatchObject({
    label: 'Open Softphone Console',
    isConsole: true,
    utilityItem: { label: 'Phone', icon: 'call', startsAutomatically: true },
  });
});

test('a project without an app gets the standard console, where an item starts when it is clicked', () => {
  const project = new FakeProject({});
  projects.push(project);
  expect(readApps(project.metadataFolder)[0]).toMatchObject({
    isConsole: true,
    utilityItem: { startsAutomatically: false },
  });
});

test('both kinds of navigation are there: the project’s own apps, else Salesforce’s with the same phone', () => {
  const kinds = (folder: string) =>
    readApps(folder).map(({ name, isConsole, utilityItem }) => [name, isConsole, utilityItem?.label]);
  expect(kinds('force-app/main/default')).toEqual([
    ['Open_Softphone_Console', true, 'Phone'],
    ['Open_Softphone', false, 'Phone'],
  ]);
  const project = new FakeProject({});
  projects.push(project);
  expect(kinds(project.metadataFolder)).toEqual([
    ['standard__LightningService', true, 'Phone'],
    ['standard__LightningSales', false, 'Phone'],
  ]);
});

test('active screen flows of the project come before the samples, with what they take', () => {
  const project = new FakeProject({
    'flows/Ask.flow-meta.xml': `<Flow><label>Ask the caller</label><processType>Flow</processType><status>Active</status>
      <variables><name>who</name><isInput>true</isInput></variables><variables><name>x</name><isInput>false</isInput></variables>
      <screens><name>First</name><label>First screen</label><fields><fieldText>&lt;p&gt;Hello&lt;/p&gt;</fieldText></fields></screens></Flow>`,
    'flows/Old.flow-meta.xml':
      '<Flow><label>Old</label><processType>Flow</processType><status>Obsolete</status></Flow>',
  });
  projects.push(project);
  expect(readScreenFlows(project.metadataFolder, 'src/emulator').map(({ name }) => name)).toEqual([
    'Ask',
    'Greet_Caller',
    'New_Caller',
  ]);
  expect(readScreenFlows(project.metadataFolder, 'src/emulator')[0]).toEqual({
    name: 'Ask',
    label: 'Ask the caller',
    inputs: ['who'],
    screens: [{ label: 'First screen', text: 'Hello' }],
  });
});

test('our own flow for new callers: its screens in the order in which they are passed, with what they ask for', () => {
  const flow = readScreenFlows('force-app/main/default', 'src/emulator').find(({ name }) => name === 'New_Caller');
  expect(flow?.inputs).toEqual(['callId', 'callerName', 'phone', 'queue']);
  expect(flow?.screens.map(({ label }) => label)).toEqual(['Who is calling?', 'Saved']);
  expect(flow?.screens[0]?.fields).toEqual([
    { label: 'First name', variable: '' },
    { label: 'Last name', variable: 'callerName' },
    { label: 'Phone', variable: 'phone' },
  ]);
});

describe('no phone appears, and the console says why', () => {
  const callCenter = readCallCenter(fileWith(SETUP));
  const utilityItem = { label: 'Phone', icon: 'call', startsAutomatically: true };
  const item = (change: object) =>
    phoneItem({
      callCenter,
      utilityItem,
      user: { name: 'Nora Weiss', isAssigned: true },
      addresses: ADDRESSES,
      appId: '06mEm0000000001IAA',
      nonce: 'n',
      ...change,
    });
  const withMode = (mode: string) => ({
    callCenter: withValues(callCenter, { 'reqGeneralInfo/reqSalesforceCompatibilityMode': mode }),
  });
  const withAddress = (url: string) => ({
    callCenter: withValues(callCenter, { 'reqGeneralInfo/reqAdapterUrl': url }),
  });

  test.each([
    ['no call center', { callCenter: null }, 'no call center'],
    ['a user of none', { user: { name: 'Nora Weiss', isAssigned: false } }, 'Nora Weiss is assigned to no call center'],
    ['no item in the utility bar', { utilityItem: null }, 'utility bar'],
    ['a call center for Classic', withMode('Classic'), 'Classic'],
    ['a call center without a mode, which means Classic', withMode(''), 'Classic'],
    ['a script as address', withAddress('javascript:alert(1)'), 'reqAdapterUrl'],
    ['a page in the address itself', withAddress('data:text/html,hello'), 'reqAdapterUrl'],
    ['no address', withAddress(''), 'reqAdapterUrl'],
  ])('%s', (_, change, reason) => {
    expect(item(change)).toEqual({ item: null, reason: expect.stringContaining(reason) as string });
  });

  test('otherwise it does, also with an adapter elsewhere', () => {
    expect(item({}).item?.adapterUrl).toMatch(
      /^http:\/\/acme--c\.vf\.acme\.localhost:4400\/apex\/MyPhone\?mode=Lightning&/,
    );
    expect(item(withAddress('https://adapter.example/a?b=c')).item?.adapterUrl).toMatch(
      /^https:\/\/adapter\.example\/a\?b=c&mode=/,
    );
    expect(item(withMode('Classic_and_Lightning')).reason).toBe('');
  });
});
