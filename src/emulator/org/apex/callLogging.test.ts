/** @jest-environment node */
import { FakeClock } from '../../../base/fakeClock';
import { createAcmeOrg } from '../acmeOrg';
import { readCustomMetadata } from '../customMetadata';
import type { CustomMetadata, MetadataRecord } from '../customMetadata';
import type { Org } from '../org';
import { USUAL_ORG } from '../orgSwitches';
import { userNamed } from '../users/orgUsers';
import { createCtiPhone } from './ctiPhone';

const PROJECT = readCustomMetadata('force-app/main/default');
const LINES = { domain: 'pbx', mintCredential: () => ({ authUser: 'a', password: 'b', expiresAt: 1 }) };
const OFFERED_AT = Date.UTC(2026, 0, 15, 9);
const ENTRY = {
  phoneSystemCallId: 'call-1',
  direction: 'inbound',
  rawNumber: '+493023125101',
  e164: '+493023125101',
  displayName: 'Jonas',
  offeredAt: OFFERED_AT,
  answeredAt: OFFERED_AT + 5_000,
  endedAt: OFFERED_AT + 125_000,
  durationSeconds: 120,
  endReason: 'completed',
  ...{ matchedRecordId: '', matchedObjectType: '' },
  result: 'resolved',
  resultLabel: 'Resolved',
  note: 'All good',
};
type Change = Readonly<Record<string, unknown>>;
type Result = Readonly<Record<string, unknown>>;

interface DeskOptions {
  readonly user?: string;
  readonly switches?: Readonly<Record<string, string>>;
  readonly fields?: readonly MetadataRecord[];
  readonly policies?: readonly MetadataRecord[];
}

/** An agent of the org and the twin of its Apex. */
function makeDesk({ user = 'alice', switches = {}, fields = [], policies }: DeskOptions = {}) {
  const clock = new FakeClock();
  const org = createAcmeOrg({
    projectRoot: process.cwd(),
    clock,
    switches: (key) => switches[key] ?? USUAL_ORG(key),
  });
  const own = policies ? [['Cti_Log_Policy', policies] as const] : [];
  const metadata: CustomMetadata = new Map([...PROJECT, ['Cti_Log_Field', fields], ...own]);
  const twin = createCtiPhone(org, LINES, { metadata });
  const known = new Set(org.records('Task').map(({ Id }) => Id));
  const as = (name: string) => ({
    ask(operation: string, input: unknown): Result {
      const request = JSON.stringify({ version: 1, operation, input });
      const id = userNamed(org, name).id;
      const { ok, value, error } = JSON.parse(String(org.runAs(id, () => twin.ask!(request)))) as Record<
        string,
        Result
      >;
      return (ok ? value : { error }) as Result;
    },
    save(change: Change = {}): Result {
      return (this.ask('saveCalls', { entries: [{ ...ENTRY, ...change }] }).results as Result[])[0]!;
    },
  });
  const calls = () => org.records('Cti_Call__c');
  const tasks = () => org.records('Task').filter(({ Id }) => !known.has(Id));
  const notices = () => org.records('Cti_Notice__c').map((each) => each.Notice_Key__c);
  return { org, clock, as, calls, tasks, notices, ...as(user) };
}

function named(org: Org, objectType: string, name?: string): string {
  return org.records(objectType).find((each) => name === undefined || each.Name === name)!.Id;
}

