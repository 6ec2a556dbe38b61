/** @jest-environment node */
import { SessionState } from 'sip.js';
import { FakeClock } from '../../base/fakeClock';
import { NoMedia } from '../callers/noMedia';
import { TestPhone } from '../callers/testPhone';
import { DOMAIN, makeWorld, RawSocket, requestText, until } from './testWorld';
import type { TestWorld } from './testWorld';

let world: TestWorld;
let clock: FakeClock;
const phones: TestPhone[] = [];
const raws: RawSocket[] = [];

beforeEach(async () => {
  clock = new FakeClock();
  world = await makeWorld({ clock });
});

afterEach(async () => {
  raws.splice(0).forEach((raw) => raw.close());
  await Promise.all(phones.splice(0).map((phone) => phone.close()));
  await world.close();
});

async function phoneOf(user: string): Promise<TestPhone> {
  const phone = await TestPhone.register(world, { user, makeMedia: () => new NoMedia() });
  phones.push(phone);
  return phone;
}

async function rawSocket(): Promise<RawSocket> {
  const raw = await RawSocket.open(world.socket);
  raws.push(raw);
  return raw;
}

/** The answer to a request that bob's registered socket sends word by word. */
async function bobSends(method: string, uri: string, lines: readonly string[] = []): Promise<string> {
  const bob = await phoneOf('bob');
  const answered = nextOut(/^SIP\/2\.0 [2-6]/);
  const own = lines.some((line) => line.startsWith('From')) ? [] : [`From: <sip:bob@${DOMAIN}>;tag=b`];
  await bob.line.userAgent.transport.send(requestText(method, uri, [...own, ...lines]));
  return answered;
}

async function bobAsksAgain(): Promise<string> {
  const answered = nextOut(/^SIP\/2\.0 200[^]*CSeq: \d+ OPTIONS/);
  await phones.at(-1)!.line.userAgent.transport.send(requestText('OPTIONS', `sip:${DOMAIN}`));
  return answered;
}

function nextOut(pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    const stop = world.exchange.onTrace((line) => {
      if (line.way !== 'out' || !pattern.test(line.text)) return;
      stop();
      resolve(line.text);
    });
  });
}

test('a call rings, is answered, and ends at both ends when one side hangs up', async () => {
  const [alice, bob] = [await phoneOf('alice'), await phoneOf('bob')];
  const outgoing = await bob.dial('alice');
  const incoming = await alice.rings();
  await incoming.ring();
  await incoming.answer();
  await outgoing.connected;
  expect(outgoing.provisional).toEqual([180]);
  const invite = world.exchange.trace.find((line) => line.way === 'out' && line.text.startsWith('INVITE'))!.text;
  expect(invite).toMatch(/\r\nMax-Forwards: 69\r\n/);
  expect(invite).toMatch(/\r\nVia: SIP\/2\.0\/WS pbx\.acme\.localhost;branch=z9hG4bK.*\r\nRecord-Route: .*\r\nVia: /);
  await incoming.hangUp();
  await outgoing.ended;
});

test('all phones of a user ring; when one answers, the others hear that it was answered elsewhere', async () => {
  const [desk, mobile, bob] = [await phoneOf('alice'), await phoneOf('alice'), await phoneOf('bob')];
  const outgoing = await bob.dial('alice');
  const [atDesk, atMobile] = [await desk.rings(), await mobile.rings()];
  await atDesk.ring();
  await atMobile.ring();
  await atMobile.answer();
  await Promise.all([outgoing.connected, atDesk.ended]);
  expect(atDesk.cancelReason).toBe('SIP;cause=200;text="Call completed elsewhere"');
});

test('when one phone of a user is busy the other goes on ringing, and busy is the answer when both are', async () => {
  const [desk, mobile, bob] = [await phoneOf('alice'), await phoneOf('alice'), await phoneOf('bob')];
  const outgoing = await bob.dial('alice');
  const [atDesk, atMobile] = [await desk.rings(), await mobile.rings()];
  await atDesk.refuse(480);
  expect(outgoing.session.state).toBe(SessionState.Establishing);
  await atMobile.refuse(486);
  await outgoing.ended;
  expect(outgoing.endStatus).toBe(486);
});

