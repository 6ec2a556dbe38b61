/** @jest-environment node */
import { RecentLog } from '../../base/log';
import { createAcmeOrg } from '../org/acmeOrg';
import type { OrgUser } from '../org/users/orgUsers';
import type { ConsoleSession, RecordList } from '../org/orgApi';
import type { ScenarioState } from '../scenarios/scenarioRoutes';
import { ScenarioBoard } from '../scenarios/scenarioBoard';
import { AgentSession } from './agentSession';
import type { Answer } from './answer';
import { consoleSession } from './consoleSession';
import { lightningSite } from './lightningSite';
import { Namespace } from './namespace';
import { orgRoutes } from './orgRoutes';
import { readCallCenter } from './setup/callCenter';
import { readApps } from './setup/consoleApp';
import { ADDRESSES, asking } from './testWorld/asking';
import { TokenDoor } from './tokenDoor';
import { RemotingTrace } from './trouble/remotingTrace';
import { UserSwitch } from './userSwitch';

const METADATA = 'force-app/main/default';

function makeSite() {
  const org = createAcmeOrg({ projectRoot: process.cwd() });
  const door = new TokenDoor(4400);
  const agent = new AgentSession();
  const callCenter = readCallCenter(`${METADATA}/callCenters/OpenSoftphone.callCenter-meta.xml`);
  const users = new UserSwitch({ org, port: 4400 });
  const session = (user: OrgUser) =>
    consoleSession({
      org,
      user,
      callCenter,
      apps: readApps(METADATA),
      flows: [],
      addresses: ADDRESSES,
      callersUrl: 'x',
      nonce: agent.mintNonce(),
      namespace: new Namespace(),
    });
  const routes = orgRoutes({ org, users, session, reset: () => org.reset(), trace: () => ['line'] });
  const folders = { emulatorFolder: 'src/emulator', packagesFolder: 'node_modules' };
  const scenarios = new ScenarioBoard();
  const world = {
    addresses: ADDRESSES,
    door,
    agent,
    users,
    scenarios,
    remotingTrace: new RemotingTrace(),
    log: new RecentLog(() => 0),
  };
  const site = lightningSite({ ...folders, ...world, orgRoutes: routes });
  const cookies = { emulator_4400: door.token };
  const ask = async (path: string, wish: Parameters<typeof asking>[2] = {}): Promise<Answer> =>
    site(asking('lightning', path, { cookies, ...wish }));
  const get = async <T>(path: string): Promise<T> => JSON.parse(String((await ask(path)).body)) as T;
  return { org, door, agent, ask, get };
}

describe('the token', () => {
  test('in the address becomes a cookie that no script and no other site can use, and leaves the address', async () => {
    const { ask, door } = makeSite();
    const answer = await ask(`/lightning/o/Lead/list?x=1&token=${door.token}`, { cookies: {} });
    expect(answer).toMatchObject({ status: 302, headers: { Location: '/lightning/o/Lead/list?x=1' } });
    expect(answer.headers['Set-Cookie']).toBe(`emulator_4400=${door.token}; Path=/; HttpOnly; SameSite=Strict`);
  });

  test.each(['/', '/lightning/o/Contact/list', '/?token=wrong', '/?token='])(
    '%s without it is a friendly page',
    async (path) => {
      const answer = await makeSite().ask(path, { cookies: {} });
      expect(answer.status).toBe(401);
      expect(answer.body).toContain('Open the address from the terminal');
      expect(answer.headers['Set-Cookie']).toBeUndefined();
    },
  );

  test.each([
    ['GET', '/emulator/session'],
    ['GET', '/emulator/trace'],
    ['GET', '/emulator/search?q=brandt'],
    ['POST', '/emulator/reset'],
    ['GET', '/emulator/scenarios'],
    ['POST', '/emulator/scenarios/reset'],
    ['GET', '/emulator/remoting'],
    ['POST', '/emulator/records/Contact'],
  ])('%s %s needs it', async (method, path) => {
    const answer = await makeSite().ask(path, { method, cookies: { emulator_4400: 'x' }, body: { LastName: 'Jo' } });
    expect(answer.status).toBe(401);
    expect(JSON.parse(String(answer.body))).toMatchObject({ code: 'no-token' });
  });

  test('is another one at every start', () => {
    expect(new TokenDoor(4400).token).not.toBe(new TokenDoor(4400).token);
  });
});

