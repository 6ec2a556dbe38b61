/**
 * Reads what the org answered. Nothing of it is trusted: each operation has its checker, texts are cut and made
 * harmless, fields that nobody agreed on are dropped.
 */
import { AppError } from '../base/appError';
import type { Candidate } from '../calls/call';
import { plainText } from '../calls/plainText';
import { badAnswer } from './hostErrors';
import type { OrgContract, OrgOperation, SaveResult, Session } from './orgContract';

type Fields = Readonly<Record<string, unknown>>;
type Checkers = { readonly [O in OrgOperation]: (value: Fields) => OrgContract[O]['value'] };

const TEXT_LIMIT = 255;
const CANDIDATES_LIMIT = 50;
/** 15 or 18 characters; written anew so that nothing else ever reaches a URL or a query. */
const RECORD_ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;

const CHECKERS: Checkers = { startSession: checkSession, matchCaller: checkMatches, saveCalls: checkResults };

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

/** A record id as Salesforce makes them, or empty. */
export function recordIdOf(value: unknown): string {
  return typeof value === 'string' && RECORD_ID.test(value) ? value : '';
}

/** An object's API name, or empty. */
export function objectTypeOf(value: unknown): string {
  return typeof value === 'string' && /^[A-Za-z]\w{0,79}$/.test(value) ? value : '';
}

/** The fields of an object, or null for anything else. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
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
  };
}

function checkMatches(value: Fields): { readonly candidates: readonly Candidate[] } {
  const list = value['candidates'];
  if (!Array.isArray(list)) return missing('candidates');
  return {
    candidates: list.slice(0, CANDIDATES_LIMIT).map((entry: unknown) => {
      const candidate = fieldsOf(entry) ?? missing('candidates');
      return {
        recordId: id(candidate, 'recordId'),
        objectType: objectTypeOf(candidate['objectType']) || missing('objectType'),
        name: text(candidate, 'name'),
        subtitle: text(candidate, 'subtitle'),
        reason: text(candidate, 'reason'),
        isPersonAccount: candidate['isPersonAccount'] === true,
      };
    }),
  };
}

/** A result that cannot be read fails alone: the others of its batch are confirmed, it is sent again. */
function checkResults(value: Fields): { readonly results: readonly SaveResult[] } {
  const list = value['results'];
  if (!Array.isArray(list)) return missing('results');
  return { results: list.slice(0, 200).map((result: unknown) => checkResult(fieldsOf(result))) };
}

function checkResult(result: Fields | null): SaveResult {
  const callRecordId = recordIdOf(result?.['callRecordId']);
  if (result?.['status'] === 'saved' && callRecordId) {
    return { status: 'saved', callRecordId, taskId: recordIdOf(result['taskId']) };
  }
  if (result?.['status'] === 'failed') {
    const code = plainText(result['code'], 80) || 'unnamed';
    return {
      status: 'failed',
      code,
      message: plainText(result['message'], 500),
      isTransient: result['isTransient'] === true,
    };
  }
  return {
    status: 'failed',
    code: 'bad-answer',
    message: 'The answer for this call cannot be read.',
    isTransient: true,
  };
}

function id(fields: Fields, name: string): string {
  return recordIdOf(fields[name]) || missing(name);
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  return value === undefined || value === null ? '' : plainText(value, TEXT_LIMIT);
}

function filled(fields: Fields, name: string): string {
  return text(fields, name) || missing(name);
}

/** Unlike other texts a password is taken letter for letter. */
function secret(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' && value.length > 0 && value.length <= 1000 ? value : missing(name);
}

function moment(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : missing(name);
}

function missing(name: string): never {
  throw new TypeError(`"${name}" is missing or not of its kind`);
}
