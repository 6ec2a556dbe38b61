import fc from 'fast-check';
import { readAnswer } from './checkAnswers';

const ok = (value: unknown): string => JSON.stringify({ ok: true, value });
const LINE = { addressOfRecord: 'sip:a@b', authUser: '1:a@b', password: ' p  w ', expiresAt: 1 };
const SESSION = { userId: '005000000000001AAA', userName: 'Alice', orgId: '00D000000000001', line: LINE };

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
    fc.property(envelope, fc.constantFrom('startSession', 'matchCaller', 'saveCalls'), (raw, operation) => {
      const { code, hint } = errorOf(() => readAnswer(operation as 'saveCalls', raw));
      expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(typeof hint).toBe('string');
    }),
  );
});
