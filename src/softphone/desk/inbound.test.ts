/** @jest-environment node */
import { makeDesk } from './makeDesk';

const MARIA = {
  recordId: '003000000000001AAA',
  objectType: 'Contact',
  name: 'Maria Keller',
  subtitle: 'Keller GmbH',
  numbers: ['+49 30 123456'],
};
const JONAS = { ...MARIA, recordId: '003000000000002AAA', name: 'Jonas Keller' };
const NUMBER = '+4930123456';

test('a known caller rings with number, name, company and the reason, and the record opens', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  desk.line.ring('c1', NUMBER);
  expect(desk.call).toMatchObject({ title: NUMBER, statusText: 'Calling you', matchState: 'searching' });
  await desk.settled();
  expect(desk.call).toMatchObject({
    title: 'Maria Keller',
    subtitle: 'Keller GmbH',
    numberText: '030 123456',
    matchText: 'Phone is +49 30 123456',
    matchState: 'one',
  });
  expect(desk.host.pops).toEqual([{ kind: 'record', recordId: MARIA.recordId }]);
  expect(desk.host.org.asked.filter(({ operation }) => operation === 'matchCaller')).toHaveLength(1);
});

test('the bell rings, the panel opens and the utility bar names the caller, until the agent answers', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  await desk.ring('c1', NUMBER);
  expect(desk.audio.isRinging).toBe(true);
  expect(desk.host.isPanelVisible).toBe(true);
  expect(desk.host.items.at(-1)).toEqual({ label: 'Maria Keller calling', icon: 'incoming_call' });
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.audio.isRinging).toBe(false);
  expect(desk.host.items.at(-1)).toEqual({ label: 'On a call', icon: 'call' });
  expect(desk.call).toMatchObject({ statusText: 'Connected', connectedAt: desk.clock.now() });
  await desk.run({ type: 'hangUp', callId: 'c1' });
  expect(desk.host.items.at(-1)).toEqual({ label: 'Wrap-up', icon: 'note' });
});

test('several records fit: none opens by itself, the chosen one opens and names the log', async () => {
  const desk = makeDesk({ people: [MARIA, JONAS] });
  await desk.start();
  await desk.ring('c1', NUMBER);
  expect(desk.call).toMatchObject({
    title: '030 123456',
    matchState: 'many',
    matchText: '2 records have this number. Choose one.',
  });
  expect(desk.call.candidates.map(({ name }) => name)).toEqual(['Jonas Keller', 'Maria Keller']);
  expect(desk.host.pops).toEqual([]);
  await desk.run({ type: 'chooseCandidate', callId: 'c1', recordId: MARIA.recordId });
  expect(desk.host.pops).toEqual([{ kind: 'record', recordId: MARIA.recordId }]);
  expect(desk.call).toMatchObject({ title: 'Maria Keller', matchState: 'many' });
  desk.line.callerHangsUp('c1');
  await desk.settled();
  expect(desk.sent).toEqual([
    expect.objectContaining({ matchedRecordId: MARIA.recordId, matchedObjectType: 'Contact' }),
  ]);
});

test('nobody fits: a new contact is offered, and its form opens only once the agent has answered', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', '+4930999999', 'Nora Neu');
  expect(desk.call).toMatchObject({
    matchState: 'nobody',
    matchText: 'No record has this number',
    can: { createContact: true },
  });
  await desk.run({ type: 'createContact', callId: 'c1' });
  expect(desk.host.pops).toEqual([]);
  expect(desk.call.can.answer).toBe(true);
  await desk.run({ type: 'answer', callId: 'c1' });
  const fields = { Phone: '+4930999999', LastName: 'Nora Neu' };
  expect(desk.host.pops).toEqual([{ kind: 'newRecord', objectType: 'Contact', fields }]);
});

