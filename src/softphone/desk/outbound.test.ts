/** @jest-environment node */
import type { LineEvent } from '../../providers/provider';
import { makeDesk } from './makeDesk';

const MARIA = {
  recordId: '003000000000001AAA',
  objectType: 'Contact',
  name: 'Maria Keller',
  numbers: ['+49 30 123456'],
};
const CLICK = { number: '030 / 123456', recordId: MARIA.recordId, recordName: MARIA.name, objectType: 'Contact' };

function dialled(desk: ReturnType<typeof makeDesk>): readonly string[] {
  return [...desk.line.calls.values()].map(({ number }) => number);
}

test.each(['030 123456', '+49 (0)30 123456', '0049 30/123456', 'tel:+49-30-123456', ' ００４９３０１２３４５６ '])(
  'a number pasted as "%s" is dialled as +4930123456',
  async (pasted) => {
    const desk = makeDesk();
    await desk.start();
    await desk.run({ type: 'dial', number: pasted });
    expect(dialled(desk)).toEqual(['+4930123456']);
  },
);

test('a dialled number is looked up, named, and its record opens', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  await desk.run({ type: 'dial', number: '030 123456' });
  expect(desk.call).toMatchObject({
    direction: 'outbound',
    title: 'Maria Keller',
    statusText: 'Calling …',
    can: { hangUp: true },
  });
  expect(desk.item).toBe('Calling Maria Keller');
  expect(desk.host.pops).toEqual([{ kind: 'record', recordId: MARIA.recordId }]);
});

test('the agent hears that it rings there, until somebody picks up', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.run({ type: 'dial', number: '030 123456' });
  desk.line.alertsOutbound('out-1');
  expect(desk.call.statusText).toBe('Ringing …');
  expect(desk.audio.isRingback).toBe(true);
  desk.line.answersOutbound('out-1');
  expect(desk.audio.isRingback).toBe(false);
  expect(desk.call.statusText).toBe('Connected');
});

test('a click on a number dials it, and the record clicked is the match without any search', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  expect(desk.host.isClickToDialOn).toBe(true);
  desk.host.clickToDial(CLICK);
  await desk.settled();
  expect(dialled(desk)).toEqual(['+4930123456']);
  expect(desk.call).toMatchObject({ title: 'Maria Keller', matchState: 'one', matchText: 'You clicked its number' });
  expect(desk.host.org.asked.filter(({ operation }) => operation === 'matchCaller')).toEqual([]);
  expect(desk.host.pops).toEqual([]);
  desk.line.refusesOutbound('out-1', 'noAnswer');
  await desk.settled();
  expect(desk.sent).toEqual([
    expect.objectContaining({ direction: 'outbound', endReason: 'noAnswer', matchedRecordId: MARIA.recordId }),
  ]);
});

test('a click on a number that stands on no record is searched like any other', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  desk.host.clickToDial({ number: '030 123456' });
  await desk.settled();
  expect(desk.call).toMatchObject({ title: 'Maria Keller', matchState: 'one' });
});

test('a click during a call is answered with a notice, not with a second call', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', '+4930777777');
  desk.host.clickToDial(CLICK);
  await desk.settled();
  expect(desk.view.calls).toHaveLength(1);
  expect(desk.view.notices).toEqual([
    expect.objectContaining({ text: 'There is a call already', hint: 'End it first, then dial.' }),
  ]);
});

test('two clicks in the same moment make one call', async () => {
  const desk = makeDesk();
  await desk.start();
  desk.host.clickToDial(CLICK);
  desk.host.clickToDial(CLICK);
  await desk.settled();
  expect(dialled(desk)).toHaveLength(1);
});

test.each(['', 'Maria', '<b>', '+', 'call me', '9'.repeat(300)])(
  '"%s" is not dialled, and the agent is told what to type',
  async (text) => {
    const desk = makeDesk();
    await desk.start();
    await desk.run({ type: 'dial', number: text });
    expect(desk.view).toMatchObject({ calls: [], recent: [] });
    expect(desk.view.notices).toEqual([
      expect.objectContaining({ hint: 'Type digits, with + and the country code for other countries.' }),
    ]);
  },
);

