/** @jest-environment node */
import { makeDesk } from './makeDesk';

const MARIA = {
  recordId: '003000000000001AAA',
  objectType: 'Contact',
  name: 'Maria Keller',
  numbers: ['+49 30 123456'],
};
const NUMBER = '+4930123456';

test('after a call the form opens with who and how long, and what is saved arrives in Salesforce', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  await desk.talk('c1', NUMBER, 125);
  expect(desk.view.wrapUp).toMatchObject({
    title: 'Maria Keller',
    summary: 'Inbound call · 2 min 05 s',
    state: 'typing',
    note: '',
  });
  expect(desk.view.wrapUp?.results.map(({ label }) => label)).toContain('Needs follow-up');
  expect(desk.sent).toEqual([]);
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: 'follow-up', note: 'Send the offer' });
  expect(desk.view.wrapUp).toBeNull();
  expect(desk.sent).toEqual([
    expect.objectContaining({
      phoneSystemCallId: 'simulator-c1',
      direction: 'inbound',
      rawNumber: NUMBER,
      e164: NUMBER,
      endReason: 'completed',
      durationSeconds: 125,
      matchedRecordId: MARIA.recordId,
      result: 'follow-up',
      resultLabel: 'Needs follow-up',
      note: 'Send the offer',
    }),
  ]);
  expect(desk.view.recent).toEqual([expect.objectContaining({ outcome: '2 min 05 s', logState: 'logged' })]);
});

test('the record on the screen shows the new activity without a reload', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  await desk.talk('c1', NUMBER);
  expect(desk.host.refreshes).toBe(0);
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: '' });
  expect(desk.host.refreshes).toBe(1);
});

test('what is typed is in the journal before it is saved, so that a dying page leaves it behind', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.talk('c1', NUMBER, 30);
  await desk.run({ type: 'changeWrapUp', callId: 'c1', result: 'resolved', note: 'half a sent' });
  const chosen = { result: 'resolved', resultLabel: 'Resolved' };
  const typed = { note: 'half a sent', ...chosen, endReason: 'completed', durationSeconds: 30 };
  expect(desk.journal).toMatchObject([{ state: 'draft', entry: typed }]);
});

test('a page that dies with an open form: the next page sends the call with what was typed', async () => {
  const died = makeDesk();
  await died.start();
  await died.talk('c1', NUMBER, 30);
  await died.run({ type: 'changeWrapUp', callId: 'c1', result: '', note: 'typed before the crash' });
  const next = makeDesk({ databases: died.databases });
  await next.start();
  expect(next.sent).toEqual([
    expect.objectContaining({ note: 'typed before the crash', endReason: 'completed', durationSeconds: 30 }),
  ]);
});

test('a page that dies in a call: the next page sends it as cut', async () => {
  const died = makeDesk();
  await died.start();
  await died.ring('c1', NUMBER);
  await died.run({ type: 'answer', callId: 'c1' });
  await died.wait(10_000);
  const next = makeDesk({ databases: died.databases });
  await next.start();
  expect(next.sent).toEqual([expect.objectContaining({ endReason: 'cut', durationSeconds: 10 })]);
});

test('a second tab leaves the drafts of the first alone', async () => {
  const first = makeDesk();
  await first.start();
  await first.ring('c1', NUMBER);
  const tab = { role: 'waiting', canTakeOver: false, ownerText: 'There is a call in another tab.' } as const;
  const second = makeDesk({ databases: first.databases, tab });
  await second.start();
  expect(second.sent).toEqual([]);
});

test('a call that rings is in the journal from the first ring on, and its talk is kept up to date', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', NUMBER);
  expect(desk.journal).toMatchObject([{ state: 'draft', entry: { e164: NUMBER } }]);
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.wait(10_000);
  const [line] = desk.journal;
  expect(line?.entry.durationSeconds).toBe(10);
  expect(line?.entry).not.toHaveProperty('endReason');
});

test('two calls that end one after the other: the form of the last, the other one waits beside it', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.ring('c2', '+4930777777');
  await desk.run({ type: 'answer', callId: 'c2' });
  await desk.run({ type: 'hangUp', callId: 'c2' });
  await desk.run({ type: 'changeWrapUp', callId: 'c2', result: '', note: 'second' });
  await desk.run({ type: 'hangUp', callId: 'c1' });
  expect(desk.view.wrapUp).toMatchObject({ callId: 'c1' });
  expect(desk.view.parked).toEqual([expect.objectContaining({ callId: 'c2' })]);
  expect(desk.journal.map(({ entry }) => entry.note)).toContain('second');
});

