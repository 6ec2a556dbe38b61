/** @jest-environment node */
import { adapterWarning } from './adapterCheck';
import { FakeAdapterServer } from './testWorld/fakeAdapterServer';

const CONSOLE = 'http://lightning.acme.localhost:4400';
const QUERY = `?mode=Lightning&sfdcIframeOrigin=${encodeURIComponent(CONSOLE)}`;

let server: FakeAdapterServer;
beforeEach(async () => {
  server = await FakeAdapterServer.open();
});
afterEach(() => server.close());

function warning(path = `/phone${QUERY}`, limitMs = 3_000): Promise<string> {
  return adapterWarning({ address: `${server.origin}${path}`, consoleOrigin: CONSOLE, limitMs });
}

test('a page that answers and may be framed gives no warning', async () => {
  server.answer = (_, response) => response.end('<h1>Phone</h1>');
  expect(await warning()).toBe('');
  expect(server.asked).toEqual([`/phone${QUERY}`]);
});

test('names under localhost lead to this computer', async () => {
  server.answer = (_, response) => response.end('here');
  const address = `http://adapter.localhost:${server.port}/phone${QUERY}`;
  expect(await adapterWarning({ address, consoleOrigin: CONSOLE })).toBe('');
});

test('nobody there: the warning names the address without its parameters, and what to do', async () => {
  await server.close();
  const text = await warning();
  expect(text).toContain(`Nobody answers at ${server.origin}/phone (ECONNREFUSED). Start the adapter's server`);
  expect(text).not.toContain('sfdcIframeOrigin');
});

test('an adapter that never answers is not waited for', async () => {
  server.answer = () => undefined;
  expect(await warning(undefined, 50)).toContain('did not answer within 0.05 s');
});

test('a status that is no page is told', async () => {
  server.answer = (_, response) => response.writeHead(404).end();
  expect(await warning()).toContain('answers with status 404');
});

test('a page that refuses framing: the warning has the header and what to send instead', async () => {
  server.answer = (_, response) => response.writeHead(200, { 'X-Frame-Options': 'DENY' }).end();
  const text = await warning();
  expect(text).toContain('refuses to be framed (X-Frame-Options: DENY)');
  expect(text).toContain(`frame-ancestors ${CONSOLE}`);
});

test('a redirect that loses the query string is told, with both addresses', async () => {
  server.answer = (_, response) => response.writeHead(302, { Location: '/login?next=phone' }).end();
  const text = await warning();
  expect(text).toContain(`/phone redirects to ${server.origin}/login and loses its query string`);
  expect(server.asked).toHaveLength(1);
});

test('a redirect that changes who the console is counts as lost', async () => {
  const changed = QUERY.replace('acme', 'evil');
  server.answer = (_, response) => response.writeHead(302, { Location: `/phone${changed}` }).end();
  expect(await warning()).toContain('loses its query string');
});

test('a redirect that keeps the query string is followed to a page', async () => {
  server.answer = ({ url = '' }, response) => {
    if (url.startsWith('/app/')) response.end('<h1>Phone</h1>');
    else response.writeHead(301, { Location: `/app/${QUERY}` }).end();
  };
  expect(await warning()).toBe('');
  expect(server.asked).toEqual([`/phone${QUERY}`, `/app/${QUERY}`]);
});

test('a redirect to another origin is told: the console listens to the first', async () => {
  const location = `http://other.localhost:${server.port}/${QUERY}`;
  server.answer = (_, response) => response.writeHead(302, { Location: location }).end();
  expect(await warning()).toContain(`the console listens to ${server.origin} alone`);
  expect(server.asked).toHaveLength(1);
});

test('redirects in a circle end', async () => {
  server.answer = ({ url = '' }, response) => response.writeHead(302, { Location: url }).end();
  expect(await warning()).toContain('redirects more than 5 times');
  expect(server.asked).toHaveLength(6);
});

test('an address elsewhere without encryption is not asked', async () => {
  const address = `http://192.0.2.1/phone${QUERY}`;
  expect(await adapterWarning({ address, consoleOrigin: CONSOLE })).toContain('so it was not asked');
});

test('an https page in an http console is told, for the library refuses it', async () => {
  server.answer = (_, response) => response.end('here');
  const consoleOrigin = CONSOLE.replace('http:', 'https:');
  expect(await adapterWarning({ address: `${server.origin}/${QUERY}`, consoleOrigin })).toContain('differ in protocol');
});
