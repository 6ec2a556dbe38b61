/** @jest-environment node */
import { RecentLog } from '../../base/log';
import { Addresses } from './addresses';
import { AgentSession } from './agentSession';
import { Namespace } from './namespace';
import { readCustomMetadata } from '../org/customMetadata';
import { packagedRules } from './setup/packagedRules';
import { metadataFolderOf, readProjectSetup } from './setup/projectSetup';
import { asking } from './testWorld/asking';
import { FakeProject } from './testWorld/fakeProject';
import { visualforceSite } from './visualforceSite';

const PAGE = `<apex:page controller="CtiPhone" docType="html-5.0" showHeader="false" sidebar="false" standardStylesheets="false" applyHtmlTag="false" applyBodyTag="false">
<html><head><script id="start" type="application/json">{"remoteAction":"{!JSENCODE($RemoteAction.CtiPhone.ask)}","sessionPage":"{!$Page.Softphone}"}</script>
<script type="module" src="{!URLFOR($Resource.softphone, 'softphone.js')}"></script></head><body></body></html></apex:page>`;

const project = new FakeProject({
  'staticresources/softphone/softphone.js': 'export {};',
  'pages/Softphone.page': PAGE,
});
afterAll(() => project.remove());

function makeSite(namespace: string) {
  const agent = new AgentSession();
  const site = visualforceSite({
    addresses: new Addresses(4400, 'localhost', namespace),
    agent,
    apex: { CtiPhone: { ask: (text: unknown) => `heard ${String(text)}` } },
    runAs: (_, work) => work(),
    mayOpenPage: (_, name) => name === 'Softphone',
    emulatorFolder: 'src/emulator',
    metadataFolder: project.metadataFolder,
    log: new RecentLog(() => 0),
    namespace: new Namespace(namespace),
  });
  const open = async (path: string) => site(asking('visualforce', `${path}?nonce=${agent.mintNonce()}`));
  return { site, open };
}

test('pages of a package are on a host of its own', () => {
  expect(new Addresses(4400, 'localhost', 'acme_Phone').origin('visualforce')).toBe(
    'http://acme--acme-phone.vf.acme.localhost:4400',
  );
  expect(new Addresses(4400, 'salesforce', 'acme').hostNames).toContain('open-softphone-emulator--acme.vf.force.com');
});

test('the page names class, resource and neighbour as the package does', async () => {
  const { body } = await makeSite('acme').open('/apex/acme__Softphone');
  expect(body).toContain('"remoteAction":"acme.CtiPhone.ask"');
  expect(body).toContain('"sessionPage":"/apex/acme__Softphone"');
  expect(body).toMatch(/src="\/resource\/\d+\/acme__softphone\/softphone\.js"/);
  expect(body).toContain('"actions":["acme.CtiPhone.ask"]');
  expect((await makeSite('acme').open('/apex/Softphone')).status).toBe(200);
  expect((await makeSite('').open('/apex/acme__Softphone')).body).not.toContain('remoteAction');
});

test.each([
  ['acme', 'acme.CtiPhone', 'rpc'],
  ['acme', 'CtiPhone', 'exception'],
  ['', 'CtiPhone', 'rpc'],
  ['', 'acme.CtiPhone', 'exception'],
])('with the namespace "%s" a call of %s is answered as %s', async (namespace, action, type) => {
  const { site, open } = makeSite(namespace);
  const page = await open('/apex/Softphone');
  const [, sid] = /^sid_4400=(\w+);/.exec(page.headers['Set-Cookie'] ?? '')!;
  const data = JSON.parse(/type="application\/json">(\{"pageId.*?)<\/script>/.exec(String(page.body))![1]!) as {
    csrf: string;
    pageId: string;
  };
  const ctx = { csrf: data.csrf, vid: data.pageId };
  const body = { action, method: 'ask', data: ['hello'], type: 'rpc', tid: 7, ctx };
  const answer = await site(
    asking('visualforce', '/apexremote', { method: 'POST', cookies: { sid_4400: sid! }, body }),
  );
  expect(JSON.parse(String(answer.body))).toEqual([expect.objectContaining({ tid: 7, action, type })]);
});

test('files of the resource lie below its name in the package', async () => {
  const { site } = makeSite('acme');
  expect((await site(asking('visualforce', '/resource/1/acme__softphone/softphone.js'))).status).toBe(200);
  expect((await site(asking('visualforce', '/resource/1/other__softphone/softphone.js'))).status).toBe(404);
});

test('the call center of a package opens the page of the package', () => {
  const choices = { projectRoot: process.cwd(), emulatorFolder: 'src/emulator', namespace: 'acme' };
  const [general] = readProjectSetup(choices).callCenter!.sections;
  expect(general!.items.find(({ name }) => name === 'reqAdapterUrl')!.value).toBe('/apex/acme__Softphone');
});

test('a flow of the package has its namespace, and so has the rule that opens it; flows of the org keep their names', () => {
  const projectRoot = process.cwd();
  const { flows } = readProjectSetup({ projectRoot, emulatorFolder: 'src/emulator', namespace: 'acme' });
  const names = flows.map(({ name }) => name);
  expect(names).toContain('acme__New_Caller');
  expect(names.filter((name) => !name.startsWith('acme__'))).not.toEqual([]);
  const shipped = readCustomMetadata(metadataFolderOf(projectRoot));
  const targetsIn = (rules: typeof shipped): readonly unknown[] =>
    rules.get('Cti_Pop_Rule')!.flatMap((rule) => (rule.Action__c === 'flow' ? [rule.Target__c] : []));
  expect(targetsIn(packagedRules(shipped, new Namespace('acme'), flows))).toEqual(['acme__New_Caller']);
  expect(targetsIn(packagedRules(shipped, new Namespace('acme'), []))).toEqual(['New_Caller']);
});
