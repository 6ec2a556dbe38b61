/** @jest-environment node */
import { OPEN_POLICY } from '../../hosts/memory/memoryLogs';
import type { Disposition, LogPolicy } from '../../hosts/orgContract';
import { makeDesk } from './makeDesk';
import type { Desk, DeskScript } from './makeDesk';

const MARIA = {
  recordId: '003000000000001AAA',
  objectType: 'Contact',
  name: 'Maria Keller',
  numbers: ['+49 30 123456'],
};
const NUMBER = '+4930123456';
const OTHER = '+4930777777';
const CASE = { recordId: '500000000000001AAA', recordName: '00001042', objectType: 'Case' };
const SALE = { recordId: '006000000000001AAA', recordName: 'Renewal', objectType: 'Opportunity' };

const DISPOSITIONS: readonly Disposition[] = [
  { code: 'done', label: 'Done', direction: 'both', needsNote: false, needsFollowUp: false },
  { code: 'sold', label: 'Sold', direction: 'outbound', needsNote: false, needsFollowUp: false },
  { code: 'complaint', label: 'Complaint', direction: 'inbound', needsNote: true, needsFollowUp: false },
  { code: 'later', label: 'Call again', direction: 'both', needsNote: false, needsFollowUp: true },
];

async function startDesk(policy: Partial<LogPolicy> = {}, script: DeskScript = {}): Promise<Desk> {
  const logging = { policy: { ...OPEN_POLICY, ...policy }, dispositions: DISPOSITIONS };
  const desk = makeDesk({ people: [MARIA], session: { logging }, ...script });
  await desk.start();
  return desk;
}

const save = (callId: string, more: object = {}) =>
  ({ type: 'saveWrapUp', callId, result: '', note: '', ...more }) as const;

test("the org's results stand in the form, those of the other direction do not", async () => {
  const desk = await startDesk();
  await desk.talk('c1', NUMBER);
  expect(desk.view.wrapUp?.results.map(({ label }) => label)).toEqual(['Done', 'Complaint', 'Call again']);
  await desk.run(save('c1', { result: 'done' }));
  expect(desk.sent).toEqual([expect.objectContaining({ result: 'done', resultLabel: 'Done' })]);
});

test('an org without results: the phone offers its own', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.talk('c1', NUMBER);
  expect(desk.view.wrapUp?.results.map(({ code }) => code)).toContain('left-message');
});

test('a result that needs a note is not saved without one, and the field says so until it has one', async () => {
  const desk = await startDesk();
  await desk.talk('c1', NUMBER);
  await desk.run(save('c1', { result: 'complaint', note: ' ' }));
  expect(desk.view.wrapUp?.errors).toEqual({ note: 'Write a note: "Complaint" needs one.' });
  expect(desk.sent).toEqual([]);
  await desk.run({ type: 'changeWrapUp', callId: 'c1', result: 'complaint', note: 'Too late' });
  expect(desk.view.wrapUp?.errors).toEqual({});
  await desk.run(save('c1', { result: 'complaint', note: 'Too late' }));
  expect(desk.sent).toEqual([expect.objectContaining({ result: 'complaint', note: 'Too late' })]);
});

test('a follow-up is asked for by the result, must lie ahead, and travels with the log', async () => {
  const desk = await startDesk();
  await desk.talk('c1', NUMBER);
  await desk.run(save('c1', { result: 'later' }));
  expect(desk.view.wrapUp?.errors.followUp).toMatch(/Choose a day/);
  await desk.run(save('c1', { result: 'later', followUp: { date: '2020-01-01', subject: 'Offer' } }));
  expect(desk.view.wrapUp?.errors.followUp).toMatch(/over/);
  await desk.run(save('c1', { result: 'later', followUp: { date: '2030-01-01', subject: 'Offer' } }));
  expect(desk.sent).toEqual([expect.objectContaining({ followUp: { date: '2030-01-01', subject: 'Offer' } })]);
});