test('a person account is offered once, not a second time as its contact', async () => {
  const account = { ...MARIA, recordId: '001000000000001AAA', objectType: 'Account', isPersonAccount: true };
  const desk = makeDesk({ people: [{ ...MARIA, isPersonAccount: true }, account] });
  await desk.start();
  await desk.ring('c1', NUMBER);
  expect(desk.call).toMatchObject({ matchState: 'one', candidates: [{ icon: 'standard:person_account' }] });
  expect(desk.host.pops).toEqual([{ kind: 'record', recordId: account.recordId }]);
});

test('a caller who gives up before the answer leaves a missed call of 0 seconds', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  await desk.ring('c1', NUMBER);
  desk.clock.wait(8_000);
  desk.line.callerHangsUp('c1');
  await desk.settled();
  expect(desk.sent).toEqual([
    expect.objectContaining({
      endReason: 'missed',
      durationSeconds: 0,
      answeredAt: null,
      matchedRecordId: MARIA.recordId,
    }),
  ]);
  expect(desk.view.wrapUp).toBeNull();
  expect(desk.view.recent).toEqual([
    expect.objectContaining({ title: 'Maria Keller', outcome: 'Missed', isMissed: true, logState: 'logged' }),
  ]);
  expect(desk.item).toBe('Phone');
});

test('a declined call is logged without a form', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'decline', callId: 'c1' });
  expect(desk.view).toMatchObject({ calls: [], wrapUp: null });
  expect(desk.sent).toEqual([expect.objectContaining({ endReason: 'declined' })]);
  expect(desk.audio.isRinging).toBe(false);
});

test('a call that a colleague answers leaves a record that says so, a word, and a line in the list', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', NUMBER);
  desk.line.answersElsewhere('c1');
  await desk.settled();
  expect(desk.sent).toEqual([expect.objectContaining({ endReason: 'elsewhere', answeredAt: null })]);
  expect(desk.notices).toEqual(['The call from 030 123456 was answered on another device']);
  expect(desk.view).toMatchObject({ recent: [{ logState: 'logged' }], logs: { waiting: 0, failed: 0 } });
});

test('mute, hold, resume and keys reach the phone system and come back as what the agent sees', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.run({ type: 'setMuted', callId: 'c1', muted: true });
  expect(desk.call).toMatchObject({ isMuted: true, statusText: 'Muted' });
  await desk.run({ type: 'sendDigits', callId: 'c1', digits: '1#x2' });
  expect(desk.line.calls.get('c1')?.digits).toBe('1#2');
  await desk.run({ type: 'hold', callId: 'c1' });
  expect(desk.call).toMatchObject({ statusText: 'On hold', can: { resume: true, hold: false } });
  expect(desk.item).toBe('Call on hold');
  await desk.run({ type: 'resume', callId: 'c1' });
  expect(desk.call).toMatchObject({ statusText: 'Muted', can: { hold: true } });
});

test('a hold that the phone system refuses is told beside the call, and the call goes on', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  desk.line.isHoldRefused = true;
  await desk.run({ type: 'hold', callId: 'c1' });
  expect(desk.call).toMatchObject({ phase: 'connected', problem: { hint: 'Try again.' } });
});

test('without a microphone the call rings on, says why, and can be answered again', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', NUMBER);
  desk.line.isMicrophoneRefused = true;
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.call).toMatchObject({ phase: 'ringing', can: { answer: true } });
  expect(desk.call.problem?.hint).toContain('Allow the microphone');
  expect(desk.audio.isRinging).toBe(true);
  desk.line.isMicrophoneRefused = false;
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.call).toMatchObject({ phase: 'connected', problem: null });
});

test('a second caller rings without the bell, and answering puts the first on hold', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.ring('c2', '+4930777777');
  expect([desk.audio.isRinging, desk.audio.rings]).toEqual([false, 1]);
  expect(desk.item).toBe('030 777777 calling');
  await desk.run({ type: 'answer', callId: 'c2' });
  expect(desk.view.calls.map(({ phase }) => phase)).toEqual(['held', 'connected']);
});
