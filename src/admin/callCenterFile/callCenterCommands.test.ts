/** @jest-environment node */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeOrg } from '../fakeOrg/fakeOrg';
import { makeUsers } from '../testWorld/makeUsers';
import { runCti } from '../testWorld/runCti';
import type { Ran } from '../testWorld/runCti';
import { HOPELESS_SHAPES, VENDOR_SHAPES } from './vendorShapes';

jest.setTimeout(120_000);

let folder = '';
let org: FakeOrg;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cti-center-'));
  const { data } = makeUsers({ active: 1 });
  org = await FakeOrg.start({ data });
  // A deployed call center becomes a record.
  org.metadata.onDeployed = (path, content) => {
    const [, name] = /^callCenters\/(\w+)\./.exec(path) ?? [];
    if (name) data.create('CallCenter', { InternalName: name, Name: /<displayName>(.*?)</.exec(content)?.[1] ?? '' });
  };
});
afterEach(async () => {
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

const callcenter = (...args: string[]): Promise<Ran> => runCti(['callcenter', ...args], { org, cwd: folder });
const shape = (word: string): Buffer => VENDOR_SHAPES.find((one) => one.shape.includes(word))?.file ?? Buffer.from('');

test('a vendor’s file is explained, written, deployed; then the org and the file agree, and the org’s own is exported', async () => {
  const file = shape('a socket of its own').toString().replace('AcmePhone', 'NewPhone').replaceAll('\n', '\r\n');
  writeFileSync(join(folder, 'vendor.xml'), file);
  const dry = await callcenter('import', 'vendor.xml', '--dry-run', '--output-dir', 'out');
  expect(dry.stdout).toMatch(/repaired line 11: The section empty has no items\. It is left out\./);
  expect(existsSync(join(folder, 'out'))).toBe(false);
  const read = await callcenter('import', 'vendor.xml', '--json');
  expect(read.json).toMatchObject({ status: 0, result: { deployed: false, files: [] } });
  const unset = await callcenter('import', 'vendor.xml', '--set', 'nonsense', '--json');
  expect(unset.json).toMatchObject({ name: 'bad-set', exitCode: 1 });
  const done = await callcenter('import', 'vendor.xml', '--output-dir', 'out', '--deploy', '--no-prompt', '--json');
  expect(done.json).toMatchObject({
    status: 0,
    result: {
      internalName: 'NewPhone',
      deployed: true,
      trustedUrls: ['https://phone.acme.example', 'wss://sip.acme.example:7443'],
    },
  });
  expect(readdirSync(join(folder, 'out', 'cspTrustedSites'))).toHaveLength(2);
  expect([...org.metadata.files.keys()].sort()).toEqual([
    'callCenters/NewPhone.callCenter',
    'cspTrustedSites/NewPhone_https_phone_acme_example.cspTrustedSite',
    'cspTrustedSites/NewPhone_wss_sip_acme_example_7443.cspTrustedSite',
  ]);
  const same = await callcenter('diff', 'vendor.xml');
  expect({ exitCode: same.exitCode, stdout: same.stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringContaining('The same.') as string,
  });
  await callcenter('export', '--call-center', 'NewPhone', '--output', 'setup.xml');
  expect(readFileSync(join(folder, 'setup.xml'), 'utf8')).toContain(
    '<item sortOrder="0" name="reqInternalName" label="reqInternalName label">NewPhone</item>',
  );
});

test('diff names what somebody changed in Setup, with exit code 68', async () => {
  writeFileSync(join(folder, 'AcmePhone.xml'), shape('nothing wrong'));
  await callcenter('export', '--file', 'AcmePhone.xml', '--dialect', 'metadata', '--output', 'AcmePhone.callCenter');
  const inOrg = readFileSync(join(folder, 'AcmePhone.callCenter'), 'utf8').replace(
    '<value>480</value>',
    '<value>600</value>',
  );
  org.metadata.files.set('callCenters/AcmePhone.callCenter', Buffer.from(inOrg));
  const { exitCode, json } = await callcenter('diff', 'AcmePhone.xml', '--json');
  expect(exitCode).toBe(68);
  expect(json.result).toMatchObject({
    differences: [{ what: 'reqGeneralInfo/reqSoftphoneHeight', inFile: '480', inOrg: '600' }],
  });
});

test('what only a person can mend stops everything, and so do a page that is not there and the org’s refusal', async () => {
  writeFileSync(join(folder, 'hopeless.xml'), HOPELESS_SHAPES[0]?.text ?? '');
  const hopeless = await callcenter('import', 'hopeless.xml', '--output-dir', 'out', '--json');
  expect(hopeless.json).toMatchObject({
    name: 'definition-errors',
    exitCode: 1,
    message: expect.stringContaining('line 5') as string,
  });
  const unasked = await callcenter('create', '--name', 'AcmeTwo', '--json');
  expect(unasked.json).toMatchObject({ name: 'not-asked', exitCode: 1 });
  const noPage = await callcenter(
    'create',
    '--name',
    'AcmeTwo',
    '--url',
    '/apex/Nope',
    '--deploy',
    '--no-prompt',
    '--json',
  );
  expect(noPage.json).toMatchObject({ name: 'page-not-there', exitCode: 1 });
  org.metadata.refuse = (path) => (path.startsWith('cspTrustedSites') ? 'Invalid endpoint' : null);
  const refused = await callcenter(
    'create',
    '--name',
    'AcmeTwo',
    '--url',
    'https://a.example',
    '--deploy',
    '--no-prompt',
    '--json',
  );
  expect(refused.json).toMatchObject({
    name: 'deploy-failed',
    message: expect.stringContaining('Invalid endpoint') as string,
  });
  expect(org.metadata.files.size).toBe(0);
  expect(readdirSync(folder)).toEqual(['hopeless.xml']);
});
