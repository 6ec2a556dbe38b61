/**
 * Reads what the org answered. Nothing of it is trusted: each operation has its checker, texts are cut and made
 * harmless, fields that nobody agreed on are dropped.
 */
import { AppError } from '../base/appError';
import { plainText } from '../calls/plainText';
import { fieldsOf, filled, id, missing, moment, secret, text, TEXT_LIMIT } from './answerFields';
import type { Fields } from './answerFields';
import { checkMatches, checkPopRules } from './checkMatching';
import { checkHistory, checkNote, checkResults } from './checkCalls';
import { checkDispositions, checkDoNotCallAnswer, checkPolicy } from './checkPolicy';
import { badAnswer } from './hostErrors';
import type { OrgContract, OrgOperation, Session } from './orgContract';

export { fieldsOf, objectTypeOf, recordIdOf } from './answerFields';

type Checkers = { readonly [O in OrgOperation]: (value: Fields) => OrgContract[O]['value'] };

const CHECKERS: Checkers = {
  startSession: checkSession,
  matchCaller: checkMatches,
  popRules: checkPopRules,
  saveCalls: checkResults,
  recentCalls: checkHistory,
  updateNote: checkNote,
  reportDroppedLog: () => ({}),
  dispositions: checkDispositions,
  logPolicy: (value) => ({ policy: checkPolicy(value['policy']) }),
  checkDoNotCall: checkDoNotCallAnswer,
};

/**
 * @param raw  the JSON text of the answer, or what it stands for
 * @throws AppError with the org's own code where it says no; `bad-answer` where it says nothing that we understand
 */
export function readAnswer<O extends OrgOperation>(operation: O, raw: unknown): OrgContract[O]['value'] {
  const envelope = fieldsOf(parse(operation, raw));
  if (!envelope) throw badAnswer(operation, 'it is no object');
  if (envelope['ok'] !== true) throw orgSays(operation, envelope);
  const value = fieldsOf(envelope['value']);
  try {
    if (!value) throw new TypeError('value is no object');
    return CHECKERS[operation](value);
  } catch (cause) {
    throw badAnswer(operation, (cause as Error).message);
  }
}

function parse(operation: OrgOperation, raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return JSON.parse(raw);
  } catch {
    throw badAnswer(operation, `"${plainText(raw, 80)}" is no JSON`);
  }
}

function orgSays(operation: OrgOperation, envelope: Fields): AppError {
  const error = fieldsOf(envelope['error']);
  const code = plainText(error?.['code'], 60);
  if (!error || !/^[a-z][a-z0-9-]*$/.test(code))
    return badAnswer(operation, 'it is neither ok nor an error with a code');
  const hint = plainText(error['hint'], TEXT_LIMIT) || 'Send this text to your admin.';
  return new AppError(code, plainText(error['message'], 500), { hint });
}

function checkSession(value: Fields): Session {
  const line = fieldsOf(value['line']) ?? missing('line');
  return {
    userId: id(value, 'userId'),
    userName: text(value, 'userName'),
    orgId: id(value, 'orgId'),
    line: {
      addressOfRecord: filled(line, 'addressOfRecord'),
      authUser: filled(line, 'authUser'),
      password: secret(line, 'password'),
      expiresAt: moment(line, 'expiresAt'),
    },
    ...checkLogging(fieldsOf(value['logging'])),
  };
}

/** What cannot be read is as good as missing: it never keeps a line from registering. */
function checkLogging(logging: Fields | null): Pick<Session, 'logging'> {
  if (!logging) return {};
  try {
    return { logging: { policy: checkPolicy(logging['policy']), ...checkDispositions(logging) } };
  } catch {
    return {};
  }
}
