/** @jest-environment node */
import type { LineEvent } from '../../providers/provider';
import { makeDesk } from './makeDesk';
import type { Desk } from './makeDesk';

/** Sends the phone what no well-behaved provider would send. */
async function startBadLine(desk: Desk): Promise<(event: unknown) => Promise<void>> {
  let tell: (event: LineEvent) => void = () => undefined;
  const start = desk.line.start.bind(desk.line);
  desk.line.start = (listener) => ((tell = listener), start(listener));
  await desk.start();
  return async (event) => {
    tell(event as LineEvent);
    await desk.settled();
  };
}

const NONSENSE: readonly (readonly [string, { number: string; name: string; title: string }])[] = [
  ['no number at all', { number: '', name: '', title: 'Unknown caller' }],
  ['anonymous', { number: 'anonymous', name: 'Anonymous', title: 'Unknown caller' }],
  ['a SIP address', { number: 'sip:jo@example.com', name: '', title: 'sip:jo@example.com' }],
  ['a lone plus', { number: '+', name: '', title: '+' }],
  ['300 digits', { number: '9'.repeat(300), name: '', title: '9'.repeat(40) }],
  [
    'HTML as name',
    { number: '+4930123456', name: '<img src=x onerror=alert(1)>', title: '<img src=x onerror=alert(1)>' },
  ],
  ['HTML as number', { number: '<script>alert(1)</script>', name: '', title: '<script>alert(1)</script>' }],
  ['a name that turns the text around it', { number: '+4930123456', name: '\u202eevil\u202c', title: 'evil' }],
  ['a name from right to left', { number: '+4930123456', name: 'דנה כהן', title: '\u2068דנה כהן\u2069' }],
  ['a name of 5,000 characters', { number: '+4930123456', name: 'x'.repeat(5_000), title: 'x'.repeat(80) }],
  ['line breaks and escapes', { number: '+4930123456', name: 'Jo\r\nBcc: a\u001b[2J', title: 'Jo Bcc: a [2J' }],
];

test.each(NONSENSE)(
  'a caller with %s rings, is shown as harmless text, and leaves a log',
  async (_what, { number, name, title }) => {
    const desk = makeDesk();
    await desk.start();
    await desk.ring('c1', number, name);
    expect(desk.call).toMatchObject({ title, can: { answer: true, decline: true } });
    expect(desk.audio.isRinging).toBe(true);
    expect(desk.item).toBe(`${title} calling`);
    await desk.run({ type: 'answer', callId: 'c1' });
    desk.line.callerHangsUp('c1');
    await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: '' });
    expect(desk.sent).toEqual([expect.objectContaining({ phoneSystemCallId: 'simulator-c1', endReason: 'completed' })]);
  },
);

test('a caller who withholds the number is not searched for, and no prefilled form shows what is not known', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', 'anonymous');
  expect(desk.call).toMatchObject({ subtitle: 'Number withheld', numberText: '', matchState: 'none', matchText: '' });
  expect(desk.host.org.asked.filter(({ operation }) => operation === 'matchCaller')).toEqual([]);
  await desk.run({ type: 'createContact', callId: 'c1' });
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.host.pops).toEqual([{ kind: 'newRecord', objectType: 'Contact', fields: {} }]);
  desk.line.callerHangsUp('c1');
  await desk.settled();
  expect(desk.view.recent).toEqual([expect.objectContaining({ number: '' })]);
});

test('a number that the phone system marks as withheld is neither shown nor searched for', async () => {
  const desk = makeDesk();
  const tell = await startBadLine(desk);
  const rawNumber = '+4930123456';
  await tell({
    type: 'callOffered',
    callId: 'c1',
    phoneSystemCallId: 'x',
    rawNumber,
    displayName: '',
    isWithheld: true,
  });
  expect(desk.call).toMatchObject({ title: 'Unknown caller', numberText: '', matchState: 'none' });
  expect(desk.host.org.asked.filter(({ operation }) => operation === 'matchCaller')).toEqual([]);
});

test('a phone system that stops without a word about its calls leaves none on the screen, and their logs', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', '+4930123456');
  desk.line.stop = () => Promise.resolve();
  await desk.phone.stop();
  expect(desk.view.calls).toEqual([]);
  const next = makeDesk({ databases: desk.databases });
  await next.start();
  // The page may have gone before it heard that the log arrived; a repeat has the same key.
  const sent = [...desk.sent, ...next.sent];
  expect(new Set(sent.map((entry) => `${entry.phoneSystemCallId} ${entry.endReason}`))).toEqual(
    new Set(['simulator-c1 cut']),
  );
});