describe('steps of a call', () => {
  const RING = { step: 'ring', answeredAt: null, endReason: '', durationSeconds: 0, note: '', result: '' };

  test('a call that rings has its record at once and its task when it is over', () => {
    const desk = makeDesk();
    expect(desk.save(RING)).toMatchObject({ status: 'saved', taskId: '' });
    expect(desk.calls()).toMatchObject([{ Step__c: 'ring', Ended_At__c: null, Log_State__c: 'open' }]);
    desk.save({ ...RING, step: 'answer', answeredAt: OFFERED_AT + 5_000 });
    expect(desk.tasks()).toEqual([]);
    desk.save();
    expect(desk.calls()).toMatchObject([{ Step__c: 'end', Duration_Seconds__c: 120, Log_State__c: 'logged' }]);
    expect(desk.tasks()).toMatchObject([{ Description: 'All good', CallDurationInSeconds: 120 }]);
  });

  test('a step that comes late changes nothing', () => {
    const desk = makeDesk();
    desk.save();
    const before = JSON.stringify([desk.calls(), desk.tasks()]);
    expect(desk.save(RING)).toMatchObject({ status: 'saved' });
    expect(JSON.stringify([desk.calls(), desk.tasks()])).toBe(before);
  });

  test('an earlier version that comes late changes nothing, and takes nothing back that was changed in the history', () => {
    const desk = makeDesk();
    desk.save({ changedAt: 3_000, note: 'Wants an offer' });
    const [{ Id }] = desk.calls() as [{ Id: string }];
    desk.save({ changedAt: 2_000, note: 'Wants', result: 'noAnswer' });
    expect(desk.calls()).toMatchObject([{ Note__c: 'Wants an offer', Result__c: 'resolved', Changed_At_Ms__c: 3_000 }]);
    desk.ask('updateNote', { callRecordId: Id, note: 'Has an offer', noteBaseline: 'Wants an offer' });
    desk.save({ changedAt: 3_000, note: 'Wants an offer' });
    expect(desk.tasks()).toMatchObject([{ Description: 'Has an offer' }]);
    desk.save({ changedAt: 4_000, note: 'Has two offers' });
    expect(desk.calls()).toMatchObject([{ Note__c: 'Has two offers', Changed_At_Ms__c: 4_000 }]);
  });

  test('a task that was made at the ring tells the whole call in the end', () => {
    const desk = makeDesk({ switches: { logPolicy: 'atRing' } });
    desk.save(RING);
    desk.save({ endReason: 'missed', answeredAt: null, durationSeconds: 0, result: '', note: '' });
    expect(desk.tasks()).toMatchObject([
      { Subject: 'Missed call from Jonas (+493023125101)', CallDisposition: 'Missed' },
    ]);
  });

  test('a repeat changes nothing but the count of repeats', () => {
    const desk = makeDesk();
    const first = desk.save();
    const [before] = desk.calls();
    expect(desk.save()).toEqual(first);
    expect(desk.calls()).toEqual([{ ...before, Repeats__c: 1 }]);
    expect(desk.tasks()).toHaveLength(1);
  });
});

describe('what the policy asks for', () => {
  test.each([
    ['automatic', {}, 1, 'logged'],
    ['light', {}, 0, 'noActivity'],
    ['noMissed', { answeredAt: null, endReason: 'missed' }, 0, 'noActivity'],
    ['noMissed', { isInternal: true }, 0, 'noActivity'],
    ['noMissed', {}, 1, 'logged'],
    ['confirm', { activity: 'notYet' }, 0, 'open'],
    ['confirm', { activity: 'never' }, 0, 'noActivity'],
    ['confirm', { activity: 'asPolicy' }, 1, 'logged'],
    ['project', { endReason: 'elsewhere', answeredAt: null }, 0, 'noActivity'],
    ['project', { endReason: 'doNotCall', direction: 'outbound', answeredAt: null }, 0, 'noActivity'],
  ])('%s and %j: %d task(s), the call is %s', (...[logPolicy, change, taskCount, state]) => {
    const desk = makeDesk({ switches: { logPolicy } });
    expect(desk.save(change)).toMatchObject({ status: 'saved' });
    expect(desk.tasks()).toHaveLength(taskCount);
    expect(desk.calls()).toMatchObject([{ Log_State__c: state }]);
  });

  test('each call center follows its own policy, one without its own that for all', () => {
    const policies: MetadataRecord[] = [
      { Call_Center__c: null },
      { Call_Center__c: 'OpenSoftphoneLondon', Is_Light__c: true },
    ];
    const desk = makeDesk({ policies });
    expect(desk.ask('logPolicy', {}).policy).toMatchObject({ isLight: false });
    expect(desk.as('david').ask('logPolicy', {}).policy).toMatchObject({ isLight: true });
  });

  test('an activity that the agent confirms later is made then', () => {
    const desk = makeDesk();
    desk.save({ activity: 'notYet' });
    expect(desk.save({ activity: 'asPolicy' })).toMatchObject({ taskId: desk.tasks()[0]!.Id });
  });

  test('a session brings the policy and the results of the project along', () => {
    const { logging } = makeDesk({ switches: { logPolicy: 'timedWrapUp' } }).ask('startSession', {}) as {
      logging: { policy: Result; dispositions: Result[] };
    };
    expect(logging.policy).toMatchObject({ activity: 'task', isLight: false, doNotCall: 'off', wrapUpSeconds: 20 });
    expect(logging.dispositions.map(({ code }) => code)).toEqual([
      'resolved',
      'follow-up',
      'call-back',
      'left-message',
      'not-interested',
      'wrong-number',
    ]);
  });
});

