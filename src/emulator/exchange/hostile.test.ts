/** @jest-environment node */
import { request as httpRequest } from 'node:http';
import { randomBytes } from 'node:crypto';
import { NoMedia } from '../callers/noMedia';
import { TestPhone } from '../callers/testPhone';
import { DOMAIN, makeWorld, RawSocket, requestText, until } from './testWorld';
import type { TestWorld } from './testWorld';

const ALICE = `sip:alice@${DOMAIN}`;
let world: TestWorld;
let raw: RawSocket;

beforeEach(async () => {
  world = await makeWorld();
  raw = await RawSocket.open(world.socket);
});

afterEach(async () => {
  raw.close();
  await world.close();
});

async function isAlive(): Promise<void> {
  const probe = await RawSocket.open(world.socket);
  probe.send(requestText('OPTIONS', `sip:${DOMAIN}`));
  await probe.next(/^SIP\/2\.0 200/);
  probe.close();
}

const OPTIONS = requestText('OPTIONS', `sip:${DOMAIN}`);

/** In the spirit of RFC 4475: what phones, scanners and broken proxies really send. */
const TORTURE: readonly [string, string | Buffer, string][] = [
  ['a line of nonsense', 'hello\r\n\r\n', ''],
  ['no line at all', '\0\r\n\r\n', ''],
  ['no end', 'OPTIONS sip:x SIP/2.0\r\nVia: SIP/2.0/WS a;branch=z9hG4bKa', ''],
  ['a broken first line', OPTIONS.replace('OPTIONS sip', 'OPTIONS  sip'), ''],
  ['another version', OPTIONS.replace('SIP/2.0\r\n', 'SIP/7.0\r\n'), '505'],
  ['no address', OPTIONS.replace(`sip:${DOMAIN} SIP`, 'sip: SIP'), '400'],
  ['an address that decodes to no text', OPTIONS.replace(`sip:${DOMAIN} SIP`, `sip:%FF@${DOMAIN} SIP`), '400'],
  ['an address of an unknown kind', OPTIONS.replace(`sip:${DOMAIN} SIP`, 'soap.beep://192.0.2.103:3002 SIP'), '416'],
  ['no Call-ID', OPTIONS.replace(/Call-ID: .*\r\n/, ''), ''],
  ['two From headers', OPTIONS.replace('From:', 'From: <sip:a@b>;tag=2\r\nFrom:'), '400'],
  ['a Via without a branch', OPTIONS.replace(/;branch=[^\r]*/, ''), '400'],
  ['a Via that is none', OPTIONS.replace(/Via: .*\r\n/, 'Via: ;;;\r\n'), '400'],
  ['a name without its closing quotation mark', OPTIONS.replace('From: <', 'From: "Jo <'), '400'],
  ['a header without a colon', OPTIONS.replace('Max-Forwards: 70', 'Max-Forwards 70'), '400'],
  ['a Content-Length that is too long', OPTIONS.replace('Content-Length: 0', 'Content-Length: 999'), '400'],
  ['a negative Content-Length', OPTIONS.replace('Content-Length: 0', 'Content-Length: -1'), '400'],
  ['a Content-Length that is too short', `${OPTIONS}more than was promised`, '200'],
  ['a CSeq of another method', OPTIONS.replace('1 OPTIONS', '1 INVITE'), '400'],
  ['a CSeq beyond all numbers', OPTIONS.replace('1 OPTIONS', '36893488147419103232 OPTIONS'), '400'],
  ['compact names and folded lines', OPTIONS.replace('Call-ID:', 'i :').replace('To: ', 'To:\r\n  '), '200'],
  ['a header of 30 KB', OPTIONS.replace('From: <', `From: "${'a'.repeat(30_000)}" <`), '400'],
  ['a message of 100 KB', `${OPTIONS}${'a'.repeat(100_000)}`, '513'],
  ['300 headers', OPTIONS.replace('Max-', `${'X: y\r\n'.repeat(300)}Max-`), '400'],
  ['an answer that nobody waits for', OPTIONS.replace(/^OPTIONS.*\r\n/, 'SIP/2.0 200 OK\r\n'), ''],
  [
    'an answer with a broken CSeq',
    OPTIONS.replace(/^OPTIONS.*\r\n/, 'SIP/2.0 200 OK\r\n').replace('1 OPTIONS', 'x'),
    '',
  ],
  ['an ACK for nothing', requestText('ACK', ALICE), ''],
  ['bytes that are no text', randomBytes(2_000), ''],
  [
    'a REGISTER with a Contact that is none',
    requestText('REGISTER', `sip:${DOMAIN}`, [`To: <${ALICE}>`, 'Contact: <<>']),
    '401',
  ],
  [
    'a digest of nonsense',
    requestText('REGISTER', `sip:${DOMAIN}`, [`To: <${ALICE}>`, 'Authorization: Digest ",=,"']),
    '401',
  ],
];

