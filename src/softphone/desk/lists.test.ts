/** @jest-environment node */
import type { FieldProblem } from '../../hosts/orgContract';
import { makeDesk } from './makeDesk';
import type { Desk } from './makeDesk';

const NUMBER = '+4930123456';
const CALL_RECORD = 'a00000000000001AAA';
const TOPIC: FieldProblem = {
  ...{ name: 'Topic__c', label: 'Topic', message: 'Choose a topic.', type: 'picklist' },
  ...{ values: ['Sales', 'Service'], isEditable: true },
};

async function startDesk(): Promise<Desk> {
  const desk = makeDesk();
  await desk.start();
  return desk;
}

async function talkAndSave(desk: Desk, callId: string, note = ''): Promise<void> {
  await desk.talk(callId, NUMBER);
  await desk.run({ type: 'saveWrapUp', callId, result: '', note });
}

function refuse(desk: Desk, kind: 'agent' | 'admin', fields: readonly FieldProblem[] = []): void {
  const result = {
    status: 'failed',
    code: 'validation',
    message: 'Topic is missing',
    isTransient: false,
    kind,
    fields,
  };
  desk.host.org.answer('saveCalls', JSON.stringify({ ok: true, value: { results: [result] } }));
}

function accept(desk: Desk): void {
  const result = { status: 'saved', callRecordId: CALL_RECORD, taskId: '00T000000000001AAA' };
  desk.host.org.answer('saveCalls', JSON.stringify({ ok: true, value: { results: [result] } }));
}

const lastSent = (desk: Desk) =>
  (desk.host.org.asked.findLast(({ operation }) => operation === 'saveCalls')?.input as { entries: object[] }).entries;

test('a log that needs the agent shows field and reason; filled in and sent again, it arrives', async () => {
  const desk = await startDesk();
  refuse(desk, 'agent', [TOPIC]);
  await talkAndSave(desk, 'c1', 'a note');
  await desk.run({ type: 'openLogs' });
  expect(desk.view.waitingLogs?.logs).toEqual([
    expect.objectContaining({
      state: 'needsYou',
      stateText: 'Needs you',
      text: 'Topic is missing.',
      fields: [
        expect.objectContaining({
          name: 'Topic__c',
          label: 'Topic',
          message: 'Choose a topic.',
          choices: [
            { value: 'Sales', label: 'Sales' },
            { value: 'Service', label: 'Service' },
          ],
        }),
      ],
    }),
  ]);
  expect(desk.asksBeforeLeaving).toBe(true);
  await desk.run({ type: 'editLogField', callKey: 'simulator-c1', name: 'Topic__c', value: 'Sales' });
  accept(desk);
  await desk.run({ type: 'sendLogAgain', callKey: 'simulator-c1' });
  expect(lastSent(desk)).toEqual([expect.objectContaining({ note: 'a note', taskFields: { Topic__c: 'Sales' } })]);
  expect(desk.view.waitingLogs?.logs).toEqual([]);
  expect(desk.asksBeforeLeaving).toBe(false);
});

test('a refused note is changed as the note, a refused result as the result, a refused record as the record', async () => {
  const desk = await startDesk();
  const field = (name: string, type: FieldProblem['type']) => ({ ...TOPIC, name, type, values: [] });
  refuse(desk, 'agent', [
    field('Description', 'longText'),
    field('CallDisposition', 'picklist'),
    field('WhatId', 'reference'),
  ]);
  await talkAndSave(desk, 'c1', 'too short');
  const callKey = 'simulator-c1';
  await desk.run({ type: 'editLogField', callKey, name: 'Description', value: 'long enough' });
  await desk.run({ type: 'editLogField', callKey, name: 'CallDisposition', value: 'resolved' });
  await desk.run({ type: 'editLogField', callKey, name: 'WhatId', value: '' });
  accept(desk);
  await desk.run({ type: 'sendLogAgain', callKey });
  expect(lastSent(desk)).toEqual([
    expect.objectContaining({
      note: 'long enough',
      result: 'resolved',
      resultLabel: 'Resolved',
      relatedTo: { whoId: '', whatId: '' },
    }),
  ]);
});

test('a refusal that names no field: the note can be changed, since most rules ask for words', async () => {
  const desk = await startDesk();
  refuse(desk, 'agent');
  await talkAndSave(desk, 'c1');
  await desk.run({ type: 'openLogs' });
  expect(desk.view.waitingLogs?.logs[0]?.fields).toEqual([
    expect.objectContaining({ label: 'Note', type: 'longText' }),
  ]);
});

test('a log that needs an admin says so, is exported with a word on what it holds, and keeps nobody from leaving', async () => {
  const desk = await startDesk();
  refuse(desk, 'admin');
  await talkAndSave(desk, 'c1');
  await desk.run({ type: 'openLogs' });
  expect(desk.view.waitingLogs?.logs[0]).toMatchObject({
    state: 'needsAdmin',
    stateText: 'Needs an admin',
    fields: [],
  });
  expect(desk.asksBeforeLeaving).toBe(false);
  await desk.run({ type: 'exportLogs', format: 'csv' });
  expect(desk.files[0]?.name).toMatch(/^call-logs-\d{4}-\d{2}-\d{2}\.csv$/);
  expect(desk.files[0]?.text).toContain(NUMBER);
  expect(desk.view.notices[0]?.hint).toContain('numbers and notes');
});

