/** @jest-environment node */
import { createAcmeOrg } from '../acmeOrg';
import type { Org } from '../org';
import { userNamed } from '../users/orgUsers';
import { createCtiPhone } from './ctiPhone';

const LINE = {
  domain: 'pbx.acme.localhost',
  mintCredential: (user: string, life: number, step = 0) => ({
    authUser: `${life}:${step}:${user}`,
    password: 'secret',
    expiresAt: 1,
  }),
};

const ENTRY = {
  phoneSystemCallId: 'call-1@pbx',
  direction: 'inbound',
  rawNumber: '+493023125101',
  e164: '+493023125101',
  displayName: 'Jonas',
  offeredAt: Date.UTC(2026, 0, 15, 9, 0, 0),
  answeredAt: Date.UTC(2026, 0, 15, 9, 0, 5),
  endedAt: Date.UTC(2026, 0, 15, 9, 2, 5),
  durationSeconds: 120,
  endReason: 'completed',
  matchedRecordId: '',
  matchedObjectType: '',
  result: 'solved',
  resultLabel: 'Solved',
  note: 'All good',
};

interface Answer {
  readonly ok: boolean;
  readonly value: {
    readonly candidates: unknown[];
    readonly results: Record<string, unknown>[];
    readonly line: unknown;
  };
  readonly error: { readonly code: string; readonly message: string; readonly hint: string };
}

function makeDesk(): { org: Org; ask: (operation: string, input: unknown) => Answer; raw: (text: unknown) => Answer } {
  const org = createAcmeOrg({ projectRoot: process.cwd() });
  const twin = createCtiPhone(org, LINE);
  const raw = (text: unknown) => JSON.parse(String(twin.ask!(text))) as Answer;
  return { org, raw, ask: (operation, input) => raw(JSON.stringify({ version: 1, operation, input })) };
}

function byName(org: Org, objectType: string, name: string): string {
  return org.records(objectType).find((each) => each.Name === name)!.Id;
}

test('a session says who the agent is and gives ten minutes of line, one credential a minute', () => {
  const { ask, org } = makeDesk();
  expect(ask('startSession', {}).value).toEqual({
    userId: org.actingUserId,
    userName: 'Alice Meyer',
    orgId: org.id,
    line: {
      addressOfRecord: 'sip:alice@pbx.acme.localhost',
      authUser: '600:60:alice',
      password: 'secret',
      expiresAt: 1,
    },
    logging: { policy: expect.objectContaining({ activity: 'task' }) as object, dispositions: [] },
  });
});

test.each([
  ['erik', 'no-phone-permission', 'CTI Agent'],
  ['nora', 'no-phone-permission', 'CTI Agent'],
])('%s, who was not given the phone, gets no credential', (user, code, hint) => {
  const { ask, org } = makeDesk();
  const answer = org.runAs(userNamed(org, user).id, () => ask('startSession', {}));
  expect(answer.error).toMatchObject({ code, hint: expect.stringContaining(hint) as string });
});

test.each([
  ['alice', 'not-in-call-center', 'Manage Call Center Users'],
  ['erik', 'no-phone-permission', 'CTI Agent'],
])('%s, whom no call center has, gets no credential, and none is made', (user, code, hint) => {
  const org = createAcmeOrg({ projectRoot: process.cwd() });
  const mintCredential = jest.fn(LINE.mintCredential);
  const twin = createCtiPhone(org, { ...LINE, mintCredential }, { isAssigned: () => false });
  const request = JSON.stringify({ version: 1, operation: 'startSession', input: {} });
  const answer = org.runAs(userNamed(org, user).id, () => JSON.parse(String(twin.ask!(request))) as Answer);
  expect(answer.error).toMatchObject({ code, hint: expect.stringContaining(hint) as string });
  expect(mintCredential).not.toHaveBeenCalled();
});

test('whose line it is does not hang on what the browser sends', () => {
  const { ask, org } = makeDesk();
  const wish = { userId: userNamed(org, 'bruno').id, agent: 'bruno', line: 'bruno', expiresAt: 9_999_999_999_999 };
  expect(ask('startSession', wish).value.line).toMatchObject({ authUser: '600:60:alice', expiresAt: 1 });
});

