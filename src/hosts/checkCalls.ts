import { plainText } from '../calls/plainText';
import { fieldsOf, id, items, longText, missing, moment, objectTypeOf, oneOf, recordIdOf, text } from './answerFields';
import type { Fields } from './answerFields';
import type { FieldProblem, HistoryCall, SaveResult } from './callContract';

const MOST_CALLS = 200;
const MOST_FIELDS = 50;
const NOTE_LIMIT = 32_000;
const FIELD_TYPES = ['text', 'longText', 'number', 'date', 'boolean', 'picklist', 'reference'] as const;
const LOG_STATES = ['open', 'logged', 'noActivity', 'waiting', 'needsAgent', 'needsAdmin'] as const;
const KINDS = ['transient', 'agent', 'admin'] as const;

/** A result that cannot be read fails alone: the others of its batch are confirmed, it is sent again. */
export function checkResults(value: Fields): { readonly results: readonly SaveResult[]; readonly mustSplit?: boolean } {
  const list = value['results'];
  if (!Array.isArray(list)) return missing('results');
  const results = list.slice(0, MOST_CALLS).map((result: unknown) => checkResult(fieldsOf(result)));
  return value['mustSplit'] === true ? { results, mustSplit: true } : { results };
}

export function checkHistory(value: Fields): { readonly calls: readonly HistoryCall[] } {
  return { calls: items(value, 'calls', MOST_CALLS).map(checkHistoryCall) };
}

export function checkNote(value: Fields): { readonly note: string; readonly wasMerged: boolean } {
  return { note: longText(value, 'note', NOTE_LIMIT), wasMerged: value['wasMerged'] === true };
}

function checkResult(result: Fields | null): SaveResult {
  const callRecordId = recordIdOf(result?.['callRecordId']);
  if (result?.['status'] === 'saved' && callRecordId) return savedResult(result, callRecordId);
  if (result?.['status'] === 'failed') return failedResult(result, callRecordId);
  return {
    status: 'failed',
    code: 'bad-answer',
    message: 'The answer for this call cannot be read.',
    isTransient: true,
  };
}

function savedResult(result: Fields, callRecordId: string): SaveResult {
  const omitted = result['omittedFields'];
  const voiceCallId = recordIdOf(result['voiceCallId']);
  const followUpId = recordIdOf(result['followUpId']);
  return {
    status: 'saved',
    callRecordId,
    taskId: recordIdOf(result['taskId']),
    ...(voiceCallId && { voiceCallId }),
    ...(followUpId && { followUpId }),
    ...(typeof result['mergedNote'] === 'string' && { mergedNote: longText(result, 'mergedNote', NOTE_LIMIT) }),
    ...(Array.isArray(omitted) && { omittedFields: omitted.slice(0, MOST_FIELDS).map((name) => plainText(name, 120)) }),
  };
}

function failedResult(result: Fields, callRecordId: string): SaveResult {
  const kind = KINDS.find((each) => each === result['kind']);
  const fields = result['fields'];
  return {
    status: 'failed',
    code: plainText(result['code'], 80) || 'unnamed',
    message: plainText(result['message'], 500),
    isTransient: kind ? kind === 'transient' : result['isTransient'] === true,
    ...(kind && { kind }),
    ...(Array.isArray(fields) && { fields: fields.slice(0, MOST_FIELDS).flatMap(checkFieldProblem) }),
    ...(callRecordId && { callRecordId }),
  };
}

/** A field without an API name is left out; the message of its call still stands. */
function checkFieldProblem(untyped: unknown): FieldProblem[] {
  const field = fieldsOf(untyped);
  const name = objectTypeOf(field?.['name']);
  if (!field || !name) return [];
  const values = field['values'];
  return [
    {
      name,
      label: plainText(field['label'], 255) || name,
      message: plainText(field['message'], 500),
      type: FIELD_TYPES.find((type) => type === field['type']) ?? 'text',
      ...(Array.isArray(values) && { values: values.slice(0, MOST_CALLS).map((value) => plainText(value, 255)) }),
      isEditable: field['isEditable'] === true,
    },
  ];
}

function checkHistoryCall(call: Fields): HistoryCall {
  const seconds = call['durationSeconds'];
  return {
    callRecordId: id(call, 'callRecordId'),
    phoneSystemCallId: text(call, 'phoneSystemCallId'),
    direction: oneOf(call, 'direction', ['inbound', 'outbound']),
    rawNumber: text(call, 'rawNumber'),
    e164: text(call, 'e164'),
    displayName: text(call, 'displayName'),
    offeredAt: moment(call, 'offeredAt'),
    answeredAt: momentOrNull(call, 'answeredAt'),
    endedAt: momentOrNull(call, 'endedAt'),
    durationSeconds: typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : 0,
    endReason: text(call, 'endReason'),
    result: text(call, 'result'),
    note: longText(call, 'note', NOTE_LIMIT),
    logState: oneOf(call, 'logState', LOG_STATES),
    taskId: recordIdOf(call['taskId']),
    recordId: recordIdOf(call['recordId']),
    objectType: objectTypeOf(call['objectType']),
    recordName: text(call, 'recordName'),
  };
}

function momentOrNull(fields: Fields, name: string): number | null {
  return fields[name] === null || fields[name] === undefined ? null : moment(fields, name);
}