test('a call that is answered during wrap-up parks the form with its words; it is taken up again and saved', async () => {
  const desk = await startDesk();
  await desk.talk('c1', NUMBER);
  await desk.run({ type: 'changeWrapUp', callId: 'c1', result: 'done', note: 'typed so far' });
  await desk.ring('c2', OTHER);
  expect(desk.view.wrapUp).toMatchObject({ callId: 'c1', nextLabel: 'Save and answer' });
  await desk.run({ type: 'answer', callId: 'c2' });
  expect(desk.view.wrapUp).toBeNull();
  expect(desk.view.parked).toEqual([{ callId: 'c1', title: 'Maria Keller', summary: 'Inbound call · 1 min 00 s' }]);
  expect(desk.sent).toEqual([]);
  expect(desk.asksBeforeLeaving).toBe(true);
  await desk.run({ type: 'hangUp', callId: 'c2' });
  expect(desk.view.wrapUp).toMatchObject({ callId: 'c2', nextLabel: 'Save and next' });
  await desk.run(save('c2', { thenNext: true }));
  expect(desk.view.wrapUp).toMatchObject({ callId: 'c1', note: 'typed so far', result: 'done', nextLabel: '' });
  await desk.run(save('c1', { result: 'done', note: 'typed so far' }));
  expect(desk.sent.map(({ note }) => note)).toEqual(['', 'typed so far']);
  expect(desk.view.parked).toEqual([]);
});

test('save and answer: the log is safe and the caller is there; something missing answers nobody', async () => {
  const desk = await startDesk();
  await desk.talk('c1', NUMBER);
  await desk.ring('c2', OTHER);
  await desk.run(save('c1', { result: 'complaint', thenNext: true }));
  expect(desk.call.phase).toBe('ringing');
  await desk.run(save('c1', { result: 'done', thenNext: true }));
  expect(desk.call).toMatchObject({ callId: 'c2', phase: 'connected' });
  expect(desk.sent).toEqual([expect.objectContaining({ phoneSystemCallId: 'simulator-c1' })]);
});

test('a dial parks the form too, and any parked form can be taken up', async () => {
  const desk = await startDesk();
  await desk.talk('c1', NUMBER);
  await desk.run({ type: 'dial', number: '030 777777' });
  expect(desk.view.parked.map(({ callId }) => callId)).toEqual(['c1']);
  await desk.run({ type: 'hangUp', callId: 'out-1' });
  await desk.run({ type: 'resumeWrapUp', callId: 'c1' });
  expect(desk.view.wrapUp?.callId).toBe('c1');
});

test('a note that is written during the call is in the journal at once, and stands in the form', async () => {
  const desk = await startDesk();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.run({ type: 'changeNote', callId: 'c1', note: 'Wants a quote' });
  expect(desk.call.note).toBe('Wants a quote');
  expect(desk.journal).toMatchObject([{ state: 'draft', entry: { note: 'Wants a quote' } }]);
  await desk.run({ type: 'hangUp', callId: 'c1' });
  expect(desk.view.wrapUp?.note).toBe('Wants a quote');
});

test('the item in the utility bar tells of calls that are not saved', async () => {
  const desk = await startDesk();
  await desk.talk('c1', NUMBER);
  await desk.run({ type: 'dial', number: '030 777777' });
  await desk.run({ type: 'hangUp', callId: 'out-1' });
  expect(desk.item).toBe('1 call not saved');
});

test('a person account is the person, beside the record that was opened', async () => {
  const person = { ...MARIA, recordId: '001000000000001AAA', objectType: 'Account', isPersonAccount: true };
  const desk = await startDesk({}, { people: [person] });
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  desk.host.navigate(CASE);
  await desk.run({ type: 'hangUp', callId: 'c1' });
  await desk.run(save('c1'));
  expect(desk.sent[0]?.relatedTo).toEqual({ whoId: person.recordId, whatId: CASE.recordId });
});

