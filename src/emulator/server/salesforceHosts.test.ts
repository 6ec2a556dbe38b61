/** @jest-environment node */
import { RecentLog } from '../../base/log';
import { startEmulator } from './emulator';
import type { Emulator } from './emulator';
import { askSecurely } from './testWorld/httpsClient';

let emulator: Emulator;
beforeAll(async () => {
  const log = new RecentLog(() => 0);
  emulator = await startEmulator({ projectRoot: process.cwd(), port: 0, salesforceHosts: true, log });
});
afterAll(() => emulator.close());

const LIGHTNING = 'open-softphone-emulator.lightning.force.com';
const ask = (host: string, path: string, wish: { headers?: Record<string, string>; method?: string } = {}) =>
  askSecurely(emulator.port, path, { host: `${host}:${emulator.port}`, ...wish });

test('the console is under a name of Lightning, the adapter under one of Visualforce, both by https', async () => {
  expect(new URL(emulator.consoleUrl).origin).toBe(`https://${LIGHTNING}:${emulator.port}`);
  const adapter = new URL((await emulator.session()).phone!.adapterUrl);
  expect(adapter.origin).toBe(`https://open-softphone-emulator--c.vf.force.com:${emulator.port}`);
  expect(adapter.searchParams.get('sfdcIframeOrigin')).toBe(new URL(emulator.consoleUrl).origin);
  expect((await emulator.session()).phone!.settings['/phoneLine/sipServer']).toMatch(/^wss:/);
  expect(emulator.browserFlags).toHaveLength(2);
});

test('the token, the session and the page work as by http', async () => {
  const { pathname, search } = new URL(emulator.consoleUrl);
  const entered = await ask(LIGHTNING, pathname + search);
  const [cookie = ''] = entered.headers['set-cookie'] ?? [];
  const page = await ask(LIGHTNING, '/', { headers: { Cookie: cookie.split(';')[0]! } });
  expect([entered.status, page.status]).toEqual([302, 200]);
  expect((await ask(LIGHTNING, '/')).status).toBe(401);
});

test.each([
  ['another domain of Lightning', 'acme.lightning.force.com'],
  ['the names of the other mode', 'lightning.acme.localhost'],
  ['a name around ours', `${LIGHTNING}.evil.example`],
])('%s reaches nothing', async (_, name) => {
  expect((await ask(name, '/')).status).toBe(421);
});

test('a change needs the origin of its host, encrypted', async () => {
  for (const Origin of [`http://${LIGHTNING}:${emulator.port}`, 'https://evil.lightning.force.com'])
    expect((await ask(LIGHTNING, '/emulator/reset', { headers: { Origin }, method: 'POST' })).status).toBe(403);
});

test('people call over the encrypted exchange', async () => {
  const call = emulator.callers.ring({
    ...{ to: 'alice', number: '+493012345', displayName: '', isWithheld: false, speaks: { toneHz: 700 } },
    ...{ hangsUpAfterSeconds: 0, givesUpAfterSeconds: 1 },
  });
  // Nobody is registered: the exchange itself answers, which is all that is asked here.
  await (await call).hangUp().catch(() => undefined);
  expect(JSON.stringify(emulator.exchange.trace)).toContain('INVITE');
});