describe('voice calls', () => {
  test('one beside the task where they are licensed, once', () => {
    const desk = makeDesk({ switches: { logPolicy: 'voiceCall', voiceCall: 'licensed' } });
    const { taskId, voiceCallId } = desk.save({ line: '+49301' });
    desk.save({ note: 'Second thoughts' });
    expect(desk.org.records('VoiceCall')).toMatchObject([
      { Id: voiceCallId, ActivityId: taskId, CallType: 'Inbound', ToPhoneNumber: '+49301', Description: 'All good' },
    ]);
    expect(desk.tasks()).toMatchObject([{ Description: 'Second thoughts' }]);
  });

  test.each(['notCreatable', 'absent'])('where they are %s the task alone, and the admin is told once', (voiceCall) => {
    const desk = makeDesk({ switches: { logPolicy: 'voiceCall', voiceCall } });
    expect(desk.save()).toMatchObject({ status: 'saved', taskId: expect.stringMatching(/^00T/) as string });
    desk.save({ phoneSystemCallId: 'call-2' });
    expect(desk.notices()).toEqual([`no-voice-call:${desk.org.id}`]);
    expect(desk.ask('logPolicy', {}).policy).toMatchObject({ activity: 'task' });
  });
});

describe('who can help', () => {
  test('a required field is the agent’s: named, and taken once it is filled', () => {
    const desk = makeDesk({ switches: { taskField: 'required' } });
    expect(desk.save()).toMatchObject({
      kind: 'agent',
      code: 'required-field-missing',
      callRecordId: desk.calls()[0]!.Id,
      fields: [{ name: 'Contact_Reason__c', label: 'Contact Reason', type: 'text' }],
    });
    expect(desk.calls()).toMatchObject([{ Log_State__c: 'needsAgent', Task_Id__c: null }]);
  });

  test('a validation rule is the agent’s too: the corrected note makes one task', () => {
    const desk = makeDesk({ switches: { taskValidation: 'comments' } });
    expect(desk.save({ note: '' })).toMatchObject({
      kind: 'agent',
      fields: [{ name: 'Description', isEditable: true }],
    });
    expect(desk.save({ note: 'Said hello' })).toMatchObject({ status: 'saved' });
    expect(desk.tasks()).toHaveLength(1);
  });

  test.each([
    ['refuses', 'agent'],
    ['breaks', 'admin'],
  ])('a trigger that %s: %s, and the call stays', (taskTrigger, kind) => {
    const desk = makeDesk({ switches: { taskTrigger } });
    expect(desk.save()).toMatchObject({ status: 'failed', kind, isTransient: false });
    expect(desk.calls()).toHaveLength(1);
  });

  test('no access to tasks is an admin’s, and the call stays', () => {
    const desk = makeDesk({ user: 'bruno' });
    expect(desk.save()).toMatchObject({ kind: 'admin', code: 'no-task-access' });
    expect(desk.as('sofia').ask('recentCalls', { days: 7, most: 9 })).toEqual({ calls: [] });
    expect(desk.calls()).toMatchObject([{ Log_State__c: 'needsAdmin' }]);
  });

  test('no access to calls is an admin’s, entry by entry', () => {
    const desk = makeDesk({ user: 'nora' });
    expect(desk.save()).toMatchObject({ status: 'failed', kind: 'admin', code: 'no-access' });
    expect(desk.calls()).toEqual([]);
  });

  test('a locked row passes by itself', () => {
    const desk = makeDesk();
    desk.org.isRowLocked = () => true;
    expect(desk.save()).toMatchObject({ kind: 'transient', isTransient: true, code: 'unable-to-lock-row' });
  });

  test('a hidden field never costs the log: left out, noted, told to the admin once', () => {
    const desk = makeDesk({ user: 'clara' });
    expect(desk.save()).toMatchObject({ status: 'saved', omittedFields: ['Task.Type'] });
    desk.save({ phoneSystemCallId: 'call-2' });
    expect(desk.calls()).toMatchObject([{ Omitted_Fields__c: 'Task.Type' }, { Omitted_Fields__c: 'Task.Type' }]);
    expect(desk.notices()).toEqual(['hidden-field:Task.Type']);
  });

  test('a record that belongs to somebody else now is not changed', () => {
    const desk = makeDesk();
    desk.save();
    desk.org.update(desk.calls()[0]!.Id, { OwnerId: userNamed(desk.org, 'david').id });
    expect(desk.save({ note: 'Mine!' })).toMatchObject({ kind: 'admin', code: 'foreign-row' });
    expect(desk.calls()).toMatchObject([{ Note__c: 'All good' }]);
  });

  test('two agents with the same call have two records; who did not answer has no task', () => {
    const desk = makeDesk();
    desk.save();
    desk.as('david').save({ endReason: 'elsewhere', answeredAt: null, result: '' });
    expect(new Set(desk.calls().map((call) => call.Call_Key__c)).size).toBe(2);
    expect(desk.tasks()).toHaveLength(1);
  });
});