test('a tab that gives up the line finishes parked forms as they stand', async () => {
  const desk = await startDesk();
  await desk.talk('c1', NUMBER);
  await desk.run({ type: 'changeWrapUp', callId: 'c1', result: '', note: 'parked words' });
  await desk.talk('c2', OTHER);
  void desk.ownership.askToLeave();
  await desk.settled();
  expect(desk.sent.map(({ note }) => note).toSorted()).toEqual(['', 'parked words']);
});

test('when the time is up the form is saved as it stands; a parked form has its time still', async () => {
  const desk = await startDesk({ wrapUpSeconds: 30 });
  await desk.talk('c1', NUMBER);
  expect(desk.view.wrapUp?.endsAt).toBe(desk.clock.now() + 30_000);
  await desk.wait(10_000);
  await desk.ring('c2', OTHER);
  await desk.run({ type: 'answer', callId: 'c2' });
  await desk.wait(60_000);
  expect(desk.sent).toEqual([]);
  await desk.run({ type: 'hangUp', callId: 'c2' });
  await desk.run(save('c2'));
  await desk.run({ type: 'resumeWrapUp', callId: 'c1' });
  expect(desk.view.wrapUp?.endsAt).toBe(desk.clock.now() + 20_000);
  await desk.run({ type: 'changeWrapUp', callId: 'c1', result: 'complaint', note: '' });
  await desk.wait(20_000);
  expect(desk.view.wrapUp).toBeNull();
  expect(desk.sent.at(-1)).toMatchObject({ result: 'complaint', note: '', wrapUpSeconds: 30 });
});

test('the activity hangs on the record that the agent opened last in the call, unless one is pinned', async () => {
  const desk = await startDesk();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  desk.host.navigate(CASE);
  desk.host.navigate({ recordId: '005000000000009AAA', recordName: 'A colleague', objectType: 'User' });
  await desk.run({ type: 'hangUp', callId: 'c1' });
  desk.host.navigate(SALE);
  await desk.settled();
  expect(desk.view.wrapUp?.related).toEqual({
    recordId: CASE.recordId,
    isPinned: false,
    noneLabel: 'The caller only',
    choices: [
      { recordId: CASE.recordId, label: '00001042 (Case)' },
      { recordId: SALE.recordId, label: 'Renewal (Opportunity)' },
    ],
  });
  await desk.run({ type: 'relateTo', callId: 'c1', recordId: SALE.recordId, isPinned: true });
  await desk.run(save('c1'));
  expect(desk.sent).toEqual([expect.objectContaining({ relatedTo: { whoId: MARIA.recordId, whatId: SALE.recordId } })]);
});

test("back at the caller's own record the match is enough, and there is nothing to choose", async () => {
  const desk = await startDesk();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  desk.host.navigate({ recordId: MARIA.recordId, recordName: MARIA.name, objectType: 'Contact' });
  await desk.run({ type: 'hangUp', callId: 'c1' });
  expect(desk.view.wrapUp?.related).toBeNull();
  await desk.run(save('c1'));
  expect(desk.sent[0]?.relatedTo).toBeUndefined();
});

test('a lead that was opened stands alone', async () => {
  const desk = await startDesk();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  desk.host.navigate({ recordId: '00Q000000000001AAA', recordName: 'Web form', objectType: 'Lead' });
  await desk.run({ type: 'hangUp', callId: 'c1' });
  await desk.run(save('c1'));
  expect(desk.sent[0]?.relatedTo).toEqual({ whoId: '00Q000000000001AAA', whatId: '' });
});

test('where the policy asks first, no activity is made until the agent saves, and none if the agent wants none', async () => {
  const confirm = { mode: 'confirm', taskAt: 'end' } as const;
  const desk = await startDesk({ rules: { ...OPEN_POLICY.rules, inbound: confirm } });
  await desk.talk('c1', NUMBER);
  expect(desk.journal).toMatchObject([{ entry: { activity: 'notYet' } }]);
  expect(desk.view.wrapUp?.asksForActivity).toBe(true);
  await desk.run(save('c1', { wantsActivity: false }));
  await desk.talk('c2', OTHER);
  await desk.run(save('c2', { wantsActivity: true }));
  expect(desk.sent.map(({ activity }) => activity)).toEqual(['never', 'asPolicy']);
});