test('a missed call during wrap-up leaves the form alone', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.talk('c1', NUMBER);
  await desk.ring('c2', '+4930777777');
  desk.line.callerHangsUp('c2');
  await desk.settled();
  expect(desk.view.wrapUp).toMatchObject({ callId: 'c1', state: 'typing' });
  expect(desk.sent).toEqual([expect.objectContaining({ phoneSystemCallId: 'simulator-c2', endReason: 'missed' })]);
});

test('Salesforce is away: the form closes, the log waits and says so, and arrives later exactly once', async () => {
  const desk = makeDesk();
  await desk.start();
  desk.host.org.fail('saveCalls', { code: 'org-unreachable', message: 'No network', hint: '' });
  await desk.talk('c1', NUMBER);
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: 'x' });
  expect(desk.view.wrapUp).toBeNull();
  expect(desk.view.logs).toEqual({ waiting: 1, failed: 0, text: '1 call log waiting' });
  expect(desk.view.recent).toEqual([expect.objectContaining({ logState: 'waiting' })]);
  await desk.run({ type: 'sendLogs' });
  expect(desk.view.logs).toEqual({ waiting: 0, failed: 0, text: '' });
  expect(desk.sent).toHaveLength(1);
});

test('a log that Salesforce refuses for good is told with the reason, and can be sent again', async () => {
  const desk = makeDesk();
  await desk.start();
  const refusal = { status: 'failed', code: 'validation', message: 'Subject is required', isTransient: false };
  desk.host.org.answer('saveCalls', JSON.stringify({ ok: true, value: { results: [refusal] } }));
  await desk.talk('c1', NUMBER);
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: '' });
  expect(desk.view.logs).toMatchObject({ failed: 1, text: '1 call log refused' });
  const [notice] = desk.view.notices;
  expect(notice).toMatchObject({
    text: 'Salesforce refused a call log',
    hint: 'Subject is required. It is kept here.',
    action: { label: 'Show', command: { type: 'openLogs' } },
  });
});

test('a journal that can not be written says so in the form, and keeps what was typed', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.talk('c1', NUMBER);
  const finish = desk.callLog.finish.bind(desk.callLog);
  desk.callLog.finish = () =>
    Promise.reject(Object.assign(new Error('disk full'), { code: 'journal-full', hint: 'Free some space.' }));
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: 'resolved', note: 'kept' });
  expect(desk.view.wrapUp).toMatchObject({
    state: 'failed',
    stateText: 'Free some space.',
    note: 'kept',
    result: 'resolved',
  });
  expect(desk.asksBeforeLeaving).toBe(true);
  desk.callLog.finish = finish;
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: 'resolved', note: 'kept' });
  expect(desk.view.wrapUp).toBeNull();
  expect(desk.sent).toEqual([expect.objectContaining({ note: 'kept' })]);
});

test('a slow journal never gets a draft after the entry, and of many changes only the newest', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.talk('c1', NUMBER);
  const writes: string[] = [];
  let journalIsDone = () => undefined as void;
  desk.callLog.keep = (draft) => {
    writes.push(`draft ${draft.note}`);
    return new Promise((resolve) => (journalIsDone = resolve));
  };
  desk.callLog.finish = (entry) => Promise.resolve(void writes.push(`entry ${entry.note}`));
  for (const note of ['a', 'ab', 'abc']) await desk.run({ type: 'changeWrapUp', callId: 'c1', result: '', note });
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: 'abcd' });
  expect(writes).toEqual(['draft a']);
  expect(desk.view.wrapUp?.state).toBe('saving');
  journalIsDone();
  await desk.settled();
  expect(writes).toEqual(['draft a', 'entry abcd']);
});

test('leaving the page asks first in a call and with typed words, and not otherwise', async () => {
  const desk = makeDesk();
  await desk.start();
  expect(desk.asksBeforeLeaving).toBe(false);
  await desk.ring('c1', NUMBER);
  expect(desk.asksBeforeLeaving).toBe(true);
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.run({ type: 'hangUp', callId: 'c1' });
  expect(desk.asksBeforeLeaving).toBe(false);
  await desk.run({ type: 'changeWrapUp', callId: 'c1', result: '', note: 'typed' });
  expect(desk.asksBeforeLeaving).toBe(true);
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: 'typed' });
  expect(desk.asksBeforeLeaving).toBe(false);
});

test('the duration comes from a clock that nobody can set', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.wait(40_000);
  const wallClock = desk.clock.now.bind(desk.clock);
  desk.clock.now = () => wallClock() - 3_600_000;
  desk.line.callerHangsUp('c1');
  await desk.settled();
  expect(desk.view.wrapUp?.summary).toBe('Inbound call · 40 s');
});