test('an agent who declines for good ends the ringing everywhere', async () => {
  const [desk, mobile, bob] = [await phoneOf('alice'), await phoneOf('alice'), await phoneOf('bob')];
  const outgoing = await bob.dial('alice');
  const [atDesk, atMobile] = [await desk.rings(), await mobile.rings()];
  await atMobile.ring();
  await atDesk.refuse(603);
  await Promise.all([outgoing.ended, atMobile.ended]);
  expect(outgoing.endStatus).toBe(603);
});

test('a caller who gives up stops the ringing', async () => {
  const [alice, bob] = [await phoneOf('alice'), await phoneOf('bob')];
  const outgoing = await bob.dial('alice');
  const incoming = await alice.rings();
  await incoming.ring();
  await outgoing.hangUp();
  await Promise.all([outgoing.ended, incoming.ended]);
  expect(outgoing.endStatus).toBe(487);
});

test('a phone that has said nothing yet is not cancelled before it does, and a dead one does not keep the caller', async () => {
  const [alice, bob] = [await phoneOf('alice'), await phoneOf('bob')];
  const got: string[] = [];
  alice.line.userAgent.transport.onMessage = (text) => void got.push(text);
  const outgoing = await bob.dial('alice');
  await until(() => got.length > 0);
  await outgoing.hangUp();
  await until(() => world.exchange.trace.some((line) => /^SIP\/2\.0 200[^]*CSeq: \d+ CANCEL/.test(line.text)));
  expect(got).toHaveLength(1);
  const ringing = got[0]!
    .replace(/^INVITE.*/, 'SIP/2.0 180 Ringing')
    .replace(/Content-Length: \d+[^]*$/, 'Content-Length: 0\r\n\r\n');
  await alice.line.userAgent.transport.send(ringing);
  await until(() => got.some((text) => text.startsWith('CANCEL')));
  clock.wait(4_000);
  await outgoing.ended;
  expect(outgoing.endStatus).toBe(487);
});

test('a caller whose socket breaks stops the ringing too', async () => {
  const [alice, bob] = [await phoneOf('alice'), await phoneOf('bob')];
  await bob.dial('alice');
  const incoming = await alice.rings();
  await incoming.ring();
  bob.loseSocket();
  await incoming.ended;
});

test('a phone that breaks away while it rings is as good as not there', async () => {
  const [alice, bob] = [await phoneOf('alice'), await phoneOf('bob')];
  const outgoing = await bob.dial('alice');
  await (await alice.rings()).ring();
  alice.loseSocket();
  await outgoing.ended;
  expect(outgoing.endStatus).toBe(480);
});

test('a phone that nobody answers for a minute gives 408, and stops ringing', async () => {
  const [alice, bob] = [await phoneOf('alice'), await phoneOf('bob')];
  const outgoing = await bob.dial('alice');
  const incoming = await alice.rings();
  await incoming.ring();
  await until(() => outgoing.provisional.includes(180));
  clock.wait(60_000);
  await Promise.all([outgoing.ended, incoming.ended]);
  expect(outgoing.endStatus).toBe(408);
});

test.each([
  ['alice', 480, 'exists, but has no phone now'],
  ['nobody', 404, 'does not exist'],
  ['+4930123456', 480, 'is a number, and there is no line to the outside now'],
])('a call to %s is answered %i: the address %s', async (user, status) => {
  const bob = await phoneOf('bob');
  const outgoing = await bob.dial(user);
  await outgoing.ended;
  expect(outgoing.endStatus).toBe(status);
});

test.each([
  ['BYE', `sip:x@gone.invalid`, [`To: <sip:alice@${DOMAIN}>;tag=x`], '481'],
  ['CANCEL', `sip:alice@${DOMAIN}`, [], '481'],
  ['INVITE', `sip:alice@${DOMAIN}`, ['Max-Forwards: 0'], '483'],
  ['INVITE', `sip:alice@${DOMAIN}`, ['Proxy-Require: magic'], '420'],
  ['INVITE', 'tel:+4930123456', [`To: <sip:alice@${DOMAIN}>`], '416'],
  ['INVITE', `sip:alice@${DOMAIN}`, ['From: <sip:carol@example.com>;tag=c'], '403'],
  ['OPTIONS', `sip:${DOMAIN}`, [], '200'],
  ['PUBLISH', `sip:${DOMAIN}`, [], '405'],
])('%s %s with %j is answered %s', async (...[method, uri, lines, status]) => {
  expect(await bobSends(method, uri, lines)).toContain(`SIP/2.0 ${status}`);
});