test('no name of our own objects, fields or records leaves the org: a package calls them otherwise', () => {
  const { ask } = makeDesk();
  const asked: [string, unknown][] = [
    ['startSession', {}],
    ['matchCaller', { e164: '+493023125101', spellings: ['493023125101'] }],
    ['popRules', { appId: '' }],
    ['saveCalls', { entries: [ENTRY] }],
    ['recentCalls', { days: 7, most: 10 }],
    ['dispositions', {}],
    ['logPolicy', {}],
    ['checkDoNotCall', { e164: '+493023125101', spellings: ['493023125101'] }],
  ];
  for (const [operation, input] of asked)
    expect(JSON.stringify(ask(operation, input))).not.toMatch(/Cti_\w+|__(?:c|mdt)/);
});

test.each([
  ['nonsense', 'not JSON', 'bad-request'],
  ['no object', '[]', 'bad-input'],
  ['another version', '{"version":2,"operation":"startSession","input":{}}', 'bad-version'],
  ['an unknown operation', '{"version":1,"operation":"dropTables","input":{}}', 'unknown-operation'],
  ['a million characters', `{"version":1,"operation":"${'x'.repeat(1_000_000)}"}`, 'request-too-long'],
])('%s is refused with code, message and hint', (_, request, code) => {
  const { error, ok } = makeDesk().raw(request);
  expect(ok).toBe(false);
  expect(error).toEqual({ code, message: expect.any(String) as string, hint: expect.any(String) as string });
});

describe('who is calling', () => {
  test('one contact, with company and reason', () => {
    const { ask, org } = makeDesk();
    const { value } = ask('matchCaller', { e164: '+493023125101', spellings: ['493023125101', '03023125101'] });
    expect(value.candidates).toEqual([
      {
        recordId: byName(org, 'Contact', 'Jonas Brandt'),
        objectType: 'Contact',
        name: 'Jonas Brandt',
        subtitle: 'Brandt & Söhne Maschinenbau',
        reason: 'Phone is +49 30 23125-101',
        isPersonAccount: false,
        evidence: expect.objectContaining({
          ...{ rule: 'Contact', ruleOrder: 10, foundBy: 'number', spelling: '493023125101' },
        }) as object,
      },
    ]);
  });

  test.each([
    ['+442079460123', '02079460123', ['Emma Clarke', 'Oliver Clarke']],
    ['+12125550145', '2125550145', ['Karen Novak', 'Karen Novak']],
    ['+33639983040', '0639983040', ['Marie Dubois']],
    ['+492214710131', '02214710131', ['Paul Krämer']],
    ['+33465712021', '0465712021', ['Nadia Faure']],
    ['+33639982021', '0639982021', ['Nadia Faure']],
    ['+442079460100', '02079460100', ['Harbour & Finch Ltd']],
    ['+12125550199', '2125550199', []],
  ])('%s is found however it is written', (e164, national, names) => {
    const { value } = makeDesk().ask('matchCaller', {
      e164,
      // As the phone asks: with country code, as at home, and without the trunk zero, from abroad.
      spellings: [e164.slice(1), national, national.replace(/^0/, ''), `00${e164.slice(1)}`],
    });
    expect(value.candidates.map((each) => (each as { name: string }).name)).toEqual(names);
  });

  test('a person account is found as the account', () => {
    const { value } = makeDesk().ask('matchCaller', {
      e164: '+33639983040',
      spellings: ['0639983040'],
    });
    expect(value.candidates).toEqual([expect.objectContaining({ objectType: 'Account', isPersonAccount: true })]);
  });

  test('a number of another country with the same digits is not it', () => {
    const { value } = makeDesk().ask('matchCaller', { e164: '+3023125101', spellings: ['3023125101', '493023125101'] });
    expect(value.candidates).toEqual([]);
  });

  test('a converted lead and a fax are nobody', () => {
    const { ask, org } = makeDesk();
    org.create('Lead', { LastName: 'Old', Company: 'Old', Phone: '+49 30 23125 777', IsConverted: true });
    org.create('Account', { Name: 'Faxes', Fax: '+49 30 23125 777' });
    expect(ask('matchCaller', { e164: '+493023125777', spellings: [] }).value.candidates).toEqual([]);
  });

  test.each([
    [{ e164: '', spellings: ['12'] }],
    [{ e164: '', spellings: ['1234567890123456'] }],
    [{ e164: '', spellings: ['123 OR 456'] }],
    [{ e164: 'me', spellings: [] }],
    [{ e164: '', spellings: Array.from({ length: 9 }, () => '123') }],
    [{ e164: '' }],
  ])('%j is refused', (input) => {
    expect(makeDesk().ask('matchCaller', input).error.code).toBe('bad-input');
  });
});