describe('one agent with two devices: the one that did not answer knows the least', () => {
  const elsewhere = { endReason: 'elsewhere', answeredAt: null, durationSeconds: 0, result: '', note: '' };
  const told = { End_Reason__c: 'completed', Result__c: 'resolved', Note__c: 'All good', Duration_Seconds__c: 120 };

  test('its word comes first: the other corrects it, and makes the task', () => {
    const desk = makeDesk();
    desk.save(elsewhere);
    expect(desk.tasks()).toEqual([]);
    desk.save();
    expect(desk.calls()).toMatchObject([{ ...told, Log_State__c: 'logged' }]);
    expect(desk.tasks()).toHaveLength(1);
  });

  test('its word comes last: nothing changes', () => {
    const desk = makeDesk();
    desk.save();
    desk.save(elsewhere);
    expect(desk.calls()).toMatchObject([{ ...told, Log_State__c: 'logged' }]);
    expect(desk.tasks()).toHaveLength(1);
  });
});

describe('what the activity hangs on and holds', () => {
  test('a contact and a case together; a lead alone', () => {
    const desk = makeDesk();
    const whatId = named(desk.org, 'Case');
    const contact = named(desk.org, 'Contact', 'Jonas Brandt');
    const lead = named(desk.org, 'Lead');
    desk.save({ relatedTo: { whoId: contact, whatId } });
    desk.save({ phoneSystemCallId: 'call-2', relatedTo: { whoId: lead, whatId } });
    expect(desk.tasks()).toMatchObject([
      { WhoId: contact, WhatId: whatId, Subject: 'Inbound call from Jonas Brandt' },
      { WhoId: lead, WhatId: null },
    ]);
  });

  test('a person account is its contact, and leaves room for a case', () => {
    const desk = makeDesk();
    const account = desk.org.records('Account').find((each) => each.IsPersonAccount)!;
    const whatId = named(desk.org, 'Case');
    desk.save({ matchedRecordId: account.Id });
    desk.save({ phoneSystemCallId: 'call-2', relatedTo: { whoId: account.Id, whatId } });
    expect(desk.tasks()).toMatchObject([
      { WhoId: account.PersonContactId, WhatId: null },
      { WhoId: account.PersonContactId, WhatId: whatId },
    ]);
  });

  test('a task is closed in the words of the org', () => {
    const desk = makeDesk({ switches: { taskStatus: 'german' } });
    desk.save({ followUp: { date: '2026-02-01', subject: 'Later' } });
    expect(desk.tasks()).toMatchObject([
      { Status: 'Erledigt', IsClosed: true },
      { Status: 'Offen', IsClosed: false },
    ]);
  });

  test('another choice later moves the task', () => {
    const desk = makeDesk();
    const whatId = named(desk.org, 'Case');
    desk.save();
    desk.save({ relatedTo: { whoId: '', whatId } });
    expect(desk.tasks()).toMatchObject([{ WhatId: whatId }]);
  });

  test('a follow-up is made once, with its date', () => {
    const desk = makeDesk();
    const followUp = { date: '2026-02-01', subject: '' };
    const { followUpId } = desk.save({ followUp });
    desk.save({ followUp });
    expect(desk.tasks()).toHaveLength(2);
    expect(desk.org.read(String(followUpId))).toMatchObject({
      ActivityDate: '2026-02-01',
      Subject: 'Call back Jonas (+493023125101)',
      IsClosed: false,
    });
  });

  test('words of the phone system reach mapped fields, cut; ids and reserved fields are refused', () => {
    const field = (Source__c: string, Field__c: string): MetadataRecord => ({
      Source__c,
      Field__c,
      Is_Active__c: true,
    });
    const fields = [
      field('header:x-kind', 'Priority'),
      field('queue', 'Subject'),
      field('queue', 'OwnerId'),
      field('queue', 'Status'),
      field('queue', 'Nothing__c'),
    ];
    const desk = makeDesk({ fields });
    const { omittedFields } = desk.save({ queue: 'Q'.repeat(255), attributes: { 'header:X-Kind': 'High' } });
    expect(desk.tasks()).toMatchObject([{ Priority: 'High', Subject: 'Q'.repeat(255), Status: 'Completed' }]);
    expect(omittedFields).toEqual(['Task.OwnerId', 'Task.Status', 'Task.Nothing__c']);
  });

  test('a correction of the match reaches the record, and is counted', () => {
    const desk = makeDesk();
    desk.save({ matchExplanation: 'Mobile is the number' });
    const matchedRecordId = named(desk.org, 'Contact', 'Jonas Brandt');
    desk.save({ matchedRecordId, corrections: 1, matchExplanation: 'Chosen by the agent' });
    expect(desk.calls()).toMatchObject([
      { Matched_Record_Id__c: matchedRecordId, Corrections__c: 1, Match_Explanation__c: 'Chosen by the agent' },
    ]);
  });
});

describe('bad values are refused by name', () => {
  test.each([
    [{ step: 'later' }, /^step /],
    [{ activity: 'perhaps' }, /^activity /],
    [{ followUp: { date: 'tomorrow' } }, /^followUp /],
    [{ matchExplanation: 'x'.repeat(1001) }, /^matchExplanation /],
    [{ attributes: { a: 1 } }, /^a is no text/],
    [{ attributes: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a${i}`, ''])) }, /^attributes /],
    [{ popLatencyMs: -1 }, /^popLatencyMs /],
  ])('%j', (change, message) => {
    expect(makeDesk().save(change)).toMatchObject({
      kind: 'admin',
      code: 'bad-input',
      message: expect.stringMatching(message) as string,
    });
  });
});