test('a socket that nobody knows must prove itself before it may ring anybody', async () => {
  await phoneOf('alice');
  const raw = await rawSocket();
  raw.send(requestText('INVITE', `sip:alice@${DOMAIN}`, [`Contact: <sip:a@b.invalid>`]));
  expect(await raw.next(/^SIP\/2\.0 407/)).toContain('Proxy-Authenticate: Digest');
});

test('an empty ping is answered, so that a phone knows that somebody is there', async () => {
  const raw = await rawSocket();
  raw.send('\r\n\r\n');
  expect(await raw.next(/^\r\n$/)).toBe('\r\n');
});

test('the acknowledgement of a refusal by the exchange goes no further', async () => {
  await phoneOf('alice');
  const via = 'Via: SIP/2.0/WS test.invalid;branch=z9hG4bKrefused';
  expect(await bobSends('INVITE', `sip:alice@${DOMAIN}`, ['Max-Forwards: 0', via])).toContain('483');
  const ack = requestText('ACK', `sip:alice@${DOMAIN}`, [via, `To: <sip:alice@${DOMAIN}>;tag=x`]);
  await phones.at(-1)!.line.userAgent.transport.send(ack);
  expect(await bobAsksAgain()).toContain('200');
  expect(world.exchange.trace.filter((line) => line.way === 'out' && line.text.startsWith('ACK'))).toEqual([]);
});

test('a request that is sent again gets the last answer again, and the phone rings once', async () => {
  const [alice, bob] = [await phoneOf('alice'), await phoneOf('bob')];
  await bob.dial('alice');
  await (await alice.rings()).ring();
  await until(() => world.exchange.trace.at(-1)!.text.startsWith('SIP/2.0 180'));
  const invite = world.exchange.trace.find((line) => line.way === 'in' && line.text.startsWith('INVITE'))!;
  const repeated = nextOut(/^SIP\/2\.0 180/);
  await bob.line.userAgent.transport.send(invite.text);
  await repeated;
  expect(alice.calls).toHaveLength(1);
});

test('a call follows an agent to a new socket: hold and hang-up of the other side arrive there', async () => {
  const [alice, bob] = [await phoneOf('alice'), await phoneOf('bob')];
  const outgoing = await bob.dial('alice');
  const incoming = await alice.rings();
  await incoming.answer();
  await outgoing.connected;
  const before = world.exchange.contactsOf(`sip:alice@${DOMAIN}`);
  alice.loseSocket();
  await until(() => world.exchange.contactsOf(`sip:alice@${DOMAIN}`).length === 0);
  await alice.line.ready(8_000);
  expect(world.exchange.contactsOf(`sip:alice@${DOMAIN}`)).toEqual(before);
  const answered = nextOut(/^SIP\/2\.0 200[^]*CSeq: \d+ INVITE/);
  await outgoing.session.invite();
  await answered;
  await outgoing.hangUp();
  await incoming.ended;
});

test('a call that talks outlives a restart of the exchange, and can be ended after it', async () => {
  const [alice, bob] = [await phoneOf('alice'), await phoneOf('bob')];
  const outgoing = await bob.dial('alice');
  const incoming = await alice.rings();
  await incoming.answer();
  await outgoing.connected;
  world.exchange.pause();
  world.exchange.resume();
  await until(() => ['alice', 'bob'].every((user) => world.exchange.contactsOf(`sip:${user}@${DOMAIN}`).length === 1));
  await outgoing.hangUp();
  await incoming.ended;
});

test('while an agent is between two sockets, the other side is told to try again and the call lives', async () => {
  const [alice, bob] = [await phoneOf('alice'), await phoneOf('bob')];
  const outgoing = await bob.dial('alice');
  await (await alice.rings()).answer();
  await outgoing.connected;
  await alice.close();
  await until(() => world.exchange.contactsOf(`sip:alice@${DOMAIN}`).length === 0);
  const gruu = `sip:alice@${DOMAIN};gr=urn:uuid:${alice.line.userAgent.instanceId}`;
  expect(await bobSends('INFO', gruu, [`To: <${gruu}>;tag=x`])).toContain('SIP/2.0 480');
});