describe('writing calls', () => {
  test('a call leaves a call record and a task that know each other', () => {
    const { ask, org } = makeDesk();
    const matchedRecordId = byName(org, 'Contact', 'Jonas Brandt');
    const [result] = ask('saveCalls', { entries: [{ ...ENTRY, matchedRecordId }] }).value.results;
    const { callRecordId, taskId } = result as { callRecordId: string; taskId: string };
    expect(org.read(callRecordId)).toMatchObject({
      Task_Id__c: taskId,
      Matched_Object__c: 'Contact',
      Direction__c: 'inbound',
      Result__c: 'solved',
      End_Reason__c: 'completed',
    });
    expect(org.read(taskId)).toMatchObject({
      WhoId: matchedRecordId,
      WhatId: null,
      Subject: 'Inbound call from Jonas Brandt',
      Status: 'Completed',
      TaskSubtype: 'Call',
      CallType: 'Inbound',
      CallDurationInSeconds: 120,
      CallDisposition: 'Solved',
      CallObject: org.read(callRecordId).Call_Key__c,
      ActivityDate: '2026-01-15',
      Description: 'All good',
    });
  });

  test('a repeat makes nothing new; a later note reaches call and task', () => {
    const { ask, org } = makeDesk();
    const [first] = ask('saveCalls', { entries: [ENTRY] }).value.results;
    const counts = () => [org.records('Cti_Call__c').length, org.records('Task').length];
    const before = counts();
    expect(ask('saveCalls', { entries: [ENTRY, ENTRY] }).value.results).toEqual([first, first]);
    const later = { ...ENTRY, note: 'Call back', result: 'callBack', resultLabel: 'Call back later' };
    const [changed] = ask('saveCalls', { entries: [later] }).value.results;
    expect(changed).toEqual(first);
    expect(counts()).toEqual(before);
    expect(org.read(String(first!.callRecordId))).toMatchObject({ Note__c: 'Call back', Result__c: 'callBack' });
    expect(org.read(String(first!.taskId))).toMatchObject({
      Description: 'Call back',
      CallDisposition: 'Call back later',
    });
  });

  test.each([
    ['Lead', 'WhoId'],
    ['Account', 'WhatId'],
    ['Case', 'WhatId'],
  ])('the task of a %s names it in %s alone', (objectType, field) => {
    const { ask, org } = makeDesk();
    const matchedRecordId = org.records(objectType)[0]!.Id;
    const [result] = ask('saveCalls', { entries: [{ ...ENTRY, matchedRecordId }] }).value.results;
    const task = org.read(String(result!.taskId));
    expect([task.WhoId, task.WhatId].filter(Boolean)).toEqual([matchedRecordId]);
    expect(task[field]).toBe(matchedRecordId);
  });

  test.each(['Jonas', '999000000000001AAA'])(
    'a match that is no record of this org is left out: %s',
    (matchedRecordId) => {
      const { ask, org } = makeDesk();
      const [result] = ask('saveCalls', { entries: [{ ...ENTRY, matchedRecordId }] }).value.results;
      const call = org.read(String(result!.callRecordId));
      expect([call.Matched_Record_Id__c, call.Matched_Object__c]).toEqual([null, null]);
    },
  );

  test('a match that has gone meanwhile does not keep the call from being logged', () => {
    const { ask, org } = makeDesk();
    const [result] = ask('saveCalls', { entries: [{ ...ENTRY, matchedRecordId: '003Em0000zzzzzzAAA' }] }).value.results;
    expect(result).toMatchObject({ status: 'saved' });
    const Subject = 'Inbound call from Jonas (+493023125101)';
    expect(org.read(String(result!.taskId))).toMatchObject({ WhoId: null, WhatId: null, Subject });
  });

  test.each([
    ['inbound', 'missed', { Subject: 'Missed call from Jonas (+493023125101)', CallDisposition: 'Missed' }],
    ['inbound', 'declined', { Subject: 'Declined call from Jonas (+493023125101)', CallDisposition: 'Declined' }],
    ['inbound', 'completed', { Subject: 'Inbound call from Jonas (+493023125101)', CallDisposition: 'Completed' }],
    ['inbound', 'cut', { Subject: 'Inbound call from Jonas (+493023125101)', CallDisposition: 'Cut off' }],
    [
      'outbound',
      'noAnswer',
      { Subject: 'Outbound call to Jonas (+493023125101): no answer', CallDisposition: 'No answer' },
    ],
    ['outbound', 'busy', { Subject: 'Outbound call to Jonas (+493023125101): busy', CallDisposition: 'Busy' }],
    [
      'outbound',
      'unreachable',
      { Subject: 'Outbound call to Jonas (+493023125101): unreachable', CallDisposition: 'Unreachable' },
    ],
    [
      'outbound',
      'cancelled',
      { Subject: 'Outbound call to Jonas (+493023125101): cancelled', CallDisposition: 'Cancelled' },
    ],
    ['outbound', 'failed', { Subject: 'Outbound call to Jonas (+493023125101): failed', CallDisposition: 'Failed' }],
    ['outbound', 'constructor', { Subject: 'Outbound call to Jonas (+493023125101)', CallDisposition: 'constructor' }],
  ])('an %s call that ended as %s leaves a task too, which says so in words', (direction, endReason, task) => {
    const { ask, org } = makeDesk();
    const entry = { ...ENTRY, endReason, direction, answeredAt: null, durationSeconds: 0, result: '' };
    const [result] = ask('saveCalls', { entries: [entry] }).value.results;
    expect(org.read(String(result!.taskId))).toMatchObject(task);
    expect(org.read(String(result!.callRecordId))).toMatchObject({ End_Reason__c: endReason });
  });

  test.each([
    [{ displayName: 'Jonas', e164: '' }, 'Jonas (+493023125101)'],
    [{ displayName: '', e164: '' }, '+493023125101'],
    [{ displayName: '', e164: '', rawNumber: '' }, 'withheld number'],
  ])('a caller without a record, told as %j, is %s', (told, who) => {
    const { ask, org } = makeDesk();
    const [result] = ask('saveCalls', { entries: [{ ...ENTRY, ...told }] }).value.results;
    expect(org.read(String(result!.taskId)).Subject).toBe(`Inbound call from ${who}`);
  });

  test('a case has a number and no name: its call tells who rang', () => {
    const { ask, org } = makeDesk();
    const matchedRecordId = org.records('Case')[0]!.Id;
    const [result] = ask('saveCalls', { entries: [{ ...ENTRY, matchedRecordId }] }).value.results;
    expect(org.read(String(result!.taskId)).Subject).toBe('Inbound call from Jonas (+493023125101)');
  });

  test.each([undefined, null, '', '  '])('a result whose label is %j shows its code', (resultLabel) => {
    const { ask, org } = makeDesk();
    const [result] = ask('saveCalls', { entries: [{ ...ENTRY, resultLabel }] }).value.results;
    expect(org.read(String(result!.taskId)).CallDisposition).toBe('solved');
  });

  test.each([['too long', 'x'.repeat(256)] as const, ['no text', 7] as const])(
    'a label that is %s is refused by name',
    (_, resultLabel) => {
      const [result] = makeDesk().ask('saveCalls', { entries: [{ ...ENTRY, resultLabel }] }).value.results;
      expect(result).toMatchObject({ code: 'bad-input', message: expect.stringMatching(/^resultLabel /) as string });
    },
  );

  test('a bad entry fails alone and for good; the others are written', () => {
    const { ask, org } = makeDesk();
    const { results } = ask('saveCalls', { entries: [null, { ...ENTRY, note: 'x'.repeat(32_001) }, ENTRY] }).value;
    expect(results.map((each) => each.status)).toEqual(['failed', 'failed', 'saved']);
    expect(results[1]).toMatchObject({ code: 'bad-input', isTransient: false });
    expect(org.records('Cti_Call__c')).toHaveLength(1);
  });

  test('when the task is refused the call stays and says who has to act; once it is taken there is one task', () => {
    const { ask, org } = makeDesk();
    const tasksBefore = org.records('Task').length;
    const create = org.create.bind(org);
    org.create = (objectType, values) =>
      create(objectType, objectType === 'Task' ? { ...values, CallType: 'x' } : values);
    const [result] = ask('saveCalls', { entries: [ENTRY] }).value.results;
    expect(result).toMatchObject({ status: 'failed', code: 'invalid-or-null-for-restricted-picklist', kind: 'agent' });
    expect(org.records('Cti_Call__c')).toMatchObject([{ Log_State__c: 'needsAgent', Task_Id__c: null }]);
    org.create = create;
    ask('saveCalls', { entries: [ENTRY] });
    expect(org.records('Cti_Call__c')).toMatchObject([{ Log_State__c: 'logged', Problem__c: null }]);
    expect(org.records('Task')).toHaveLength(tasksBefore + 1);
  });

  test('no entry and 201 entries are refused', () => {
    const { ask } = makeDesk();
    expect(ask('saveCalls', { entries: [] }).error.code).toBe('bad-input');
    expect(ask('saveCalls', { entries: Array.from({ length: 201 }, () => ENTRY) }).error.code).toBe('bad-input');
  });
});
