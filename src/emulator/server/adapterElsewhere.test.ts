/** @jest-environment node */
import { RecentLog } from '../../base/log';
import { startEmulator } from './emulator';
import type { Emulator, EmulatorOptions } from './emulator';
import { FakeAdapterServer } from './testWorld/fakeAdapterServer';
import { FakeProject } from './testWorld/fakeProject';
import { ask } from './testWorld/httpClient';

const callCenter = (mode: string): string => `<callCenter><section sortOrder="0" name="reqGeneralInfo" label="General">
  <item sortOrder="0" name="reqInternalName" label="Name">Mine</item>
  <item sortOrder="1" name="reqDisplayName" label="Name">Mine</item>
  <item sortOrder="2" name="reqAdapterUrl" label="URL">http://localhost:1/</item>
  <item sortOrder="3" name="reqSalesforceCompatibilityMode" label="Mode">${mode}</item>
  <item sortOrder="4" name="reqSoftphoneHeight" label="Height">321</item>
</section><section sortOrder="1" name="mine" label="Mine"><item sortOrder="0" name="tenant" label="T">t-1</item></section></callCenter>`;

const project = new FakeProject({});
let adapter: FakeAdapterServer;
let emulator: Emulator;

beforeEach(async () => {
  adapter = await FakeAdapterServer.open();
});
afterEach(async () => {
  await emulator.close();
  await adapter.close();
});
afterAll(() => project.remove());

async function start(options: Partial<EmulatorOptions> = {}, mode = 'Lightning'): Promise<void> {
  const callCenterFile = project.write('mine.xml', callCenter(mode));
  const log = new RecentLog(() => 0);
  emulator = await startEmulator({ projectRoot: process.cwd(), port: 0, callCenterFile, log, ...options });
}

function get(host: string, path: string, headers: Record<string, string> = {}) {
  return ask(emulator.port, path, { host: `${host}.acme.localhost:${emulator.port}`, headers });
}

test('the console frames the adapter from elsewhere, with the settings and size of its call center', async () => {
  await start({ adapterUrl: `${adapter.origin}/phone?a=b` });
  const { phone, phoneWarning } = await emulator.session();
  expect(phone!.adapterUrl.startsWith(`${adapter.origin}/phone?a=b&mode=Lightning&`)).toBe(true);
  expect(phone!.settings).toMatchObject({ '/mine/tenant': 't-1' });
  expect([phone!.heightPx, phoneWarning]).toEqual([321, undefined]);
});

test('each console that opens asks the adapter anew, and tells what is wrong', async () => {
  await start({ adapterUrl: `${adapter.origin}/phone` });
  adapter.answer = (_, response) => response.writeHead(200, { 'X-Frame-Options': 'DENY' }).end();
  const token = new URL(emulator.consoleUrl).searchParams.get('token')!;
  const { body } = await get('lightning', '/emulator/session', { Cookie: `emulator_${emulator.port}=${token}` });
  expect(JSON.parse(body)).toMatchObject({ phoneWarning: expect.stringContaining('refuses to be framed') as string });
  adapter.answer = (_, response) => response.end('mended');
  expect((await emulator.session()).phoneWarning).toBeUndefined();
  expect(adapter.asked).toHaveLength(2);
});

test("the org's own page is not asked", async () => {
  await start({ adapterUrl: '/apex/Phone' });
  const { phone, phoneWarning } = await emulator.session();
  expect(new URL(phone!.adapterUrl).host).toBe(`acme--c.vf.acme.localhost:${emulator.port}`);
  expect(phoneWarning).toBeUndefined();
});

test('a call center for Classic alone brings no phone, whatever the adapter, and says why', async () => {
  await start({ adapterUrl: `${adapter.origin}/phone` }, 'Classic');
  const session = await emulator.session();
  expect(session.phone).toBeNull();
  expect(session.noPhoneReason).toContain('for Salesforce Classic only');
  expect(adapter.asked).toEqual([]);
});

test('a bad address stops the start', async () => {
  await start();
  const options = { projectRoot: process.cwd(), port: 0, adapterUrl: 'http://intranet.example/' };
  await expect(startEmulator(options)).rejects.toMatchObject({ code: 'bad-adapter-url' });
});

test('pages anywhere may include the library, from either host and without a token; nothing else', async () => {
  await start();
  const { pathname } = new URL(emulator.libraryUrl);
  for (const host of ['lightning', 'acme--c.vf']) {
    const { status, headers } = await get(host, pathname);
    expect([status, headers['cross-origin-resource-policy']]).toEqual([200, 'cross-origin']);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
  for (const [host, path] of [
    ['lightning', '/console.js'],
    ['acme--c.vf', '/jslibrary/remoting.js'],
    ['lightning', '/emulator/session'],
  ] as const)
    expect((await get(host, path)).headers['cross-origin-resource-policy']).toBe('same-origin');
  expect((await get('lightning', '/support/api/39.0/lightning/opencti.js')).status).toBe(404);
});
