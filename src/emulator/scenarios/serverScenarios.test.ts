/** @jest-environment node */
import { createAcmeOrg } from '../org/acmeOrg';
import type { ConsoleSession } from '../org/orgApi';
import { AgentSession } from '../server/agentSession';
import { html, json, script } from '../server/answer';
import type { Asked, Site } from '../server/asked';
import { ADDRESSES, asking } from '../server/testWorld/asking';
import { Troubles } from '../server/trouble/troubles';
import { permissionsPolicyHeader } from './permissionsPolicy';
import { sandboxOf } from './frameSandbox';
import { withLateRemoting } from './remotingPlace';
import { withFreshScripts } from './resourceType';
import { ScenarioBoard } from './scenarioBoard';

const CALL = { action: 'CtiPhone', method: 'ask', data: ['{"operation":"x"}'], tid: 2, ctx: { csrf: 'secret' } };
const PHONE = {
  label: 'Phone',
  icon: 'call',
  heightPx: 480,
  widthPx: 340,
  startsAutomatically: true,
  adapterUrl: `${ADDRESSES.origin('visualforce')}/apex/Softphone?nonce=1`,
  settings: { '/label': 'Softphone', '/reqGeneralInfo/reqInternalName': 'OpenSoftphone' },
};

/** The scenarios around a Visualforce host that answers everything, and its board. */
function makeWorld() {
  const board = new ScenarioBoard();
  const agent = new AgentSession();
  const org = createAcmeOrg({ projectRoot: process.cwd() });
  const utilityItem = {
    label: 'Phone',
    icon: 'call',
    startsAutomatically: true,
    size: { heightPx: 560, widthPx: 380 },
  };
  const troubles = new Troubles({
    board,
    agent,
    org,
    addresses: ADDRESSES,
    emulatorFolder: 'src/emulator',
    utilityItem,
  });
  const seen: Asked[] = [];
  const site: Site = async (asked) => {
    seen.push(asked);
    if (asked.method === 'POST') return json([{ tid: 2, type: 'rpc', body: await asked.readJson() }]);
    if (asked.url.pathname.endsWith('.js')) return script('library()');
    return html('<script>{"a":"b\\/c"}</script>', {
      'Set-Cookie': 'sid=1; Path=/; HttpOnly; SameSite=Strict',
      'Content-Security-Policy': "connect-src 'self' ws://pbx:4400; frame-ancestors 'self' http://lightning",
    });
  };
  const visualforce = troubles.visualforce(site);
  const call = () =>
    visualforce(asking('visualforce', '/apexremote', { method: 'POST', body: CALL, cookies: { sid: '1' } }));
  const session = troubles.session(() =>
    Promise.resolve({ phone: PHONE, noPhoneReason: '' } as unknown as ConsoleSession),
  );
  return { board, agent, org, troubles, visualforce, seen, call, session };
}

afterEach(() => jest.useRealTimers());

test('slow Apex answers later', async () => {
  jest.useFakeTimers();
  const { board, call, seen } = makeWorld();
  board.set('apexSpeed', '3s');
  const answering = call();
  await jest.advanceTimersByTimeAsync(2_999);
  expect(seen).toHaveLength(0);
  await jest.advanceTimersByTimeAsync(1);
  expect((await answering).status).toBe(200);
});

test.each([
  ['exception', 'Attempt to de-reference a null object'],
  ['governorLimit', 'Too many SOQL queries: 101'],
  ['requestLimit', 'ConcurrentPerOrgApex Limit exceeded.'],
])('Apex that fails by %s is not reached, and answers an exception', async (value, message) => {
  const { board, call, seen } = makeWorld();
  board.set('apexAnswers', value);
  const { status, body } = await call();
  expect([status, JSON.parse(body.toString())]).toEqual([
    200,
    [expect.objectContaining({ tid: 2, type: 'exception', statusCode: 400, message })],
  ]);
  expect(seen).toHaveLength(0);
});

test('under maintenance there is a 503 in place of JSON', async () => {
  const { board, call } = makeWorld();
  board.set('apexAnswers', 'unavailable');
  expect((await call()).status).toBe(503);
});

test('remote calls are written down, without the token of their page', async () => {
  const { troubles, call } = makeWorld();
  const waiting = troubles.remotingTrace.after(0);
  await call();
  const [line] = await waiting;
  expect(line).toMatchObject({ number: 1, action: 'CtiPhone.ask', status: 200, request: [{ operation: 'x' }] });
  expect(JSON.stringify(line?.request)).not.toContain('secret');
  expect(await troubles.remotingTrace.after(7)).toHaveLength(1);
});

test.each(['signInPage', 'invalidRequest', 'redirect'])(
  'the session ends at once, answered by %s, and lives again',
  (value) => {
    const { board, agent } = makeWorld();
    board.set('session', value);
    expect([agent.mintNonce(), agent.expiredAnswer]).toEqual(['', value]);
    board.set('session', 'lives');
    expect(agent.mintNonce()).not.toBe('');
  },
);

test('a console that is loaded while the session is over has one until the first remote call', async () => {
  const { board, agent, session, call } = makeWorld();
  board.set('session', 'signInPage');
  await session('alice');
  expect(agent.mintNonce()).not.toBe('');
  await call();
  expect(agent.mintNonce()).toBe('');
});

test.each([
  ['refused', false],
  ['work', true],
])('the token of an old page is %s after a new sign-in', (value, isTaken) => {
  const { board, agent } = makeWorld();
  board.set('oldPages', value);
  const page = agent.openPage(agent.sessionFor('', agent.mintNonce()), 'Softphone');
  agent.expire();
  agent.signIn();
  expect(agent.hasPage(agent.sessionFor('', agent.mintNonce()), page)).toBe(isTaken);
});

