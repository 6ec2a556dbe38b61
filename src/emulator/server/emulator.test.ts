/** @jest-environment node */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { RecentLog } from '../../base/log';
import type { ConsoleSession } from '../org/orgApi';
import { startEmulator } from './emulator';
import type { Emulator } from './emulator';
import { ask } from './testWorld/httpClient';
import type { Reply } from './testWorld/httpClient';
import { FakeProject } from './testWorld/fakeProject';

let emulator: Emulator;
let cookie = '';

/** Our project, as if it were built. */
const built = new FakeProject({
  'staticresources/softphone/softphone.js': '',
  'staticresources/softphone/softphone.css': '',
});

beforeAll(async () => {
  const isSource = (path: string): boolean => !path.includes('staticresources/softphone/');
  cpSync('force-app/main/default', built.metadataFolder, { recursive: true, filter: isSource });
  cpSync('data', join(built.root, 'data'), { recursive: true });
  emulator = await startEmulator({ projectRoot: built.root, port: 0, log: new RecentLog(() => 0) });
  const door = await ask(emulator.port, `/?${new URL(emulator.consoleUrl).search.slice(1)}`, {
    host: host('lightning'),
  });
  cookie = door.headers['set-cookie']![0]!.split(';')[0]!;
});

afterAll(async () => {
  await emulator.close();
  built.remove();
});

function host(name: 'lightning' | 'acme--c.vf' | 'callers' | 'pbx'): string {
  return `${name}.acme.localhost:${emulator.port}`;
}

function lightning(path: string): Promise<Reply> {
  return ask(emulator.port, path, { host: host('lightning'), headers: { Cookie: cookie } });
}

async function session(): Promise<ConsoleSession> {
  return JSON.parse((await lightning('/emulator/session')).body) as ConsoleSession;
}

test('the printed address opens the console, whose script is there', async () => {
  expect((await lightning('/')).body).toContain('id="console"');
  const { status, headers, body } = await lightning('/console.js');
  expect([status, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect(body).not.toContain('import ');
});

test('the phone opens in the frame of the console, asks Apex, and gets credentials for its line', async () => {
  const { phone } = await session();
  const { pathname, search } = new URL(phone!.adapterUrl);
  const page = await ask(emulator.port, pathname + search, { host: host('acme--c.vf') });
  const sid = page.headers['set-cookie']![0]!.split(';')[0]!;
  const [, data] = /type="application\/json">(\{"pageId.*?)<\/script>/.exec(page.body) ?? [];
  const { csrf, pageId } = JSON.parse(data!) as { csrf: string; pageId: string };
  const request = JSON.stringify({ version: 1, operation: 'startSession', input: {} });
  const call = { action: 'CtiPhone', method: 'ask', data: [request], tid: 2, ctx: { csrf, vid: pageId } };
  const answer = await ask(emulator.port, '/apexremote', {
    host: host('acme--c.vf'),
    method: 'POST',
    headers: { Cookie: sid, Origin: `http://${host('acme--c.vf')}` },
    body: JSON.stringify(call),
  });
  const [{ result }] = JSON.parse(answer.body) as [{ result: string }];
  const { value } = JSON.parse(result) as { value: { userName: string; line: { authUser: string } } };
  expect(value.userName).toBe('Alice Meyer');
  expect(value.line.authUser).toMatch(/^\d+:alice@pbx\.acme\.localhost$/);
});

test("the call center's line leads to the exchange of this start", async () => {
  const { phone } = await session();
  expect(phone!.settings['/phoneLine/sipServer']).toBe(`ws://pbx.acme.localhost:${emulator.port}/`);
});

test('the callers have a line of their own through the same door', async () => {
  await emulator.callers.ready();
  expect((await ask(emulator.port, '/', { host: host('callers') })).status).toBe(401);
});

test('the exchange speaks WebSocket only', async () => {
  expect((await ask(emulator.port, '/', { host: host('pbx') })).status).toBe(426);
});

test('a reset brings back the sample data', () => {
  emulator.org.create('Contact', { LastName: 'New' });
  emulator.reset();
  expect(emulator.org.records('Contact').filter((contact) => contact.LastName === 'New')).toEqual([]);
});

test('a broken call center stops the start with file and line, and leaves no server behind', async () => {
  const project = new FakeProject({ 'callCenters/Mine.callCenter-meta.xml': '<CallCenter>\n<x></CallCenter>' });
  const options = { projectRoot: project.root, port: 0 };
  await expect(startEmulator(options)).rejects.toMatchObject({
    code: 'bad-xml',
    message: expect.stringContaining('line 2') as string,
  });
  project.remove();
});

test('what an admin changed in the call center counts', async () => {
  const callCenterValues = { 'phoneLine/sipServer': 'wss://pbx.customer.example', 'numbers/region': 'FR' };
  const other = await startEmulator({ projectRoot: process.cwd(), port: 0, pageName: 'Other', callCenterValues });
  const token = new URL(other.consoleUrl).searchParams.get('token')!;
  const headers = { Cookie: `emulator_${other.port}=${token}` };
  const reply = await ask(other.port, '/emulator/session', { host: `lightning.acme.localhost:${other.port}`, headers });
  await other.close();
  const { phone } = JSON.parse(reply.body) as ConsoleSession;
  expect(phone!.settings).toMatchObject({
    '/phoneLine/sipServer': 'wss://pbx.customer.example',
    '/numbers/region': 'FR',
  });
  expect(new URL(phone!.adapterUrl).pathname).toBe('/apex/Other');
});