test('a SIP address without digits rings without a search, and says so', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', 'sip:jo@example.com');
  expect(desk.call).toMatchObject({ matchState: 'none', matchText: 'There is no number to search with' });
});

test('only a display name that looks like a name goes into a new contact', async () => {
  for (const [name, lastName] of [
    ["Zoë O'Neil-Çelik", "Zoë O'Neil-Çelik"],
    ['山田 太郎', '山田 太郎'],
    ['<b>Jo</b>', undefined],
    ['+49 30 123456', undefined],
    ['jo@example.com', undefined],
    ['x', undefined],
  ] as const) {
    const desk = makeDesk();
    await desk.start();
    await desk.ring('c1', '+4930999999', name);
    await desk.run({ type: 'createContact', callId: 'c1' });
    await desk.run({ type: 'answer', callId: 'c1' });
    expect(desk.host.pops).toEqual([
      expect.objectContaining({ fields: { Phone: '+4930999999', ...(lastName && { LastName: lastName }) } }),
    ]);
  }
});

test('messages about calls that are not there, that make no sense or are of no known kind change nothing', async () => {
  const desk = makeDesk();
  const tell = await startBadLine(desk);
  await desk.ring('c1', '+4930123456');
  const before = desk.view;
  await tell({ type: 'callConnected', callId: 'ghost' });
  await tell({ type: 'callEnded', callId: 'ghost', reason: 'completed' });
  await tell({ type: 'callHeld', callId: 'c1' });
  await tell({ type: 'callResumed', callId: 'c1' });
  await tell({ type: 'callAlerting', callId: 'c1' });
  await tell({
    type: 'callOffered',
    callId: 'c1',
    phoneSystemCallId: 'x',
    rawNumber: '1',
    displayName: 'Twin',
    isWithheld: false,
  });
  await tell({ type: 'callTeleported', callId: 'c1' });
  expect(desk.view).toEqual(before);
});

test('a call that is over stays over, whatever is said of it afterwards', async () => {
  const desk = makeDesk();
  const tell = await startBadLine(desk);
  await desk.talk('c1', '+4930123456', 10);
  await tell({ type: 'callConnected', callId: 'c1' });
  await tell({ type: 'callEnded', callId: 'c1', reason: 'missed' });
  await tell({
    type: 'callOffered',
    callId: 'c1',
    phoneSystemCallId: 'x',
    rawNumber: '1',
    displayName: '',
    isWithheld: false,
  });
  expect(desk.view).toMatchObject({
    calls: [],
    recent: [{ outcome: '10 s' }],
    wrapUp: { summary: 'Inbound call · 10 s' },
  });
});

test('a call that was answered on the headset is connected without a click', async () => {
  const desk = makeDesk();
  const tell = await startBadLine(desk);
  await desk.ring('c1', '+4930123456');
  await tell({ type: 'callConnected', callId: 'c1' });
  expect(desk.call).toMatchObject({ phase: 'connected', connectedAt: desk.clock.now() });
  expect(desk.audio.isRinging).toBe(false);
});

test('an outbound call that is over before the phone system named it is logged under its name all the same', async () => {
  const desk = makeDesk();
  await desk.start();
  let name: (dialled: { phoneSystemCallId: string }) => void = () => undefined;
  const dial = desk.line.dial.bind(desk.line);
  desk.line.dial = async (callId, number) => {
    await dial(callId, number);
    return new Promise((resolve) => (name = resolve));
  };
  await desk.run({ type: 'dial', number: '030 123456' });
  desk.line.refusesOutbound('out-1', 'busy');
  await desk.settled();
  expect(desk.sent).toEqual([]);
  name({ phoneSystemCallId: 'late-name' });
  await desk.settled();
  expect(desk.sent).toEqual([expect.objectContaining({ phoneSystemCallId: 'late-name', endReason: 'busy' })]);
});

test('commands for calls that are gone, or that nobody knows, do nothing', async () => {
  const desk = makeDesk();
  await desk.start();
  const before = desk.view;
  for (const type of ['answer', 'decline', 'hangUp', 'hold', 'resume', 'createContact'] as const) {
    await desk.run({ type, callId: 'ghost' });
  }
  await desk.run({ type: 'saveWrapUp', callId: 'ghost', result: '', note: '' });
  await desk.run({ type: 'chooseCandidate', callId: 'ghost', recordId: '003000000000001AAA' });
  await desk.run({ type: 'formatDisk' } as never);
  expect(desk.view).toEqual(before);
});

test('a note of a megabyte is cut to what Salesforce takes, without half a character at the end', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.talk('c1', '+4930123456');
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: '😀'.repeat(500_000) });
  expect(desk.sent[0]?.note).toBe('😀'.repeat(16_000));
});
