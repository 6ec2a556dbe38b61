/** @jest-environment node */
import { IDBFactory } from 'fake-indexeddb';
import { watchErrors } from '../watchErrors';
import { makeDesk } from './makeDesk';

const MARIA = {
  recordId: '003000000000001AAA',
  objectType: 'Contact',
  name: 'Maria Keller',
  numbers: ['+49 30 123456'],
};
const JONAS = { ...MARIA, recordId: '003000000000002AAA', name: 'Jonas Ott', numbers: ['+49 30 777777'] };
const NUMBER = '+4930123456';
const AWAY = { code: 'org-unreachable', message: 'Salesforce cannot be reached', hint: 'Check your network.' };

test('with a host that went silent a call still rings and is answered, and nobody waits', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  desk.host.mood = 'silent';
  await desk.ring('c1', NUMBER);
  expect(desk.audio.isRinging).toBe(true);
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.call).toMatchObject({ phase: 'connected', title: 'Maria Keller' });
  await desk.wait(500);
  await desk.wait(8_000);
  expect(desk.view.notices).toMatchObject([
    { text: "The caller's record could not be opened", action: { label: 'Open it again' } },
  ]);
  desk.host.mood = 'willing';
  await desk.run(desk.view.notices[0]!.action!.command);
  expect(desk.host.pops).toEqual([{ kind: 'record', recordId: MARIA.recordId }]);
});

test('an org that does not answer costs the name, not the call: after 8 s the agent is told', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  desk.host.org.answerSlowly(60_000);
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  expect(desk.call).toMatchObject({
    phase: 'connected',
    matchState: 'searching',
    matchText: 'Looking for the caller …',
  });
  await desk.wait(8_000);
  expect(desk.call).toMatchObject({ matchState: 'failed', can: { createContact: true } });
  expect(desk.call.matchText).toContain('Search for the caller by hand');
});

test('an answer that comes after the search was given up names caller and log, but opens nothing over the work', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  desk.host.org.answerSlowly(20_000);
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  await desk.wait(20_000);
  expect(desk.call).toMatchObject({ title: 'Maria Keller', matchState: 'one' });
  expect(desk.host.pops).toEqual([]);
  desk.line.callerHangsUp('c1');
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: '' });
  await desk.wait(20_000);
  expect(desk.sent).toEqual([expect.objectContaining({ matchedRecordId: MARIA.recordId })]);
});

test('a caller who hung up before Salesforce knew the name is still named in the log, and no record opens', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  desk.host.org.answerSlowly(3_000);
  await desk.ring('c1', NUMBER);
  desk.line.callerHangsUp('c1');
  await desk.settled();
  expect(desk.journal).toEqual([expect.objectContaining({ state: 'draft' })]);
  await desk.wait(3_000);
  await desk.wait(3_000);
  expect(desk.sent).toEqual([expect.objectContaining({ endReason: 'missed', matchedRecordId: MARIA.recordId })]);
  expect(desk.host.pops).toEqual([]);
});

test('the late answer of one call never lands on the next', async () => {
  const desk = makeDesk({ people: [MARIA, JONAS] });
  await desk.start();
  desk.host.org.answerSlowly(3_000);
  await desk.ring('c1', NUMBER);
  desk.clock.wait(2_000);
  desk.line.callerHangsUp('c1');
  await desk.ring('c2', '+4930777777');
  await desk.wait(1_000);
  expect(desk.call).toMatchObject({ callId: 'c2', matchState: 'searching' });
  await desk.wait(2_000);
  expect(desk.call.title).toBe('Jonas Ott');
  expect(desk.host.pops).toEqual([{ kind: 'record', recordId: JONAS.recordId }]);
});

test('an org that fails says so beside the call', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  desk.host.org.fail('matchCaller', AWAY);
  await desk.ring('c1', NUMBER);
  expect(desk.call).toMatchObject({
    matchState: 'failed',
    matchText: 'Salesforce cannot be reached. Check your network.',
  });
  expect(desk.call.can.answer).toBe(true);
});

