/** @jest-environment node */
import { ScriptedLine } from './testWorld/scriptedLine';
import { headerOf } from './testWorld/scriptedServer';

let line: ScriptedLine;

beforeEach(async () => {
  line = await new ScriptedLine().register();
});
afterEach(async () => {
  const stopped = line.provider.stop();
  await line.pass(600);
  await stopped;
});

test('the caller hears it ring in the same breath as the agent, without anything being waited for', async () => {
  await line.rings();
  await line.settle();
  const answers = line.server.heard.filter((text) => text.startsWith('SIP/2.0 1'));
  expect(answers.at(-1)).toMatch(/^SIP\/2\.0 180 /);
  expect(line.media.open).toBe(0);
});

/** What is wrong, the From header, and what the phone makes of it. */
const CALLERS = [
  ['a number', '<sip:+4930123456@pbx.example.com>;tag=f', '+4930123456', ''],
  ['a number behind the name of a gateway', '"Jo" <sip:030123456@10.1.2.3:5060;user=phone>;tag=f', '030123456', 'Jo'],
  ['a SIP address of another house', '<sip:jo@example.net>;tag=f', 'sip:jo@example.net', ''],
  ['an extension of our own house', '"Bob" <sip:bob@pbx.example.com>;tag=f', 'bob', 'Bob'],
  ['a tel: address with an extension', '<tel:+4930123456;ext=12>;tag=f', '+4930123456', ''],
  ['an address without a user', '<sip:@pbx.example.com>;tag=f', '', ''],
  ['only a plus', '<sip:+@pbx.example.com>;tag=f', '+', ''],
  ['300 digits', `<sip:${'1'.repeat(300)}@pbx.example.com>;tag=f`, '1'.repeat(300), ''],
  ['a broken escape', '<sip:%zz@pbx.example.com>;tag=f', '%zz', ''],
  ['HTML as a name', '"<b onclick=\\"x\\">Jo</b>" <sip:1@pbx.example.com>;tag=f', '1', '<b onclick="x">Jo</b>'],
  ['a name in another alphabet without quotes', '\u202eЖо <sip:123@pbx.example.com>;tag=f', '123', '\u202eЖо'],
  ['a name with a quote too many', '"J"o" <sip:123@pbx.example.com>;tag=f', '123', 'J"o'],
  ['HTML as an address', '<sip:<img src=x>@pbx.example.com>;tag=f', '<img src=x>', ''],
  ['no address at all', 'nonsense;tag=f', 'nonsense', ''],
] as const;

test.each(CALLERS.map(([what, from, rawNumber, displayName]) => ({ what, from, rawNumber, displayName })))(
  'a caller whose id is $what rings',
  async ({ from, rawNumber, displayName }) => {
    await line.rings({ from });
    expect(line.events.of('callOffered')[0]).toMatchObject({ rawNumber, displayName, isWithheld: false });
    await line.server.hears(/^SIP\/2\.0 180 /);
  },
);

test('a caller with a strange name can be talked to and hangs up as any other', async () => {
  const { callId } = await line.rings({ from: 'Žofie <tel:+420123>;tag=far' });
  await line.provider.answer(callId);
  const ok = await line.server.hears(/^SIP\/2\.0 200 [^]*CSeq: 1 INVITE/);
  const dialog = [
    `From: Žofie <tel:+420123>;tag=far`,
    `To: ${headerOf(ok, 'To')}`,
    'Call-ID: call-1',
    'Max-Forwards: 70',
  ];
  const via = 'Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bK-';
  for (const [method, cseq] of Object.entries({ ACK: 1, BYE: 2 })) {
    const lines = [
      `${method} sip:alice@pbx.example.com SIP/2.0`,
      `${via}${method}`,
      ...dialog,
      `CSeq: ${cseq} ${method}`,
    ];
    line.server.send([...lines, 'Content-Length: 0', '', ''].join('\r\n'));
  }
  await line.events.hears('callEnded', { callId, reason: 'completed' });
});

test.each([
  ['the Privacy header', '"Jo" <sip:+4930@pbx.example.com>;tag=f', ['Privacy: id']],
  ['the address of RFC 3323', '"Anonymous" <sip:anonymous@anonymous.invalid>;tag=f', []],
])('a caller who withholds the number by %s is marked', async (_how, from, headers) => {
  await line.rings({ from, headers });
  expect(line.events.of('callOffered')[0]).toMatchObject({ isWithheld: true });
});

