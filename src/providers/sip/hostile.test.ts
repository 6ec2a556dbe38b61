/** @jest-environment node */
import { ScriptedLine, SDP } from './testWorld/scriptedLine';
import { message } from './testWorld/scriptedServer';

const unhandled: unknown[] = [];
const keep = (reason: unknown): void => void unhandled.push(reason);
let line: ScriptedLine;

beforeAll(() => {
  process.on('unhandledRejection', keep);
});
afterAll(() => {
  process.off('unhandledRejection', keep);
});
beforeEach(async () => {
  unhandled.length = 0;
  line = await new ScriptedLine().register();
});
afterEach(async () => {
  if (unhandled.length > 0) throw new Error(`Nobody caught: ${unhandled.map(String).join(', ')}`);
  const stopped = line.provider.stop();
  await line.pass(600);
  await stopped;
});

/** Numbers that look random and are the same in every run (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One to four bytes, lines or values of a message changed, doubled, cut or filled up. */
function mutated(text: string, random: () => number): string {
  const scraps = [
    '\r',
    '\r\n',
    '\0',
    '<',
    '>',
    '"',
    '%',
    ';tag=',
    'sip:',
    '\ud83d',
    ':',
    ' ',
    '999999999999',
    'ÿ'.repeat(2_000),
  ];
  let result = text;
  for (let change = 0; change <= random() * 3; change++) {
    const at = Math.floor(random() * result.length);
    const length = Math.floor(random() * 30);
    const scrap = scraps[Math.floor(random() * scraps.length)]!;
    const kinds = [
      () => result.slice(0, at) + scrap + result.slice(at),
      () => result.slice(0, at) + result.slice(at + length),
      () => result.slice(0, at) + result.slice(at, at + length) + result.slice(at),
      () => result.slice(0, at),
    ];
    result = kinds[Math.floor(random() * kinds.length)]!();
  }
  return result;
}

function templates(contact: string): string[] {
  const head = (method: string, n: number): string[] => [
    `${method} ${contact} SIP/2.0`,
    `Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bKm${n}`,
    '"Jo" <sip:+49301@pbx.example.com>;tag=f'.replace(/^/, 'From: '),
    'To: <sip:alice@pbx.example.com>',
    `Call-ID: m${n}`,
    `CSeq: 1 ${method}`,
    'Contact: <sip:jo@far.invalid>',
  ];
  const methods = [
    'INVITE',
    'CANCEL',
    'BYE',
    'OPTIONS',
    'INFO',
    'REFER',
    'NOTIFY',
    'MESSAGE',
    'SUBSCRIBE',
    'ACK',
    'PUBLISH',
  ];
  const requests = methods.map((method, n) => message(head(method, n), method === 'INVITE' ? SDP : ''));
  const answers = ['100 Trying', '180 Ringing', '200 OK', '401 Unauthorized', '999 ?'];
  return [...requests, ...answers.map((status) => message([`SIP/2.0 ${status}`, ...head('INVITE', 99).slice(1)]))];
}

async function endAllCalls(): Promise<void> {
  for (const { callId } of line.events.of('callOffered')) await line.provider.hangUp(callId);
  await line.settle();
}

test('eight hundred broken messages do no harm: nothing is thrown, and the next call rings', async () => {
  const random = makeRandom(20_260_115);
  const contact = /Contact: <([^>]+)>/.exec(await line.server.hears(/^REGISTER /))![1]!;
  const originals = templates(contact);
  for (let n = 0; n < 800; n++) {
    line.server.send(mutated(originals[n % originals.length]!, random));
    if (n % 50 === 0) await endAllCalls();
  }
  await line.settle();
  await endAllCalls();
  await expect(line.rings()).resolves.toMatchObject({ callId: expect.any(String) as string });
  expect(line.log.lines.some((entry) => entry.text.includes('broken messages'))).toBe(true);
});

test.each([
  ['an address of an unknown kind (RFC 4475, 3.1.2.11)', 'OPTIONS nobodyKnowsThisScheme:totallyopaque SIP/2.0'],
  ['an address without anything', 'INVITE sip: SIP/2.0'],
  ['an answer that fits no question', 'SIP/2.0 200 OK'],
  ['a header of 64 kB', `OPTIONS sip:alice@pbx.example.com SIP/2.0\r\nSubject: ${'a'.repeat(65_536)}`],
  ['a bare carriage return', 'INVITE sip:alice@pbx.example.com SIP/2.0\rFrom: x'],
])('%s is dropped, and the next call rings', async (_what, firstLines) => {
  const via = 'Via: SIP/2.0/WS x.example.com;branch=z9hG4bKx';
  const dialog = ['From: <sip:a@x>;tag=1', 'To: <sip:b@x>', 'Call-ID: x', 'CSeq: 1 OPTIONS'];
  line.server.send([firstLines, via, ...dialog, '', ''].join('\r\n'));
  await line.rings();
});

test('a message as binary frame is read like any other', async () => {
  const { server } = line;
  const send = server.send.bind(server);
  server.send = (text) => send(new TextEncoder().encode(text as string).buffer);
  await line.rings();
});

test('two hundred callers at once: four ring, the others hear busy, and the next one after them rings', async () => {
  for (let caller = 0; caller < 200; caller++) line.ring();
  await line.settle();
  expect(line.events.of('callOffered')).toHaveLength(4);
  expect(line.server.count(/^SIP\/2\.0 486 /)).toBe(196);
  await endAllCalls();
  await line.rings();
});