test('a missed call that must be confirmed waits among the parked forms, and is not logged as an activity by itself', async () => {
  const confirm = { mode: 'confirm', taskAt: 'end' } as const;
  const desk = await startDesk({ rules: { ...OPEN_POLICY.rules, missed: confirm } });
  await desk.ring('c1', NUMBER);
  desk.line.callerHangsUp('c1');
  await desk.settled();
  expect(desk.view.wrapUp).toBeNull();
  expect(desk.view.parked).toEqual([{ callId: 'c1', title: 'Maria Keller', summary: 'Inbound call · Missed' }]);
  expect(desk.journal).toMatchObject([{ state: 'draft', entry: { activity: 'notYet', endReason: 'missed' } }]);
  await desk.run({ type: 'resumeWrapUp', callId: 'c1' });
  await desk.run(save('c1', { wantsActivity: true }));
  expect(desk.sent).toEqual([expect.objectContaining({ activity: 'asPolicy', endReason: 'missed' })]);
});

test('calls that are not logged as activities open no form; their record is written', async () => {
  const none = { mode: 'none', taskAt: 'end' } as const;
  const desk = await startDesk({ rules: { ...OPEN_POLICY.rules, internal: none } });
  await desk.talk('c1', '204');
  expect(desk.view.wrapUp).toBeNull();
  expect(desk.sent).toEqual([expect.objectContaining({ isInternal: true, endReason: 'completed' })]);
});

test('in light mode nothing opens by itself, no form comes up, and the call is recorded', async () => {
  const desk = await startDesk({ isLight: true });
  await desk.talk('c1', NUMBER);
  expect(desk.host.pops).toEqual([]);
  expect(desk.view.wrapUp).toBeNull();
  expect(desk.sent).toEqual([expect.objectContaining({ matchedRecordId: MARIA.recordId })]);
});

test('an activity at the ring is asked for while it rings, one at the answer when people talk', async () => {
  const atRing = { mode: 'automatic', taskAt: 'ring' } as const;
  const desk = await startDesk({ rules: { ...OPEN_POLICY.rules, inbound: atRing } });
  await desk.ring('c1', NUMBER);
  expect(desk.sent).toEqual([expect.objectContaining({ step: 'ring' })]);
  expect(desk.host.refreshes).toBe(1);
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.sent).toEqual([expect.objectContaining({ step: 'answer' })]);
});

test('what else is known of a call stands in its log', async () => {
  const desk = await startDesk();
  await desk.talk('c1', NUMBER);
  await desk.run(save('c1'));
  expect(desk.sent).toEqual([
    expect.objectContaining({
      provider: 'simulator',
      line: 'sip:alice@pbx.example.com',
      isInternal: false,
      isClickToDial: false,
      matchExplanation: 'Phone is +49 30 123456',
      corrections: 0,
      popLatencyMs: 0,
    }),
  ]);
});

test('a session without the policy: it is asked for by itself', async () => {
  const desk = makeDesk();
  desk.host.org.logs.policy = { ...OPEN_POLICY, wrapUpSeconds: 10 };
  await desk.start();
  await desk.talk('c1', NUMBER);
  expect(desk.view.wrapUp?.endsAt).toBe(desk.clock.now() + 10_000);
});

test('fields that the agent may not write are told to the admin once, not to the agent', async () => {
  const desk = await startDesk();
  const saved = { status: 'saved', callRecordId: 'a00000000000001AAA', taskId: '', omittedFields: ['Task.Type'] };
  desk.host.org.answer('saveCalls', JSON.stringify({ ok: true, value: { results: [saved] } }));
  for (const callId of ['c1', 'c2']) {
    await desk.talk(callId, NUMBER);
    await desk.run(save(callId));
  }
  expect(desk.notices).toEqual([]);
  expect(desk.log.lines.filter(({ text }) => text.startsWith('Task.Type is left out'))).toHaveLength(1);
});
