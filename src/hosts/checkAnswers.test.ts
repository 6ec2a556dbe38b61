import fc from 'fast-check';
import { readAnswer } from './checkAnswers';

const ok = (value: unknown): string => JSON.stringify({ ok: true, value });
const LINE = { addressOfRecord: 'sip:a@b', authUser: '1:a@b', password: ' p  w ', expiresAt: 1 };
const SESSION = { userId: '005000000000001AAA', userName: 'Alice', orgId: '00D000000000001', line: LINE };

const OPERATIONS = [
  'startSession',
  'matchCaller',
  'popRules',
  'saveCalls',
  'recentCalls',
  'updateNote',
  'dispositions',
  'logPolicy',
  'checkDoNotCall',
] as const;

/** Code and hint of what a piece of work throws; `none` when it ends well. */
function errorOf(work: () => unknown): { readonly code?: unknown; readonly hint?: unknown } {
  try {
    work();
    return { code: 'none', hint: '' };
  } catch (error) {
    return error as { code?: unknown; hint?: unknown };
  }
}

test('a session is taken, its password letter for letter, and what nobody agreed on is dropped', () => {
  expect(readAnswer('startSession', ok({ ...SESSION, extra: 1, line: { ...LINE, extra: 1 } }))).toEqual(SESSION);
});

test.each([
  ['userId', { ...SESSION, userId: '<b>' }],
  ['line', { ...SESSION, line: [] }],
  ['authUser', { ...SESSION, line: { ...LINE, authUser: '' } }],
  ['expiresAt', { ...SESSION, line: { ...LINE, expiresAt: 'soon' } }],
  ['password', { ...SESSION, line: { ...LINE, password: 'x'.repeat(1001) } }],
])('a session with a wrong %s is a bad answer that names the field', (name, value) => {
  expect(() => readAnswer('startSession', ok(value))).toThrow(new RegExp(`startSession.*"${name}"`));
});

test('a candidate is cut and made harmless', () => {
  const candidate = {
    recordId: '003000000000001AAA',
    objectType: 'Contact',
    name: `\u202e${'n'.repeat(999)}`,
    isPersonAccount: 'yes',
  };
  expect(readAnswer('matchCaller', ok({ candidates: [candidate] })).candidates).toEqual([
    {
      recordId: '003000000000001AAA',
      objectType: 'Contact',
      name: 'n'.repeat(255),
      subtitle: '',
      reason: '',
      isPersonAccount: false,
    },
  ]);
});

test('one result that cannot be read fails alone and will be sent again', () => {
  const saved = { status: 'saved', callRecordId: 'a00000000000001AAA', taskId: '00T000000000001AAA' };
  const results = [saved, null, { status: 'saved' }, { status: 'failed', code: 'REQUIRED', message: 'm' }];
  expect(readAnswer('saveCalls', ok({ results })).results).toEqual([
    saved,
    expect.objectContaining({ status: 'failed', code: 'bad-answer', isTransient: true }),
    expect.objectContaining({ status: 'failed', code: 'bad-answer', isTransient: true }),
    { status: 'failed', code: 'REQUIRED', message: 'm', isTransient: false },
  ]);
});

const POLICY = {
  rules: Object.fromEntries(
    ['inbound', 'outbound', 'internal', 'missed'].map((kind) => [kind, { mode: 'automatic', taskAt: 'end' }]),
  ),
  isLight: false,
  activity: 'task',
  doNotCall: 'warn',
  wrapUpSeconds: 90,
};
const DISPOSITION = { code: 'a', label: 'A', direction: 'both', needsNote: true, needsFollowUp: false };

test('a session that brings its logging along is taken with it; one that cannot be read costs no line', () => {
  const logging = { policy: POLICY, dispositions: [DISPOSITION] };
  expect(readAnswer('startSession', ok({ ...SESSION, logging }))).toEqual({ ...SESSION, logging });
  const broken = { policy: { ...POLICY, activity: 'fax' }, dispositions: [] };
  expect(readAnswer('startSession', ok({ ...SESSION, logging: broken }))).toEqual(SESSION);
});