test('a refused log is dropped when the agent says so, which is told and stands in the log; one that waits is not', async () => {
  const desk = await startDesk();
  refuse(desk, 'agent');
  await talkAndSave(desk, 'c1');
  await desk.run({ type: 'openLogs' });
  desk.host.org.fail('reportDroppedLog', { code: 'org-unreachable', message: 'No network', hint: '' });
  await desk.run({ type: 'dropLog', callKey: 'simulator-c1' });
  expect(desk.view.waitingLogs?.logs).toHaveLength(1);
  expect(desk.notices[0]).toContain('was not dropped');
  await desk.run({ type: 'dismissNotice', noticeId: desk.view.notices[0]!.noticeId });
  await desk.run({ type: 'dropLog', callKey: 'simulator-c1' });
  expect(desk.host.org.asked.at(-1)).toMatchObject({ operation: 'reportDroppedLog', input: { code: 'validation' } });
  expect(desk.view.waitingLogs?.logs).toEqual([]);
  expect(desk.notices).toEqual(['The log of the call with 030 123456 was dropped']);
  expect(desk.log.lines.some(({ text }) => text.startsWith('The agent dropped a call log'))).toBe(true);
  desk.host.org.fail('saveCalls', { code: 'org-unreachable', message: 'No network', hint: '' });
  accept(desk);
  await talkAndSave(desk, 'c2');
  await desk.run({ type: 'openLogs' });
  await desk.run({ type: 'dismissNotice', noticeId: desk.view.notices[0]!.noticeId });
  await desk.run({ type: 'dropLog', callKey: 'simulator-c2' });
  expect(desk.notices).toEqual([]);
  expect(desk.view.waitingLogs?.logs).toEqual([expect.objectContaining({ state: 'waiting' })]);
  expect(desk.asksBeforeLeaving).toBe(true);
});

test('logs of another user of this computer are told, and neither shown nor sent', async () => {
  const first = await startDesk();
  first.host.org.fail('saveCalls', { code: 'org-unreachable', message: 'No network', hint: '' });
  await talkAndSave(first, 'c1');
  await first.phone.stop();
  const session = { userId: '005000000000002AAA', userName: 'Bob' };
  const second = makeDesk({ databases: first.databases, session });
  await second.start();
  expect(second.view.logs).toEqual({ waiting: 0, failed: 0, text: '1 call log of others' });
  await second.run({ type: 'openLogs' });
  expect(second.view.waitingLogs).toMatchObject({
    logs: [],
    foreignText: '1 call log of other users of this computer, sent when those users sign in here.',
  });
  expect(second.sent).toEqual([]);
});

test('the history has each call once, from journal and Salesforce, newest first', async () => {
  const desk = await startDesk();
  await talkAndSave(desk, 'c1', 'first');
  await desk.wait(1_000);
  desk.host.org.fail('saveCalls', { code: 'org-unreachable', message: 'No network', hint: '' });
  await talkAndSave(desk, 'c2', 'second');
  await desk.run({ type: 'openHistory', days: 7 });
  expect(desk.view.history).toMatchObject({
    days: 7,
    state: 'ready',
    calls: [
      { callKey: 'simulator-c2', logState: 'waiting', note: 'second', outcome: '1 min 00 s' },
      { callKey: 'simulator-c1', logState: 'logged', note: 'first' },
    ],
  });
  expect(desk.host.org.asked.at(-1)).toEqual({ operation: 'recentCalls', input: { days: 7, most: 200 } });
});

test('Salesforce does not answer: the calls of this session stand there, with the reason', async () => {
  const desk = await startDesk();
  await talkAndSave(desk, 'c1');
  desk.host.org.fail('recentCalls', { code: 'org-timeout', message: 'Salesforce is slow', hint: 'Try again.' });
  await desk.run({ type: 'openHistory', days: 1 });
  expect(desk.view.history).toMatchObject({
    state: 'failed',
    text: 'Only calls of this session are shown. Salesforce is slow. Try again.',
    calls: [{ callKey: 'simulator-c1' }],
  });
});

