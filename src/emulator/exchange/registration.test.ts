/** @jest-environment node */
import { randomUUID } from 'node:crypto';
import { FakeClock } from '../../base/fakeClock';
import { TestPhone } from '../callers/testPhone';
import { passwordOf } from './digest';
import { DOMAIN, makeWorld, RawSocket, requestText, until } from './testWorld';
import type { TestWorld } from './testWorld';

const ALICE = `sip:alice@${DOMAIN}`;
let world: TestWorld;
let clock: FakeClock;
const phones: TestPhone[] = [];

beforeEach(async () => {
  clock = new FakeClock();
  world = await makeWorld({ clock });
});

afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.close()));
  await world.close();
});

function makePhone(options: ConstructorParameters<typeof TestPhone>[1] = {}): TestPhone {
  const phone = new TestPhone(world, options);
  phones.push(phone);
  return phone;
}

/** The REGISTER that a phone has just been let in with. */
function lastRegister(): string {
  return world.exchange.trace.findLast((line) => /^REGISTER[^]*\r\nAuthorization:/.test(line.text))!.text;
}

test('a phone that registers can be reached, and gets an address that outlives its socket', async () => {
  const phone = makePhone();
  await phone.line.start();
  expect(world.exchange.contactsOf(ALICE)).toHaveLength(1);
  const { pubGruu } = phone.line.userAgent.contact;
  expect(pubGruu?.toString()).toBe(`${ALICE};gr=urn:uuid:${phone.line.userAgent.instanceId}`);
  expect(world.exchange.trace.at(-1)).toMatchObject({ way: 'out', peer: ALICE });
  expect(world.exchange.trace.at(-1)!.text).toContain('Server: Open Softphone development exchange');
});

test('a wrong password is refused, however often it is tried', async () => {
  const { authUser } = world.exchange.mintCredential('alice', 600);
  await expect(makePhone({ credential: { authUser, password: 'guessed' } }).line.start()).rejects.toThrow('401');
  expect(world.exchange.contactsOf(ALICE)).toEqual([]);
});

test('a credential whose time is over is refused, and the answer says why', async () => {
  const credential = world.exchange.mintCredential('alice', 60);
  clock.wait(61_000);
  await expect(makePhone({ credential }).line.start()).rejects.toThrow('401 Credential Has Expired');
});

test('however often somebody asks, there is one new credential in a step, and it lives as long as asked for', () => {
  const asked = (): string => world.exchange.mintCredential('alice', 600, 60).authUser;
  clock.wait(60_000 - (clock.now() % 60_000));
  const first = asked();
  expect(Number(first.split(':')[0]) * 1000 - clock.now()).toBe(660_000);
  clock.wait(59_999);
  expect(asked()).toBe(first);
  clock.wait(1);
  expect(asked()).not.toBe(first);
  expect(world.exchange.mintCredential('bob', 600, 60).authUser).not.toContain('alice');
});

test('a longer life cannot be written into a credential by hand', async () => {
  const { authUser, password } = world.exchange.mintCredential('alice', 60);
  const longer = authUser.replace(/^\d+/, (expiry) => String(Number(expiry) + 86_400));
  await expect(makePhone({ credential: { authUser: longer, password } }).line.start()).rejects.toThrow('401');
});

test('nobody registers with the credential of somebody else', async () => {
  const bobs = world.exchange.mintCredential('bob', 600);
  await expect(makePhone({ user: 'alice', credential: bobs }).line.start()).rejects.toThrow('403');
});

test('the formula of the password is the one that Kamailio, coturn and Apex know', () => {
  expect(passwordOf('key', '1795250000:alice@pbx.test')).toBe('E3AvoAMVzQAz79XETcQ4n6J0LQI=');
});

test('a request that is sent twice with the same nonce is let in once', async () => {
  await makePhone().line.start();
  const thief = await RawSocket.open(world.socket);
  thief.send(lastRegister());
  expect(await thief.next(/^SIP\/2\.0 401/)).toContain('stale=true');
  thief.close();
});

test('a nonce that lies about for a minute is good no more, and the phone simply asks for another', async () => {
  const raw = await RawSocket.open(world.socket);
  raw.send(requestText('REGISTER', `sip:${DOMAIN}`, [`To: <${ALICE}>`]));
  const [, nonce] = /nonce="([^"]+)"/.exec(await raw.next(/^SIP\/2\.0 401/))!;
  clock.wait(61_000);
  const fields = `username="9999999999:alice@${DOMAIN}", realm="${DOMAIN}", nonce="${nonce}", uri="sip:${DOMAIN}", response="0"`;
  raw.received.length = 0;
  raw.send(requestText('REGISTER', `sip:${DOMAIN}`, [`To: <${ALICE}>`, `Authorization: Digest ${fields}`]));
  expect(await raw.next(/^SIP\/2\.0 401/)).toContain('stale=true');
  raw.close();
});

test('a phone that comes back after a reload replaces itself; another one stands beside it', async () => {
  const instanceId = randomUUID();
  await makePhone({ instanceId }).line.start();
  await makePhone({ instanceId }).line.start();
  expect(world.exchange.contactsOf(ALICE)).toHaveLength(1);
  await makePhone().line.start();
  expect(world.exchange.contactsOf(ALICE)).toHaveLength(2);
});

test('a phone whose socket closes is gone at once', async () => {
  const phone = makePhone();
  await phone.line.start();
  await phone.close();
  await until(() => world.exchange.contactsOf(ALICE).length === 0);
});

test('a phone that does not register again in time is gone', async () => {
  await makePhone({ expiresSeconds: 30 }).line.start();
  clock.wait(29_000);
  expect(world.exchange.contactsOf(ALICE)).toHaveLength(1);
  clock.wait(2_000);
  expect(world.exchange.contactsOf(ALICE)).toEqual([]);
});

test('a registration for two seconds is too brief; the phone takes the least that the answer names', async () => {
  makePhone({ expiresSeconds: 2 }).line.keepTrying();
  await until(() => world.exchange.contactsOf(ALICE).length === 1);
  const refusal = world.exchange.trace.find((line) => line.text.startsWith('SIP/2.0 423'))!;
  expect(refusal.text).toContain('Min-Expires: 5');
});

test('a phone can take back its registration, one contact or all', async () => {
  const phone = makePhone();
  await phone.line.start();
  await phone.line.registerer!.unregister();
  await until(() => world.exchange.contactsOf(ALICE).length === 0);
  await makePhone().line.start();
  await makePhone().line.start();
  await phone.line.registerer!.unregister({ all: true });
  await until(() => world.exchange.contactsOf(ALICE).length === 0);
});