test('a locked row refuses the whole save, and every other one gets through', () => {
  const { board, org } = makeWorld();
  board.set('rowLock', 'everyOther');
  const save = (): string => org.create('Contact', { LastName: 'New' });
  expect(save).toThrow('unable to obtain exclusive access to this record');
  expect(save()).toMatch(/^003/);
  expect(save).toThrow('exclusive access');
  org.reset();
  board.set('rowLock', 'always');
  expect(save).toThrow('exclusive access');
});

test.each([
  ['kept', 'sid=1; Path=/; HttpOnly; SameSite=Strict', { sid: '1' }],
  ['storageBlocked', 'sid=1; Path=/; HttpOnly; SameSite=Strict', { sid: '1' }],
  ['allBlocked', undefined, {}],
])('with cookies and storage %s the page has its session by %s', async (value, cookie, cookies) => {
  const { board, visualforce, seen } = makeWorld();
  board.set('storage', value);
  const { headers } = await visualforce(asking('visualforce', '/apex/Softphone', { cookies: { sid: '1' } }));
  expect(headers['Set-Cookie']).toBe(cookie);
  expect(seen[0]?.cookies).toEqual(cookies);
});

test('a frame of another site has another address, and a cookie that browsers keep there', async () => {
  const { board, visualforce, session } = makeWorld();
  board.set('frameSite', 'other');
  const { phone } = await session('alice');
  expect(phone?.adapterUrl).toBe('http://acme--c.visualforce.localhost:4400/apex/Softphone?nonce=1');
  const { headers } = await visualforce(asking('otherVisualforce', '/apex/Softphone'));
  expect(headers['Set-Cookie']).toContain('SameSite=None; Secure; Partitioned');
});

test('what the browser does to the page stands before the library, and only when it is asked for', async () => {
  const { board, visualforce } = makeWorld();
  const library = async (): Promise<string> => {
    const asked = asking('visualforce', '/support/api/65.0/lightning/opencti_min.js');
    return (await visualforce(asked)).body.toString();
  };
  expect(await library()).toBe('library()');
  board.set('clock', 'hourAhead');
  expect(await library()).toMatch(/"clock":"hourAhead".*library\(\)$/s);
});

test('JSENCODE leaves slashes when it is said so', async () => {
  const { board, visualforce } = makeWorld();
  const page = async (): Promise<string> =>
    (await visualforce(asking('visualforce', '/apex/Softphone'))).body.toString();
  expect(await page()).toContain('b\\/c');
  board.set('jsEncode', 'slashPlain');
  expect(await page()).toContain('b/c');
});

test.each([
  ['nestedFrames', 'refused', "connect-src 'self' ws://pbx:4400; frame-ancestors http://lightning"],
  ['socketPolicy', 'blocked', "connect-src 'self'; frame-ancestors 'self' http://lightning"],
  ['socketPolicy', 'trusted', "connect-src 'self' ws://pbx:4400; frame-ancestors 'self' http://lightning"],
])('the policy of pages with %s %s', async (key, value, policy) => {
  const { board, visualforce } = makeWorld();
  board.set(key, value);
  const { headers } = await visualforce(asking('visualforce', '/apex/Softphone'));
  expect(headers['Content-Security-Policy']).toBe(policy);
});

test.each([
  ['javascript', 'text/javascript; charset=utf-8'],
  ['binary', 'application/octet-stream'],
])('scripts of a static resource are served as %s', async (value, type) => {
  const { board, visualforce } = makeWorld();
  board.set('resourceType', value);
  const { headers } = await visualforce(asking('visualforce', '/resource/1/softphone/softphone.js'));
  expect(headers['Content-Type']).toBe(type);
});

test('a browser that has the scripts asks for them again when their type changes', () => {
  expect(withFreshScripts('<script src="/resource/1/a/b.js"></script>')).toContain('"/resource/1/a/b.js?as=binary"');
});

test('remoting may come last in the page', () => {
  const script = '<script src="/jslibrary/remoting.js"></script>';
  expect(withLateRemoting(`<head>${script}<b></b></head><body>x</body>`)).toBe(
    `<head><b></b></head><body>x${script}</body>`,
  );
  expect(withLateRemoting('<p>none</p>')).toBe('<p>none</p>');
});

test('an org without Open CTI has no phone, and the console says why', async () => {
  const { board, session } = makeWorld();
  board.set('openCti', 'gone');
  expect(await session('alice')).toMatchObject({
    phone: null,
    noPhoneReason: expect.stringContaining('no Open CTI') as string,
  });
});

test('the size of the utility item wins when the switch says so', async () => {
  const { board, session } = makeWorld();
  expect((await session('alice')).phone).toMatchObject({ heightPx: 480, widthPx: 340 });
  board.set('panelSize', 'utilityItem');
  expect((await session('alice')).phone).toMatchObject({ heightPx: 560, widthPx: 380 });
});

test.each([
  ['displayName', 'Softphone'],
  ['internalName', 'OpenSoftphone'],
  ['absent', undefined],
])('/label is the %s', async (value, label) => {
  const { board, session } = makeWorld();
  board.set('callCenterLabel', value);
  expect((await session('alice')).phone?.settings['/label']).toBe(label);
});

test.each([
  ['off', null],
  ['never', 'microphone=()'],
  ['trustedUrls', 'microphone=(self)'],
  ['ownTrusted', 'microphone=(self "http://vf")'],
])('the Permissions-Policy %s is sent as %s', (value, header) => {
  expect(permissionsPolicyHeader(value, 'http://vf')).toBe(header);
});

test('a sandbox lets scripts of the own origin run', () => {
  expect(sandboxOf('none')).toBeUndefined();
  expect(sandboxOf('usual')).toContain('allow-scripts allow-same-origin');
});