test('a note that is changed in the history arrives, and what somebody else wrote meanwhile is kept and shown', async () => {
  const desk = await startDesk();
  await talkAndSave(desk, 'c1', 'mine');
  const saved = desk.host.org.savedCalls[0]!;
  await desk.run({ type: 'openHistory', days: 1 });
  await desk.run({ type: 'beginNoteEdit', callKey: 'simulator-c1' });
  desk.host.org.logs.notes.set(saved.callRecordId, 'mine, and theirs');
  await desk.run({ type: 'changeNoteEdit', note: 'mine, longer' });
  expect(desk.asksBeforeLeaving).toBe(true);
  await desk.run({ type: 'saveNoteEdit' });
  expect(desk.host.refreshes).toBe(2);
  expect(desk.view.history?.calls[0]?.edit).toMatchObject({ state: 'merged', note: 'mine, and theirs\nmine, longer' });
  await desk.run({ type: 'endNoteEdit' });
  expect(desk.view.history?.calls[0]).toMatchObject({ edit: null, note: 'mine, and theirs\nmine, longer' });
  expect(desk.asksBeforeLeaving).toBe(false);
});

test('a note of a log that still waits is changed in the journal and travels with it', async () => {
  const desk = await startDesk();
  desk.host.org.fail('saveCalls', { code: 'org-unreachable', message: 'No network', hint: '' });
  await talkAndSave(desk, 'c1', 'mine');
  await desk.run({ type: 'openHistory', days: 1 });
  await desk.run({ type: 'beginNoteEdit', callKey: 'simulator-c1' });
  await desk.run({ type: 'changeNoteEdit', note: 'mine, longer' });
  await desk.run({ type: 'saveNoteEdit' });
  expect(desk.view.history?.calls[0]).toMatchObject({ edit: null, note: 'mine, longer' });
  await desk.run({ type: 'sendLogs' });
  expect(desk.sent).toEqual([expect.objectContaining({ note: 'mine, longer' })]);
});

test('a change that Salesforce does not take keeps the words and says why', async () => {
  const desk = await startDesk();
  await talkAndSave(desk, 'c1', 'mine');
  await desk.run({ type: 'openHistory', days: 1 });
  await desk.run({ type: 'beginNoteEdit', callKey: 'simulator-c1' });
  await desk.run({ type: 'changeNoteEdit', note: 'longer' });
  desk.host.org.fail('updateNote', { code: 'call-out-of-reach', message: 'It is locked', hint: 'Try later.' });
  await desk.run({ type: 'saveNoteEdit' });
  expect(desk.view.history?.calls[0]?.edit).toEqual({
    note: 'longer',
    state: 'failed',
    text: 'It is locked. Try later.',
  });
});

test('another note is begun: the first is saved; where that does not work it stays open', async () => {
  const desk = await startDesk();
  await talkAndSave(desk, 'c1', 'one');
  await talkAndSave(desk, 'c2', 'two');
  await desk.run({ type: 'openHistory', days: 1 });
  const edited = () => desk.view.history?.calls.filter(({ edit }) => edit).map(({ callKey }) => callKey);
  await desk.run({ type: 'beginNoteEdit', callKey: 'simulator-c1' });
  await desk.run({ type: 'changeNoteEdit', note: 'one more' });
  desk.host.org.fail('updateNote', { code: 'org-timeout', message: 'Slow', hint: '' });
  await desk.run({ type: 'beginNoteEdit', callKey: 'simulator-c2' });
  expect(edited()).toEqual(['simulator-c1']);
  await desk.run({ type: 'beginNoteEdit', callKey: 'simulator-c2' });
  expect(edited()).toEqual(['simulator-c2']);
  expect(desk.view.history?.calls.find(({ callKey }) => callKey === 'simulator-c1')?.note).toBe('one more');
  await desk.run({ type: 'closeDrawer' });
  expect(desk.asksBeforeLeaving).toBe(false);
});

test('the list of logs does not open over a call; it is said when it can', async () => {
  const desk = await startDesk();
  await desk.ring('c1', NUMBER);
  await desk.run({ type: 'openLogs' });
  expect(desk.notices).toEqual(['Call logs can be looked at when the call is over']);
  expect(desk.view.drawer).toBe('none');
});

test('of very many logs the first hundred are listed, and the others are counted', async () => {
  const desk = await startDesk();
  desk.host.org.fail('saveCalls', { code: 'org-unreachable', message: 'No network', hint: '' });
  for (let call = 0; call < 103; call += 1) {
    desk.line.ring(`c${call}`, NUMBER);
    desk.line.callerHangsUp(`c${call}`);
    await desk.settled();
  }
  await desk.run({ type: 'openLogs' });
  expect(desk.view.waitingLogs?.logs).toHaveLength(100);
  expect(desk.view.waitingLogs?.moreText).toBe('… and 3 more');
});

test('a call takes the panel; the list with its unsaved note is there again afterwards', async () => {
  const desk = await startDesk();
  await talkAndSave(desk, 'c1', 'mine');
  await desk.run({ type: 'openHistory', days: 1 });
  await desk.run({ type: 'beginNoteEdit', callKey: 'simulator-c1' });
  await desk.run({ type: 'changeNoteEdit', note: 'half a sent' });
  await desk.ring('c2', NUMBER);
  desk.line.callerHangsUp('c2');
  await desk.settled();
  expect(desk.view.drawer).toBe('history');
  expect(desk.view.history?.calls.find(({ callKey }) => callKey === 'simulator-c1')?.edit?.note).toBe('half a sent');
});