test.each([
  ['the own country', '030 123456', '0030123456'],
  ['another country', '+44 20 7946 0958', '000442079460958'],
  ['a short internal number', '4711', '4711'],
  ['a feature code', '*21#', '*21#'],
])('with outside prefixes set, %s is dialled the way the exchange wants it', async (_what, typed, expected) => {
  const dialing = { outsidePrefix: '0', longDistancePrefix: '0', internationalPrefix: '00' };
  const desk = makeDesk({ settings: { dialing } });
  await desk.start();
  await desk.run({ type: 'dial', number: typed });
  expect(dialled(desk)).toEqual([expected]);
});

test('in the US the long-distance prefix comes before the number, since people there do not write it', async () => {
  const dialing = { outsidePrefix: '9', longDistancePrefix: '1', internationalPrefix: '011' };
  const desk = makeDesk({ settings: { region: 'US', dialing } });
  await desk.start();
  await desk.run({ type: 'dial', number: '(415) 555-2671' });
  expect(dialled(desk)).toEqual(['914155552671']);
});

test('the agent hears why a call did not come about', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  await desk.run({ type: 'dial', number: '030 123456' });
  desk.line.refusesOutbound('out-1', 'busy');
  await desk.settled();
  expect(desk.notices).toEqual(['Maria Keller is busy']);
  expect(desk.view.recent).toEqual([expect.objectContaining({ outcome: 'Busy', number: '+4930123456' })]);
});

test('a call that the agent gives up is over at once and is logged as cancelled', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.run({ type: 'dial', number: '030 123456' });
  await desk.run({ type: 'hangUp', callId: 'out-1' });
  expect(desk.view.calls).toEqual([]);
  expect(desk.notices).toEqual([]);
  expect(desk.sent).toEqual([
    expect.objectContaining({ endReason: 'cancelled', phoneSystemCallId: 'simulator-out-1' }),
  ]);
});

test('without a microphone a dial fails with the remedy, and nothing is logged that never left the house', async () => {
  const desk = makeDesk();
  await desk.start();
  desk.line.isMicrophoneRefused = true;
  await desk.run({ type: 'dial', number: '030 123456' });
  expect(desk.view.calls).toEqual([]);
  expect(desk.notices).toEqual(['The call with 030 123456 failed']);
  expect(desk.view.notices[0]?.hint).toContain('Allow the microphone');
  expect(desk.sent).toEqual([]);
  expect(desk.view.recent).toEqual([expect.objectContaining({ outcome: 'Failed', logState: 'none' })]);
});

test('while the line is away there is no dialling, and the reason is on the screen', async () => {
  const desk = makeDesk();
  await desk.start();
  desk.line.dropLine();
  expect(desk.view).toMatchObject({
    canDial: false,
    line: { label: 'No connection to the phone system, trying again', tone: 'bad' },
  });
  await desk.settled();
  expect(desk.item).toBe('Phone: no connection');
  await desk.run({ type: 'dial', number: '030 123456' });
  expect(desk.view.calls).toEqual([]);
  expect(desk.notices).toEqual(['The line is not ready']);
  desk.line.restoreLine();
  expect(desk.view).toMatchObject({ canDial: true, line: { label: 'Ready', tone: 'good' } });
});

test('a library of numbers that can not be loaded does not keep anybody from dialling digits', async () => {
  const desk = makeDesk({ parts: { readPhoneNumber: () => new Promise(() => undefined) } });
  await desk.start();
  await desk.run({ type: 'dial', number: '+49 30 123456' });
  await desk.wait(2_000);
  expect(dialled(desk)).toEqual(['+4930123456']);
});

test('a ringing tone that the phone system plays itself is not doubled by ours', async () => {
  const desk = makeDesk();
  let tell: (event: LineEvent) => void = () => undefined;
  const start = desk.line.start.bind(desk.line);
  desk.line.start = (listener) => ((tell = listener), start(listener));
  await desk.start();
  await desk.run({ type: 'dial', number: '030 123456' });
  tell({ type: 'callAlerting', callId: 'out-1' });
  expect(desk.audio.isRingback).toBe(true);
  tell({ type: 'callAlerting', callId: 'out-1', hasOwnSound: true });
  expect(desk.audio.isRingback).toBe(false);
});
