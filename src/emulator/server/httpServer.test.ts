/** @jest-environment node */
import { RecentLog } from '../../base/log';
import { text } from './answer';
import type { HostName } from './addresses';
import type { Site } from './asked';
import { listen } from './httpServer';
import type { HttpServer } from './httpServer';
import { ask } from './testWorld/httpClient';
import { openSocket } from './testWorld/openSocket';

const NAMES: readonly HostName[] = ['lightning', 'visualforce', 'exchange', 'callers'];
let server: HttpServer;
let port = 0;
const sockets: string[] = [];

beforeAll(async () => {
  server = await listen({ port: 0, log: new RecentLog(() => 0) });
  port = server.addresses.port;
  const site: Site = async (asked) => {
    if (asked.url.pathname === '/body') return text(JSON.stringify(await asked.readJson()));
    return text(`${asked.host} ${asked.method} ${asked.url.pathname}`);
  };
  server.serve(Object.fromEntries(NAMES.map((name) => [name, site])) as Record<HostName, Site>, (request, socket) => {
    sockets.push(String(request.headers.origin));
    socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  });
});

afterAll(() => server.close());

const host = (name: HostName): string => server.addresses.hostHeader(name);
const origin = (name: HostName): string => server.addresses.origin(name);

test.each(NAMES)('%s is reached by its name', async (name) => {
  expect((await ask(port, '/x', { host: host(name) })).body).toBe(`${name} GET /x`);
});

test.each([
  ['a foreign name', () => `evil.example:${port}`],
  ['our name without the port', () => 'lightning.acme.localhost'],
  ['our name at another port', () => 'lightning.acme.localhost:1'],
  ['a name below ours', () => `x.lightning.acme.localhost:${port}`],
  ['a name around ours', () => `lightning.acme.localhost.evil.example:${port}`],
  ['the address of another interface', () => `192.168.0.1:${port}`],
])('%s reaches nothing', async (_, name) => {
  const reply = await ask(port, '/', { host: name() });
  expect([reply.status, reply.body]).toEqual([421, 'This server answers to its own names only.\n']);
});

test('localhost leads to the console and has nothing else', async () => {
  const reply = await ask(port, '/', { host: `localhost:${port}` });
  expect([reply.status, reply.headers.location]).toEqual([302, `${origin('lightning')}/`]);
  expect((await ask(port, '/emulator/session', { host: `127.0.0.1:${port}` })).status).toBe(404);
});

test.each([
  ['no origin', () => ({})],
  ['the origin of nobody', () => ({ Origin: 'null' })],
  ['a foreign origin', () => ({ Origin: 'http://evil.example' })],
  ['the origin of another of our hosts', () => ({ Origin: origin('visualforce') })],
])('nothing is changed with %s', async (_, headers) => {
  for (const method of ['POST', 'PATCH']) {
    const reply = await ask(port, '/body', { host: host('lightning'), method, headers: headers(), body: '{}' });
    expect(reply.status).toBe(403);
  }
});

test('a page may change something on its own host', async () => {
  const reply = await ask(port, '/body', {
    host: host('lightning'),
    method: 'POST',
    headers: { Origin: origin('lightning') },
    body: '{"a":1}',
  });
  expect([reply.status, reply.body]).toEqual([200, '{"a":1}']);
});

test.each(['PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s is not used here', async (method) => {
  expect((await ask(port, '/', { host: host('lightning'), method })).status).toBe(405);
});

test('a body that is no JSON, or far too long, is refused with a reason', async () => {
  const post = (body: string) =>
    ask(port, '/body', { host: host('lightning'), method: 'POST', headers: { Origin: origin('lightning') }, body });
  const broken = await post('{"a":');
  expect([broken.status, JSON.parse(broken.body)]).toEqual([400, expect.objectContaining({ code: 'bad-json' })]);
  const long = await post(`"${'x'.repeat(5 * 1024 * 1024)}"`);
  expect([long.status, JSON.parse(long.body)]).toEqual([413, expect.objectContaining({ code: 'body-too-long' })]);
});

test('every answer forbids sniffing and foreign embedding, and none has a CORS header', async () => {
  for (const [name, path] of [
    ['lightning', '/'],
    ['visualforce', '/x'],
  ] as const) {
    const { headers } = await ask(port, path, { host: host(name), headers: { Origin: 'http://evil.example' } });
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(Object.keys(headers).filter((header) => header.startsWith('access-control'))).toEqual([]);
  }
});

describe('the line to the exchange', () => {
  test('is open to the phone and to the callers page', async () => {
    sockets.length = 0;
    for (const name of ['visualforce', 'callers'] as const) {
      expect(await openSocket(port, { Host: host('exchange'), Origin: origin(name) })).toBe(101);
    }
    expect(sockets).toEqual([origin('visualforce'), origin('callers')]);
  });

  test.each([
    ['no origin', () => ({})],
    ['a foreign origin', () => ({ Origin: 'http://evil.example' })],
    ['the console', () => ({ Origin: origin('lightning') })],
  ])('is closed to %s', async (_, headers) => {
    sockets.length = 0;
    expect(await openSocket(port, { Host: host('exchange'), ...headers() })).toBe(403);
    expect(sockets).toEqual([]);
  });

  test('is at no other host', async () => {
    expect(await openSocket(port, { Host: host('visualforce'), Origin: origin('visualforce') })).toBe(421);
  });
});

test('it listens on this computer alone, and says when the port is taken', async () => {
  await expect(listen({ port, log: new RecentLog(() => 0) })).rejects.toMatchObject({
    code: 'port-taken',
    hint: expect.stringContaining(`--port ${port + 1}`) as string,
  });
});