describe('scenarios', () => {
  test('a console address sets them for whoever has the token, and for nobody else', async () => {
    const { ask, get } = makeSite();
    await ask('/?scenario=apexSpeed:15s', { cookies: {} });
    expect(await get<ScenarioState>('/emulator/scenarios')).toMatchObject({ values: { apexSpeed: 'usual' } });
    expect((await ask('/?scenario=apexSpeed:3s&tester=open')).headers.Location).toBe('/?tester=open');
    expect(await get<ScenarioState>('/emulator/scenarios')).toMatchObject({ values: { apexSpeed: '3s' } });
  });

  test('the Permissions-Policy of the org is a header of its pages', async () => {
    const { ask } = makeSite();
    expect((await ask('/')).headers['Permissions-Policy']).toBeUndefined();
    await ask('/?scenario=permissionsPolicy:ownTrusted');
    expect((await ask('/')).headers['Permissions-Policy']).toBe(
      'microphone=(self "http://acme--c.vf.acme.localhost:4400")',
    );
  });
});

describe('the console', () => {
  test('is one page for all its places, and no frame shows it', async () => {
    const { ask } = makeSite();
    for (const path of ['/', '/lightning/r/Contact/003/view']) {
      const answer = await ask(path);
      expect(answer.body).toContain('<script type="module" src="/console.js">');
      expect(answer.headers['Content-Security-Policy']).toContain("frame-ancestors 'none'");
    }
    expect((await ask('/nope')).status).toBe(404);
  });

  test('has its styles and icons on this computer, and nothing beside them', async () => {
    const { ask } = makeSite();
    const sprite = await ask('/slds/icons/utility-sprite/svg/symbols.svg');
    expect(sprite).toMatchObject({ status: 200, headers: { 'Content-Type': 'image/svg+xml' } });
    for (const path of [
      '/slds/%2e%2e/package.json',
      '/slds/..%2fpackage.json',
      '/slds/',
      '/slds/icons',
      '/slds/%2fetc%2fpasswd',
    ]) {
      expect((await ask(path)).status).toBe(404);
    }
  });
});

