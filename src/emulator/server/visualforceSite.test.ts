/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { RecentLog } from '../../base/log';
import { AgentSession } from './agentSession';
import type { Answer } from './answer';
import { ADDRESSES, asking } from './testWorld/asking';
import { FakeProject } from './testWorld/fakeProject';
import { visualforceSite } from './visualforceSite';

const project = new FakeProject({
  'staticresources/softphone/softphone.js': 'export {};',
  'staticresources/softphone/sounds/ring.wav': 'RIFF',
  'labels/CustomLabels.labels-meta.xml': readFileSync(
    'force-app/main/default/labels/CustomLabels.labels-meta.xml',
    'utf8',
  ),
  'pages/Softphone.page': readFileSync('force-app/main/default/pages/Softphone.page', 'utf8'),
  'pages/SoftphoneSession.page': readFileSync('force-app/main/default/pages/SoftphoneSession.page', 'utf8'),
  'pages/Odd.page':
    '<apex:page docType="html-5.0" showHeader="false" standardStylesheets="false"><apex:repeat/></apex:page>',
  'pages/Open.page': '<apex:page docType="html-5.0" showHeader="false" standardStylesheets="false">Hi</apex:page>',
});
afterAll(() => project.remove());

interface Page {
  readonly cookies: Record<string, string>;
  readonly csrf: string;
  readonly pageId: string;
}