test('the session ends in the middle: the banner says so, logs wait, and all goes on when it is back', async () => {
  const desk = makeDesk({ people: [MARIA] });
  await desk.start();
  desk.host.expireSession();
  expect(desk.notices).toEqual(['Your Salesforce session has ended']);
  await desk.talk('c1', NUMBER);
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: 'kept' });
  expect(desk.view.logs.waiting).toBe(1);
  desk.host.signIn();
  await desk.settled();
  expect(desk.notices).toEqual([]);
  expect(desk.view.logs.waiting).toBe(0);
  expect(desk.sent).toEqual([expect.objectContaining({ note: 'kept' })]);
});

test('a session that ends where the browser keeps no logs: nobody is told to reload what would lose them', async () => {
  const refused = () => {
    throw new DOMException('The user denied permission to access the database.', 'UnknownError');
  };
  const desk = makeDesk({ databases: Object.assign(new IDBFactory(), { open: refused }) });
  await desk.start();
  desk.host.expireSession();
  await desk.talk('c1', NUMBER);
  await desk.run({ type: 'saveWrapUp', callId: 'c1', result: '', note: 'kept' });
  const [memory, session] = ['logs-in-memory', 'session-over'].map((id) =>
    desk.view.notices.find(({ noticeId }) => noticeId === id),
  );
  expect(memory?.hint).toContain('Keep this tab open');
  expect(session?.hint).toContain('Do not reload this tab while call logs wait');
  await desk.run({ type: 'openLogs' });
  expect(desk.view.waitingLogs?.logs[0]?.text).toContain('It is in this tab alone and is sent again by itself');
  expect(desk.asksBeforeLeaving).toBe(true);
  await desk.run({ type: 'exportLogs', format: 'csv' });
  expect(desk.files[0]?.text).toContain('kept');
});

test('a line that breaks in a call: the agent hears it was lost, and what was typed survives', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'answer', callId: 'c1' });
  desk.line.cutCall('c1');
  await desk.settled();
  expect(desk.notices).toEqual(['The connection to 030 123456 was lost']);
  expect(desk.view.wrapUp).toMatchObject({ callId: 'c1' });
});

test('a phone system that lets nobody in is told with the reason and a way to try again', async () => {
  const desk = makeDesk();
  await desk.start();
  desk.line.refuseLine({ code: 'sip-forbidden', message: 'The exchange refused alice (403)', hint: 'Ask your admin.' });
  expect(desk.view.line).toMatchObject({ state: 'failed', tone: 'bad' });
  expect(desk.view.notices).toEqual([
    expect.objectContaining({
      text: 'The exchange refused alice (403)',
      action: { label: 'Try again', command: { type: 'restart' } },
    }),
  ]);
  await desk.run({ type: 'restart' });
  expect(desk.view).toMatchObject({ line: { label: 'Ready' }, notices: [], screen: 'ready' });
});

test('sound that the browser blocks is told, and one click turns it on', async () => {
  const desk = makeDesk();
  await desk.start();
  desk.audio.block(true);
  expect(desk.notices).toEqual(['Your browser keeps the phone silent']);
  await desk.run({ type: 'enableSound' });
  expect(desk.notices).toEqual([]);
});

test('a notice that was put away stays away', async () => {
  const desk = makeDesk();
  await desk.start();
  desk.audio.block(true);
  desk.host.expireSession();
  for (const { noticeId } of desk.view.notices) await desk.run({ type: 'dismissNotice', noticeId });
  desk.line.ring('c1', NUMBER);
  expect(desk.notices).toEqual([]);
});

test('a phone that was restarted while people talk would cut them off, so it does not', async () => {
  const desk = makeDesk();
  await desk.start();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'restart' });
  expect(desk.view.calls).toHaveLength(1);
  expect(desk.notices).toEqual(['The phone can start again when the call is over']);
});

test('an error that nobody expected is shown, not swallowed', async () => {
  const desk = makeDesk();
  await desk.start();
  const end = watchErrors(desk.page, (thrown, count) => desk.phone.tellOfError(thrown, count));
  desk.page.dispatchEvent(Object.assign(new Event('error'), { error: new Error('x is not a function') }));
  expect(desk.view.notices).toMatchObject([{ tone: 'error', text: 'x is not a function' }]);
  desk.page.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'y' }));
  desk.page.dispatchEvent(Object.assign(new Event('error'), { message: 'ResizeObserver loop limit exceeded' }));
  expect(desk.notices).toEqual(['y (2 errors so far)']);
  end();
});