describe('the session of the console', () => {
  test('has user, org, app and objects', async () => {
    const session = await makeSite().get<ConsoleSession>('/emulator/session');
    expect(session).toMatchObject({
      user: { name: 'Alice Meyer' },
      org: { name: 'Acme' },
      app: {
        label: 'Open Softphone Console',
        isConsole: true,
        tabs: ['Contact', 'Lead', 'Account', 'Case', 'Task', 'Cti_Call__c'],
      },
    });
  });

  test('has the phone at the address that Salesforce would give it, with a nonce of its own each time', async () => {
    const { get } = makeSite();
    const addresses = [
      await get<ConsoleSession>('/emulator/session'),
      await get<ConsoleSession>('/emulator/session'),
    ].map(({ phone }) => new URL(phone!.adapterUrl));
    const [url] = addresses;
    expect(url!.origin + url!.pathname).toBe('http://acme--c.vf.acme.localhost:4400/apex/Softphone');
    expect(Object.fromEntries(url!.searchParams)).toEqual({
      mode: 'Lightning',
      ltn_app_id: expect.stringMatching(/^06m/) as string,
      isdtp: 'vw',
      sfdcIframeOrigin: 'http://lightning.acme.localhost:4400',
      clc: '1',
      nonce: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(new Set(addresses.map((each) => each.searchParams.get('nonce'))).size).toBe(2);
  });
});

describe('records over HTTP', () => {
  test('are listed, opened, found, made and changed', async () => {
    const { ask, get } = makeSite();
    const list = await get<RecordList>('/emulator/records/Contact');
    const made = await ask('/emulator/records/Contact', { method: 'POST', body: { LastName: 'Zeta' } });
    const { id } = JSON.parse(String(made.body)) as { id: string };
    const changed = await ask(`/emulator/record/${id.slice(0, 15)}`, { method: 'PATCH', body: { Title: 'Head' } });
    expect([list.total, made.status, JSON.parse(String(changed.body))]).toEqual([21, 201, { id }]);
    expect(await get(`/emulator/record/${id}`)).toMatchObject({ name: 'Zeta', record: { Title: 'Head' } });
    expect(await get('/emulator/search?q=zeta')).toMatchObject({ groups: [{ objectType: 'Contact' }] });
    await ask('/emulator/reset', { method: 'POST', body: {} });
    expect((await ask(`/emulator/record/${id}`)).status).toBe(404);
  });

  test('a refused save says which field, as Salesforce does', async () => {
    const answer = await makeSite().ask('/emulator/records/Lead', { method: 'POST', body: { LastName: 'Jo' } });
    const message = 'Required fields are missing: [Company]';
    expect([answer.status, JSON.parse(String(answer.body))]).toEqual([
      400,
      {
        code: 'required-field-missing',
        message,
        hint: expect.any(String) as string,
        details: { message, pageErrors: [], fieldErrors: { Company: message } },
      },
    ]);
  });

  test.each([
    ['GET', '/emulator/record/nobody', undefined, 404, 'no-record'],
    ['GET', '/emulator/records/Nope__c', undefined, 404, 'unknown-object'],
    ['GET', '/emulator/nope', undefined, 404, 'no-route'],
    ['PATCH', '/emulator/records/Contact', {}, 404, 'no-route'],
    ['POST', '/emulator/records/Contact', [], 400, 'bad-record'],
    ['POST', '/emulator/records/Contact', null, 400, 'bad-record'],
  ])('%s %s with %j is a problem with a hint', async (...args) => {
    const [method, path, body, status, code] = args;
    const answer = await makeSite().ask(path, { method, body });
    expect([answer.status, JSON.parse(String(answer.body))]).toEqual([
      status,
      { code, message: expect.any(String) as string, hint: expect.any(String) as string },
    ]);
  });
});

describe('the way back into a session', () => {
  const target = 'http://acme--c.vf.acme.localhost:4400/apex/SoftphoneSession?a=b';
  const path = (url: string): string => `/visualforce/session?url=${encodeURIComponent(url)}`;

  test('leads back with a nonce while the login lives', async () => {
    const { ask, agent } = makeSite();
    const { status, headers } = await ask(path(target));
    const url = new URL(headers.Location!);
    expect([status, url.pathname, url.searchParams.get('a')]).toEqual([302, '/apex/SoftphoneSession', 'b']);
    expect(agent.sessionFor('', url.searchParams.get('nonce')!)).not.toBe('');
  });

  test('is a sign-in page once the login is gone, until the agent signs in', async () => {
    const { ask, agent } = makeSite();
    agent.expire();
    expect((await ask(path(target))).body).toContain('Sign in');
    agent.signIn();
    expect((await ask(path(target))).status).toBe(302);
  });

  test.each([
    'http://evil.example/',
    'javascript:alert(1)',
    '//evil.example',
    '',
    `${target.replace(':4400', ':4401')}`,
  ])('leads nowhere else: %s', async (url) => {
    expect((await makeSite().ask(path(url))).status).toBe(400);
  });

  test('needs the token', async () => {
    expect((await makeSite().ask(path(target), { cookies: {} })).status).toBe(401);
  });
});