function makeSite() {
  const agent = new AgentSession();
  const log = new RecentLog(() => 0);
  const apex = {
    CtiPhone: {
      ask: (text: unknown) => `heard ${String(text)}`,
      fail: () => {
        throw new Error('Divide by 0');
      },
    },
  };
  const parts = {
    addresses: ADDRESSES,
    agent,
    apex,
    runAs: (_: string, work: () => unknown) => work(),
    mayOpenPage: () => true,
    log,
    emulatorFolder: 'src/emulator',
    metadataFolder: project.metadataFolder,
  };
  const site = visualforceSite(parts);
  const ask = async (path: string, wish: Parameters<typeof asking>[2] = {}): Promise<Answer> =>
    site(asking('visualforce', path, wish));
  const open = async (path = '/apex/Softphone', cookies: Record<string, string> = {}): Promise<Page> => {
    const answer = await ask(`${path}?nonce=${agent.mintNonce()}`, { cookies });
    const sid = /^sid_4400=(\w+);/.exec(answer.headers['Set-Cookie'] ?? '')![1]!;
    const [, data] = /type="application\/json">(\{"pageId.*?)<\/script>/.exec(String(answer.body))!;
    return { cookies: { sid_4400: sid }, ...(JSON.parse(data!) as Omit<Page, 'cookies'>) };
  };
  const remote = async (page: Page, change: object = {}): Promise<Answer> => {
    const ctx = { csrf: page.csrf, vid: page.pageId, ns: '', ver: 65 };
    const body = { action: 'CtiPhone', method: 'ask', data: ['hello'], type: 'rpc', tid: 7, ctx, ...change };
    return ask('/apexremote', { method: 'POST', cookies: page.cookies, body });
  };
  const result = async (page: Page, change: object = {}): Promise<unknown> =>
    JSON.parse(String((await remote(page, change)).body));
  return { agent, log, ask, open, remote, result };
}

describe('a page', () => {
  test('opens with the nonce of the console and brings a session that no script can read', async () => {
    const { ask, agent } = makeSite();
    const { status, headers } = await ask(`/apex/Softphone?nonce=${agent.mintNonce()}`);
    expect(status).toBe(200);
    expect(headers['Set-Cookie']).toMatch(/^sid_4400=[0-9a-f]{48}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test.each(['', '?nonce=', `?nonce=${'a'.repeat(64)}`])(
    'without it is sent to the login and back: "%s"',
    async (query) => {
      const { status, headers } = await makeSite().ask(`/apex/Softphone${query}`);
      const url = new URL(headers.Location!);
      expect([status, url.origin, url.pathname]).toEqual([302, ADDRESSES.origin('lightning'), '/visualforce/session']);
      expect(url.searchParams.get('url')).toBe(`${ADDRESSES.origin('visualforce')}/apex/Softphone${query}`);
      expect(headers['Set-Cookie']).toBeUndefined();
    },
  );

  test('opens again in a live session without a nonce', async () => {
    const { ask, open } = makeSite();
    const { cookies } = await open();
    expect((await ask('/apex/SoftphoneSession', { cookies })).status).toBe(200);
  });

  test('runs under the strict policy that it asks for; the console and our own pages may frame it', async () => {
    const { ask, agent } = makeSite();
    const policyOf = async (page: string) =>
      (await ask(`/apex/${page}?nonce=${agent.mintNonce()}`)).headers['Content-Security-Policy']!.split('; ');
    const strict = await policyOf('Softphone');
    expect(strict).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "connect-src 'self' ws://pbx.acme.localhost:4400",
        "object-src 'none'",
        "frame-ancestors 'self' http://lightning.acme.localhost:4400",
      ]),
    );
    expect(await policyOf('Open')).toEqual(["frame-ancestors 'self' http://lightning.acme.localhost:4400"]);
  });

  test('that the emulator cannot render says so in the frame and in the log', async () => {
    const { ask, agent, log } = makeSite();
    const { status, body } = await ask(`/apex/Odd?nonce=${agent.mintNonce()}`);
    expect(status).toBe(500);
    expect(body).toContain('pages/Odd.page, line 1: the tag &lt;apex:repeat&gt; is not known');
    expect(body).toContain('src/emulator/server/visualforce/tags.ts');
    expect(log.lines.map((line) => line.text)).toEqual([expect.stringContaining('apex:repeat')]);
  });

  test.each(['/apex/../x', '/apex/a%2fb', '/apex/', '/apex/x.page'])('%s is nothing', async (path) => {
    expect((await makeSite().ask(path)).status).not.toBe(200);
  });
});

describe('files', () => {
  test.each([
    ['/resource/1700000000000/softphone/softphone.js', 200, 'text/javascript; charset=utf-8'],
    ['/resource/1/softphone/sounds/ring.wav', 200, 'audio/wav'],
    ['/resource/x/softphone/softphone.js', 404, 'text/plain; charset=utf-8'],
    ['/resource/1/softphone/%2e%2e/%2e%2e/pages/Softphone.page', 404, 'text/plain; charset=utf-8'],
    ['/resource/1/softphone/nope.js', 404, 'text/plain; charset=utf-8'],
    ['/resource/1/softphone', 404, 'text/plain; charset=utf-8'],
  ])('%s', async (path, status, type) => {
    const answer = await makeSite().ask(path);
    expect([answer.status, answer.headers['Content-Type']]).toEqual([status, type]);
  });
});

describe('the library', () => {
  test.each([40, 65, 67])('of version %i says so in its messages', async (version) => {
    for (const name of ['opencti_min.js', 'opencti.js']) {
      const { status, body } = await makeSite().ask(`/support/api/${version}.0/lightning/${name}`);
      expect(status).toBe(200);
      expect(body).toContain(`apiVersion: ${version} `);
      expect(body).not.toContain('OPEN_CTI_API_VERSION');
    }
  });

  test.each(['39.0', '68.0', '65', '6.5'])('of version %s is not there', async (version) => {
    expect((await makeSite().ask(`/support/api/${version}/lightning/opencti_min.js`)).status).toBe(404);
  });
});

describe('remoting', () => {
  test('reaches the twin of the Apex class', async () => {
    const { open, result } = makeSite();
    expect(await result(await open())).toEqual([
      { tid: 7, ref: false, action: 'CtiPhone', method: 'ask', statusCode: 200, type: 'rpc', result: 'heard hello' },
    ]);
  });

  test('answers calls that travel together, each for itself', async () => {
    const { ask, open } = makeSite();
    const page = await open();
    const ctx = { csrf: page.csrf, vid: page.pageId };
    const call = (tid: number, method: string) => ({ action: 'CtiPhone', method, data: ['x'], tid, ctx });
    const answer = await ask('/apexremote', {
      method: 'POST',
      cookies: page.cookies,
      body: [call(1, 'ask'), call(2, 'fail')],
    });
    expect(JSON.parse(String(answer.body))).toEqual([
      expect.objectContaining({ tid: 1, type: 'rpc' }),
      expect.objectContaining({
        tid: 2,
        type: 'exception',
        statusCode: 400,
        message: 'Divide by 0',
        where: expect.any(String) as string,
      }),
    ]);
  });

  test.each([
    ['another page token', { ctx: { csrf: 'x', vid: '066' } }],
    ['no page token', { ctx: undefined }],
  ])('refuses %s', async (_, change) => {
    const { open, result } = makeSite();
    expect(await result(await open(), change)).toEqual([
      expect.objectContaining({
        type: 'exception',
        statusCode: 402,
        message: expect.stringContaining('invalid for your session') as string,
      }),
    ]);
  });

  test('refuses the page token of another session', async () => {
    const { open, result } = makeSite();
    const [mine, theirs] = [await open(), await open()];
    expect(await result({ ...mine, csrf: theirs.csrf })).toEqual([expect.objectContaining({ statusCode: 402 })]);
  });

  test.each(['toString', 'constructor', '__proto__', 'nope'])('says loudly that %s has no twin', async (method) => {
    const { open, result, log } = makeSite();
    expect(await result(await open(), { method })).toEqual([
      expect.objectContaining({ type: 'exception', statusCode: 500 }),
    ]);
    expect(log.lines[0]?.text).toContain(`CtiPhone.${method}`);
  });

  test.each([[null], ['x'], [[null]], [Array.from({ length: 51 }, () => ({}))]])(
    'refuses what is no call',
    async (body) => {
      const { ask, open } = makeSite();
      const { cookies } = await open();
      await expect(ask('/apexremote', { method: 'POST', cookies, body })).rejects.toMatchObject({
        code: 'bad-remoting',
      });
    },
  );
});

describe('when the session is over', () => {
  test('remoting gets a sign-in page instead of JSON', async () => {
    const { agent, open, remote } = makeSite();
    const page = await open();
    agent.expire();
    const answer = await remote(page);
    expect([answer.status, answer.headers['Content-Type']]).toEqual([401, 'text/html; charset=utf-8']);
  });

  test('it may be refused or redirected as well: a switch, since nobody knows', async () => {
    const { agent, open, remote } = makeSite();
    const page = await open();
    agent.expire({ answer: 'invalidRequest' });
    expect(JSON.parse(String((await remote(page)).body))).toEqual([expect.objectContaining({ statusCode: 402 })]);
    agent.expire({ answer: 'redirect' });
    expect((await remote(page)).status).toBe(302);
  });

  test('a page that is loaded with a live login works again; the old page does not', async () => {
    const { agent, open, remote, result } = makeSite();
    const old = await open();
    agent.expire({ loginLives: true });
    const fresh = await open('/apex/SoftphoneSession', old.cookies);
    expect(await result(fresh)).toEqual([expect.objectContaining({ type: 'rpc' })]);
    expect((await remote(old)).status).toBe(401);
    expect(await result({ ...old, cookies: fresh.cookies })).toEqual([expect.objectContaining({ statusCode: 402 })]);
  });

  test('without a login no page begins a session, until the agent signs in', async () => {
    const { agent, ask, open } = makeSite();
    const nonce = agent.mintNonce();
    agent.expire();
    expect(agent.mintNonce()).toBe('');
    expect((await ask(`/apex/Softphone?nonce=${nonce}`)).status).toBe(302);
    agent.signIn();
    await expect(open()).resolves.toBeDefined();
  });
});