test('a refusal says who can help and which fields, and the call that stands already', () => {
  const fields = [
    { name: 'Reason__c', label: 'Reason', message: 'Missing', type: 'picklist', values: ['A', 'B'], isEditable: true },
    { name: '<b>', label: 'x' },
  ];
  const failed = { status: 'failed', code: 'required-field-missing', message: 'm', callRecordId: 'a00000000000001AAA' };
  const results = [{ ...failed, kind: 'agent', fields, isTransient: true }];
  expect(readAnswer('saveCalls', ok({ results, mustSplit: true }))).toEqual({
    mustSplit: true,
    results: [{ ...failed, kind: 'agent', isTransient: false, fields: [fields[0]] }],
  });
});

test('a saved call names what was left out and the note as it stands, lines kept', () => {
  const saved = {
    status: 'saved',
    callRecordId: 'a00000000000001AAA',
    taskId: '',
    followUpId: '00T000000000002AAA',
    mergedNote: 'one\ntwo',
    omittedFields: ['Task.Type'],
  };
  expect(readAnswer('saveCalls', ok({ results: [saved] })).results).toEqual([saved]);
});

test('a line of the history without a record or an end is still a line', () => {
  const line = {
    callRecordId: 'a00000000000001AAA',
    direction: 'inbound',
    offeredAt: 1,
    logState: 'open',
    note: 'a\nb',
  };
  const [call] = readAnswer('recentCalls', ok({ calls: [line] })).calls;
  expect(call).toMatchObject({
    ...line,
    endedAt: null,
    answeredAt: null,
    taskId: '',
    recordId: '',
    durationSeconds: 0,
  });
});

test.each([
  ['logPolicy', { policy: { ...POLICY, rules: {} } }, 'inbound'],
  ['dispositions', { dispositions: [{ ...DISPOSITION, code: '' }] }, 'code'],
  ['recentCalls', { calls: [{}] }, 'callRecordId'],
  ['checkDoNotCall', { answer: 'maybe' }, 'answer'],
] as const)('%s with a wrong value is a bad answer that names it', (operation, value, name) => {
  expect(() => readAnswer(operation, ok(value))).toThrow(new RegExp(`${operation}.*"${name}"`));
});

test('a no of the org keeps its own code, message and hint', () => {
  const raw = { ok: false, error: { code: 'no-line', message: 'Alice has no line', hint: 'Ask' } };
  expect(errorOf(() => readAnswer('startSession', raw))).toMatchObject({
    code: 'no-line',
    hint: 'Ask',
    message: 'Alice has no line',
  });
});

test('whatever the org says, it is a value or an error with code and hint', () => {
  const envelope = fc.oneof(
    fc.anything(),
    fc.json(),
    fc.record({ ok: fc.boolean(), value: fc.anything(), error: fc.anything() }),
  );
  fc.assert(
    fc.property(envelope, fc.constantFrom(...OPERATIONS), (raw, operation) => {
      const { code, hint } = errorOf(() => readAnswer(operation, raw));
      expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(typeof hint).toBe('string');
    }),
  );
});

test('evidence that is odd counts as not known; candidates and open cases without an id are refused or left out', () => {
  const candidate = { recordId: '003000000000001', objectType: 'Contact', name: 'Jo', subtitle: '', reason: 'r' };
  const evidence = {
    ...{ rule: 7, ruleOrder: -1, foundBy: 'magic', spelling: '030', whenUnverified: 'always', openCases: 2 },
    ...{
      cases: [{ recordId: '../x' }, { recordId: '500000000000001', name: '1', subtitle: 's' }],
      lastActivityAt: 'soon',
    },
  };
  const { candidates } = readAnswer('matchCaller', ok({ candidates: [{ ...candidate, evidence }] }));
  expect(candidates[0]?.evidence).toEqual({
    ...{ rule: '7', ruleOrder: Number.MAX_SAFE_INTEGER, foundBy: 'number', spelling: '030', whenUnverified: 'offer' },
    ...{ openCases: 2, cases: [{ recordId: '500000000000001', name: '1', subtitle: 's' }], isOwn: false },
    ...{ lastActivityAt: null, lastModifiedAt: null },
  });
});

test('pop rules are handed on raw, and an app of an unknown kind is unknown', () => {
  const rules = [{ DeveloperName: 'A' }, null, 'x'];
  expect(readAnswer('popRules', ok({ rules, navigation: 'classic' }))).toEqual({
    rules: [{ DeveloperName: 'A' }],
    navigation: 'unknown',
  });
  expect(() => readAnswer('popRules', ok({ rules: {} }))).toThrow(/rules/);
});
