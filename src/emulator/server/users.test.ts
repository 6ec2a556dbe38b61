/** @jest-environment node */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { RecentLog } from '../../base/log';
import type { ConsoleSession, RecordPage, UserChoices } from '../org/orgApi';
import { startEmulator } from './emulator';
import type { Emulator } from './emulator';
import { ask } from './testWorld/httpClient';
import type { Reply } from './testWorld/httpClient';
import { FakeProject } from './testWorld/fakeProject';
import { UserSwitch } from './userSwitch';

let emulator: Emulator;
const built = new FakeProject({
  'staticresources/softphone/softphone.js': '',
  'staticresources/softphone/softphone.css': '',
});

beforeAll(async () => {
  const isSource = (path: string): boolean => !path.includes('staticresources/softphone/');
  cpSync('force-app/main/default', built.metadataFolder, { recursive: true, filter: isSource });
  cpSync('data', join(built.root, 'data'), { recursive: true });
  emulator = await startEmulator({ projectRoot: built.root, port: 0, log: new RecentLog(() => 0) });
});

afterAll(async () => {
  await emulator.close();
  built.remove();
});

interface Wish {
  readonly cookies?: readonly string[];
  readonly body?: unknown;
}

/** A browser that came through the door; `user` is the cookie's, none at first. */
function lightning(path: string, { cookies = [], body }: Wish = {}): Promise<Reply> {
  const token = `emulator_${emulator.port}=${new URL(emulator.consoleUrl).searchParams.get('token')}`;
  const host = `lightning.acme.localhost:${emulator.port}`;
  const headers = { Cookie: [token, ...cookies].join('; '), Origin: `http://${host}` };
  return ask(emulator.port, path, {
    host,
    headers,
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
}

function as(user: string): Wish {
  const { name, value } = emulator.userCookie(user);
  return { cookies: [`${name}=${value}`] };
}

async function json<T>(path: string, wish?: Wish): Promise<T> {
  return JSON.parse((await lightning(path, wish)).body) as T;
}

test('a browser of nobody is Alice’s; after a choice it is the chosen one’s, and the next one is not', async () => {
  expect((await json<ConsoleSession>('/emulator/session')).user.name).toBe('Alice Meyer');
  const chosen = await lightning('/emulator/user', { body: { username: 'david@acme.example' } });
  const cookie = chosen.headers['set-cookie']![0]!;
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
  const cookies = [cookie.split(';')[0]!];
  expect((await json<ConsoleSession>('/emulator/session', { cookies })).user.name).toBe('David Hughes');
  expect((await json<UserChoices>('/emulator/users', { cookies })).current).toBe('david@acme.example');
  expect((await json<ConsoleSession>('/emulator/session')).user.name).toBe('Alice Meyer');
});

test.each([
  [{ username: 'mallory' }, 'unknown-user'],
  [{ username: 7 }, 'bad-user'],
  [null, 'bad-user'],
])('%j is nobody', async (body, code) => {
  const { status, body: answer } = await lightning('/emulator/user', { body });
  expect([status, (JSON.parse(answer) as { code: string }).code]).toEqual([400, code]);
});

test('an address may choose the user, and keeps what else it chooses', async () => {
  const { status, headers } = await lightning('/lightning/o/Contact?user=bruno&scenario=apexSpeed:3s');
  expect([status, headers.location]).toEqual([302, '/lightning/o/Contact?scenario=apexSpeed%3A3s']);
  expect(headers['set-cookie']![0]).toContain('=bruno@acme.example;');
  expect((await lightning('/?user=mallory')).status).toBe(400);
});

test('a cookie that names nobody counts as none', async () => {
  const cookies = [`user_${emulator.port}=mallory@acme.example`];
  expect((await json<ConsoleSession>('/emulator/session', { cookies })).user.name).toBe('Alice Meyer');
});

test('everybody who may be chosen says what she is there to try', async () => {
  const { users } = await json<UserChoices>('/emulator/users');
  expect(users.length).toBeGreaterThanOrEqual(7);
  expect(users.every(({ about }) => about.length > 10)).toBe(true);
});

test('an unassigned user has no phone, and the console says why and what an admin does', async () => {
  const { phone, noPhoneReason } = await json<ConsoleSession>('/emulator/session', as('nora'));
  expect(phone).toBeNull();
  expect(noPhoneReason).toMatch(/^Nora Weiss is assigned to no call center\. .*Manage Call Center Users/);
});

test('who lacks the permission set gets no page, and the console says what is missing', async () => {
  const { phone, phoneWarning } = await json<ConsoleSession>('/emulator/session', as('erik'));
  expect(phoneWarning).toMatch(/^Erik Sand may not open the page Softphone: .*permission set/);
  const { pathname, search } = new URL(phone!.adapterUrl);
  const page = await ask(emulator.port, pathname + search, { host: `acme--c.vf.acme.localhost:${emulator.port}` });
  expect(page.body).toContain('Insufficient Privileges');
  expect((await json<ConsoleSession>('/emulator/session', as('bruno'))).phoneWarning).toBeUndefined();
});

test('another call center has other settings under another name', async () => {
  const { phone } = await json<ConsoleSession>('/emulator/session', as('david'));
  expect(phone!.settings).toMatchObject({
    '/reqGeneralInfo/reqDisplayName': 'Open Softphone London',
    '/reqGeneralInfo/reqInternalName': 'OpenSoftphoneLondon',
    '/numbers/region': 'GB',
    '/reqDialingOptions/reqOutsidePrefix': '9',
  });
  expect(phone!.settings['/phoneLine/sipServer']).toContain('ws://pbx.acme.localhost');
});

test('the supervisor’s app has standard navigation', async () => {
  expect((await json<ConsoleSession>('/emulator/session', as('sofia'))).app.isConsole).toBe(false);
});

test('pages of records and forms leave out what the user may not read', async () => {
  const contact = emulator.org.records('Contact').find((each) => each.MobilePhone)!;
  const path = `/emulator/record/${contact.Id}`;
  expect((await json<RecordPage>(path)).record.MobilePhone).toBe(contact.MobilePhone);
  expect(Object.keys((await json<RecordPage>(path, as('clara'))).record)).not.toContain('MobilePhone');
  const { objects } = await json<ConsoleSession>('/emulator/session', as('clara'));
  const described = objects.find((each) => each.apiName === 'Contact')!;
  expect(described.fields.map((each) => each.apiName)).not.toContain('MobilePhone');
  expect([...described.listColumns, ...described.formFields]).not.toContain('MobilePhone');
});

/** Opens the phone's page as the console would, and asks Apex. */
async function askApex(user: string, sid = ''): Promise<{ value: unknown; error: unknown; sid: string }> {
  const { phone } = await emulator.session(user);
  const { pathname, search } = new URL(phone!.adapterUrl);
  const host = `acme--c.vf.acme.localhost:${emulator.port}`;
  const page = await ask(emulator.port, pathname + search, { host, headers: { Cookie: sid } });
  const session = page.headers['set-cookie']![0]!.split(';')[0]!;
  const [, data] = /type="application\/json">(\{"pageId.*?)<\/script>/.exec(page.body) ?? [];
  const { csrf, pageId } = JSON.parse(data!) as { csrf: string; pageId: string };
  const request = JSON.stringify({ version: 1, operation: 'startSession', input: {} });
  const call = { action: 'CtiPhone', method: 'ask', data: [request], tid: 2, ctx: { csrf, vid: pageId } };
  const answer = await ask(emulator.port, '/apexremote', {
    host,
    method: 'POST',
    headers: { Cookie: session, Origin: `http://${host}` },
    body: JSON.stringify(call),
  });
  const [{ result }] = JSON.parse(answer.body) as [{ result: string }];
  return { ...(JSON.parse(result) as { value: unknown; error: unknown }), sid: session };
}

test('each agent has a line of her own, also in a browser where somebody else was signed in before', async () => {
  const alice = await askApex('alice');
  expect(alice.value).toMatchObject({
    userName: 'Alice Meyer',
    line: { addressOfRecord: 'sip:alice@pbx.acme.localhost' },
  });
  const bruno = await askApex('bruno', alice.sid);
  expect(bruno.value).toMatchObject({
    userName: 'Bruno Falk',
    line: { addressOfRecord: 'sip:bruno@pbx.acme.localhost' },
  });
  expect(bruno.sid).not.toBe(alice.sid);
  expect((await askApex('bruno', bruno.sid)).sid).toBe(bruno.sid);
});

test('callers may ring whoever has a line and has opened a console', () => {
  const users = new UserSwitch({ org: emulator.org, port: 1 });
  const lines = () => users.agents.map(({ user }) => user);
  expect(lines()).toEqual(['alice']);
  for (const name of ['nora', 'david']) users.userOf({ cookies: { user_1: `${name}@acme.example` } });
  expect(lines()).toEqual(['alice', 'david']);
});

test('the emulator can start for somebody else, but not for a stranger', async () => {
  const options = { projectRoot: process.cwd(), port: 0, log: new RecentLog(() => 0) };
  const other = await startEmulator({ ...options, user: 'adam' });
  expect((await other.session()).user.name).toBe('Adam Roth');
  await other.close();
  await expect(startEmulator({ ...options, user: 'mallory' })).rejects.toMatchObject({ code: 'unknown-user' });
});

test('the records go out as files, and fill the org of another emulator', async () => {
  const files = await json<Record<string, unknown>>('/emulator/export');
  const folder = new FakeProject({});
  for (const [name, content] of Object.entries(files)) folder.write(name, JSON.stringify(content));
  const dataPlan = join(folder.metadataFolder, 'plan.json');
  const log = new RecentLog(() => 0);
  const other = await startEmulator({ projectRoot: process.cwd(), port: 0, log, dataPlan });
  const names = (each: Emulator) => each.org.records('Lead').map((record) => record.Name);
  expect(names(other)).toEqual(names(emulator));
  await other.close();
  folder.remove();
});
