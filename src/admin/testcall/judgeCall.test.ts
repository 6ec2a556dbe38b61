/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerChallenge } from '../line/digest';
import { readSip } from '../line/sipMessage';
import { judgeCall } from './judgeCall';
import type { Findings, StoredTask } from './judgeCall';
import type { StoredCall } from './storedCall';
import { readTestLine } from './testLineFile';

const CALL: StoredCall = {
  ...{
    Id: 'a0C1',
    Call_Key__c: 'key',
    Phone_System_Call_Id__c: 'abc',
    Direction__c: 'inbound',
    Caller_Number__c: '+4930',
  },
  ...{
    Offered_At__c: 'x',
    Ended_At__c: 'y',
    Duration_Seconds__c: 3,
    End_Reason__c: 'completed',
    Omitted_Fields__c: null,
  },
  ...{
    Matched_Record_Id__c: '003000000000001AAA',
    Match_Explanation__c: 'Phone',
    Pop_Latency_Ms__c: 400,
    Problem__c: null,
  },
  ...{ Log_State__c: 'logged', Task_Id__c: '00T1', Voice_Call_Id__c: null, Follow_Up_Id__c: null },
};
const TASK: StoredTask = {
  ...{ Id: '00T1', Subject: 'Inbound call', CallType: 'Inbound', CallDurationInSeconds: 3, CallObject: 'key' },
  ...{ IsClosed: true, OwnerId: '005000000000001', WhoId: '003000000000001AAA', WhatId: null },
};
const SOUND: Findings = {
  call: CALL,
  task: TASK,
  voiceCall: null,
  wantsVoiceCall: false,
  agentId: '005000000000001AAA',
  expected: '',
};

const call = (changes: Partial<StoredCall>): Partial<Findings> => ({ call: { ...CALL, ...changes } });
const task = (changes: Partial<StoredTask>): Partial<Findings> => ({ task: { ...TASK, ...changes } });

test.each<[string, Partial<Findings>, string[]]>([
  ['all is right', {}, []],
  ['no call came', { call: null }, ['stored fail']],
  ['the call has no end', call({ Ended_At__c: null }), ['stored fail']],
  ['somebody else was found', { expected: '003000000000002AAA' }, ['matched fail']],
  ['nobody was found', call({ Matched_Record_Id__c: null, Pop_Latency_Ms__c: null }), ['matched warn']],
  ['nothing opened', call({ Pop_Latency_Ms__c: null }), ['popped fail']],
  ['it opened late', call({ Pop_Latency_Ms__c: 2_001 }), ['popped warn']],
  ['there is no task', { task: null }, ['task fail']],
  ['the policy wants no task', { ...call({ Log_State__c: 'noActivity', Task_Id__c: null }), task: null }, []],
  ['the task has no type of call', task({ CallType: null }), ['task fail']],
  ['the task is open', task({ IsClosed: false }), ['task fail']],
  ['the task is another call’s', task({ CallObject: 'other' }), ['task fail']],
  ['the task is somebody else’s', task({ OwnerId: '005000000000009' }), ['task fail']],
  ['the task hangs on nobody', task({ WhoId: null }), ['task fail']],
  ['a voice call is wanted and missing', { wantsVoiceCall: true }, ['voiceCall fail']],
  ['fields were left out', call({ Omitted_Fields__c: 'Task.Call_Queue__c' }), ['fields warn']],
])('%s', (_, changes, expected) => {
  const verdicts = judgeCall({ ...SOUND, ...changes });
  const bad = verdicts.filter(({ status }) => status === 'fail' || status === 'warn');
  expect(bad.map(({ name, status }) => `${name} ${status}`)).toEqual(expected);
  expect(bad.every(({ evidence, fix }) => evidence !== '' && fix !== '')).toBe(true);
});

test.each([
  ['{\n "server": "wss://a.example",\n oops }', 'bad-line-file', /line 3: this is not JSON$/],
  ['null', 'bad-line-file', /no server, no user, no password/],
  ['{"server":"wss://a.example","user":"t@a.example"}', 'bad-line-file', /no password/],
  ['{"server":"https://a.example","user":"t@a.example","password":"hush"}', 'bad-test-server', /must start with wss/],
  ['{"server":"ws://a.example","user":"t@a.example","password":"hush"}', 'bad-test-server', /must start with wss/],
  ['{"server":"wss://a.example","user":"t@a.example\\r\\nX: y","password":"hush"}', 'bad-test-user', /user@domain/],
])('a line file that holds %j is refused, and no password is repeated', (text, code, says) => {
  const folder = mkdtempSync(join(tmpdir(), 'cti-line-'));
  writeFileSync(join(folder, 'line.json'), text);
  const read = (): unknown => readTestLine(join(folder, 'line.json'));
  expect(read).toThrow(expect.objectContaining({ code, message: expect.stringMatching(says) as string }) as Error);
  expect(read).not.toThrow('hush');
  rmSync(folder, { recursive: true });
});

test('a challenge is answered as it was asked: with or without qop, MD5 or SHA-256, and no other', () => {
  const ask = (challenge: string): string =>
    answerChallenge(
      challenge,
      { method: 'GET', uri: '/dir/index.html' },
      { authUser: 'Mufasa', password: 'CircleOfLife' },
    );
  expect(ask('Digest realm="testrealm@host.com", nonce="dcd98b", opaque="5ccc"')).toMatch(
    /response="[0-9a-f]{32}", opaque="5ccc", algorithm=MD5$/,
  );
  expect(ask('Digest realm="r", nonce="n", algorithm=SHA-256, qop="auth,auth-int"')).toMatch(
    /response="[0-9a-f]{64}".*algorithm=SHA-256, qop=auth, nc=00000001$/,
  );
  expect(() => ask('Digest realm="r", nonce="n", algorithm=MD5-sess')).toThrow('MD5-sess');
});

test('what is no SIP is no message; folded lines and short names are read', () => {
  expect(readSip('\r\n\r\n')).toBeNull();
  const message = readSip(
    'SIP/2.0 200 OK\r\ni: abc\r\nv: SIP/2.0/WS a\r\nVia: SIP/2.0/WS b\r\nServer: one\r\n two\r\n\r\nbody',
  );
  expect(message).toMatchObject({ status: 200, reason: 'OK', body: 'body' });
  expect(message?.headers.get('call-id')).toEqual(['abc']);
  expect(message?.headers.get('via')).toEqual(['SIP/2.0/WS a', 'SIP/2.0/WS b']);
  expect(message?.headers.get('server')).toEqual(['one two']);
});