test('a call that a colleague answers is no missed call', async () => {
  const { callId, invite } = await line.rings();
  const cancel = ['Reason: SIP;cause=200;text="Call completed elsewhere"'];
  line.server.send(cancelOf(invite, cancel));
  await line.events.hears('callEnded', { callId, reason: 'elsewhere' });
});

test('a caller who gives up while the agent answers a question of the browser leaves a missed call and no microphone', async () => {
  const { callId, invite } = await line.rings();
  let allow = (): void => undefined;
  line.media.question = new Promise((resolve) => (allow = resolve));
  const answering = line.provider.answer(callId);
  line.server.send(cancelOf(invite));
  await line.events.hears('callEnded', { callId, reason: 'missed' });
  allow();
  await answering;
  expect(line.media.open).toBe(0);
});

test.each([
  ['NotAllowedError', 'microphone-refused'],
  ['NotFoundError', 'microphone-missing'],
  ['NotReadableError', 'microphone-busy'],
])('a browser that says %s is told as %s, and the call rings on', async (name, code) => {
  const { callId } = await line.rings();
  line.media.refusal = name;
  await expect(line.provider.answer(callId)).rejects.toMatchObject({ code });
  expect(line.events.of('callProblem')[0]?.problem?.code).toBe(code);
  expect(line.events.of('callEnded')).toEqual([]);
});

test('an offer that the browser cannot take ends the call: problem first, then the end, then the rejection', async () => {
  const { callId } = await line.rings({ body: 'v=0\r\nm=message 9 TCP/MSRP *\r\n' });
  await expect(line.provider.answer(callId)).rejects.toMatchObject({ code: 'answer-failed' });
  expect(line.events.heard.slice(-2)).toEqual([
    { type: 'callProblem', callId, problem: expect.objectContaining({ code: 'answer-failed' }) as unknown },
    { type: 'callEnded', callId, reason: 'failed' },
  ]);
  expect(line.media.open).toBe(0);
});

test('a caller who leaves the offer to us is answered too', async () => {
  const { callId } = await line.rings({ body: '' });
  await line.provider.answer(callId);
  expect(await line.server.hears(/^SIP\/2\.0 200 [^]*CSeq: 1 INVITE[^]*m=audio/)).toContain('a=sendrecv');
});

test('the fifth caller at once hears busy, and is not shown', async () => {
  for (let caller = 1; caller <= 4; caller++) await line.rings();
  line.ring();
  await line.server.hears(/^SIP\/2\.0 486 /);
  expect(line.events.of('callOffered')).toHaveLength(4);
});

test('a caller whose phone insists on an extension that we do not have is told so', async () => {
  line.ring({ headers: ['Require: 100rel'] });
  expect(await line.server.hears(/^SIP\/2\.0 420 /)).toContain('Unsupported: 100rel');
});

test('a call that rings while the socket is cut can still be answered once the line is back', async () => {
  const { callId } = await line.rings();
  line.server.cut();
  await line.pass(1_000);
  await line.provider.answer(callId);
  await line.events.hears('callConnected', { callId });
});

test('a call that nobody cancels after the socket was cut stops ringing by itself', async () => {
  const { callId } = await line.rings();
  line.server.cut();
  await line.pass(31_000);
  await line.events.hears('callEnded', { callId, reason: 'missed' });
});

test('whoever is talked to cannot make this phone dial', async () => {
  const talk = await line.talks();
  line.server.send(talk.request('REFER', 2, ['Refer-To: <sip:expensive@example.net>', 'Contact: <sip:a@far.invalid>']));
  await line.server.hears(/^SIP\/2\.0 603 /);
  await line.settle();
  expect(line.server.count(/^INVITE /)).toBe(0);
});

function cancelOf(invite: string, headers: readonly string[] = []): string {
  const copied = ['Via', 'From', 'To', 'Call-ID'].map((name) => `${name}: ${headerOf(invite, name)}`);
  const lines = [
    'CANCEL sip:alice@pbx.example.com SIP/2.0',
    ...copied,
    'CSeq: 1 CANCEL',
    'Max-Forwards: 70',
    ...headers,
  ];
  return [...lines, 'Content-Length: 0', '', ''].join('\r\n');
}