test.each(TORTURE)('%s does no harm', async (_name, message, status) => {
  raw.send(message);
  raw.send(requestText('OPTIONS', `sip:${DOMAIN}`, ['Call-ID: and-then']));
  await raw.next(/Call-ID: and-then/);
  const answers = raw.received.filter((text) => !text.includes('and-then')).map((text) => text.slice(8, 11));
  expect(answers).toEqual(status ? [status] : []);
});

test('what cannot be read is counted', async () => {
  raw.send('hello\r\n\r\n');
  raw.send(TORTURE[5]![1]);
  await until(() => world.exchange.unreadableMessages === 2);
});

test('after all of it in a row on one socket, the next call rings', async () => {
  TORTURE.forEach(([, message]) => raw.send(message));
  const makeMedia = () => new NoMedia();
  const alice = await TestPhone.register(world, { makeMedia });
  const bob = await TestPhone.register(world, { user: 'bob', makeMedia });
  await bob.dial('alice');
  await alice.rings();
  await Promise.all([alice.close(), bob.close()]);
});

test('a frame beyond all measure closes that socket alone', async () => {
  raw.send('a'.repeat(300_000));
  await new Promise((resolve) => raw.socket.once('close', resolve));
  await isAlive();
});

test('a socket that does not speak SIP is refused', async () => {
  const { url, headers } = world.socket;
  const upgrade = { ...headers, connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
  const status = await new Promise((resolve, reject) => {
    const key = randomBytes(16).toString('base64');
    httpRequest(url.replace('ws:', 'http:'), { headers: { ...upgrade, 'sec-websocket-key': key } })
      .on('response', (response) => resolve(response.statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(400);
});

test('a restart of the exchange: phones are gone, none gets in, and afterwards they come back by themselves', async () => {
  const alice = await TestPhone.register(world);
  world.exchange.pause();
  expect(world.exchange.contactsOf(ALICE)).toEqual([]);
  await expect(RawSocket.open(world.socket)).rejects.toThrow('503');
  world.exchange.resume();
  await until(() => world.exchange.contactsOf(ALICE).length === 1);
  await alice.close();
});

test('a test can put any text on the socket of a registered phone, and is told when there is none', async () => {
  const alice = await TestPhone.register(world);
  world.exchange.sendRaw(ALICE, 'no SIP at all');
  expect(world.exchange.trace.at(-1)).toMatchObject({ way: 'out', peer: ALICE, text: 'no SIP at all' });
  await alice.close();
  await until(() => world.exchange.contactsOf(ALICE).length === 0);
  expect(() => world.exchange.sendRaw(ALICE, 'x')).toThrow('No phone is registered');
});

test('the trace keeps the last 5,000 messages', async () => {
  for (let index = 0; index < 5_010; index++) raw.send('x');
  await isAlive();
  expect(world.exchange.trace).toHaveLength(5_000);
});

test('nobody can be called by a name that an address cannot carry', () => {
  expect(() => world.exchange.mintCredential('a@b:c', 60)).toThrow('cannot be a user');
});
