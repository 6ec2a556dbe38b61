import { asProblem } from '../../../base/appError';
import type { Org } from '../org';
import type { StoredRecord } from '../table';
import { readCallEntry } from './callEntry';
import type { CallEntry } from './callEntry';
import { dispositionOf, taskOf } from './callTask';
import { refused, UntrustedInput } from './untrustedInput';

const MOST_ENTRIES = 200;

/** Refusals that pass by themselves: sent again later, the same entry can be saved. */
const TRANSIENT = [
  'unable-to-lock-row',
  'duplicate-value',
  'query-timeout',
  'server-unavailable',
  'request-limit-exceeded',
];

type SaveResult =
  | { readonly status: 'saved'; readonly callRecordId: string; readonly taskId: string }
  | { readonly status: 'failed'; readonly code: string; readonly message: string; readonly isTransient: boolean };

/** Writes calls, each with its activity in one transaction; what fails for one entry does not stop the others. */
export function saveCalls(org: Org, input: UntrustedInput): { results: SaveResult[] } {
  const entries = input.items('entries', MOST_ENTRIES);
  if (entries.length === 0) throw refused('There is no entry to save');
  return { results: entries.map((entry) => saveOne(org, entry)) };
}

function saveOne(org: Org, untyped: unknown): SaveResult {
  try {
    const entry = readCallEntry(org, new UntrustedInput(untyped));
    const { call, task } = org.transaction(() => writeCall(org, entry));
    return { status: 'saved', callRecordId: call, taskId: task };
  } catch (error) {
    const { code, message } = asProblem(error);
    return { status: 'failed', code, message, isTransient: TRANSIENT.includes(code) };
  }
}

/** A call that is known gets a later result and note, and so does its task; nothing is made a second time. */
function writeCall(org: Org, entry: CallEntry): { call: string; task: string } {
  const knownId = org.idByKey('Cti_Call__c', 'Call_Key__c', entry.key);
  const callId = knownId || org.create('Cti_Call__c', callOf(org, entry));
  const call = org.read(callId);
  if (knownId) changeCall(org, call, entry);
  if (call.Task_Id__c) return { call: callId, task: String(call.Task_Id__c) };
  const task = org.create('Task', taskOf(org, entry));
  org.update(callId, { Task_Id__c: task });
  return { call: callId, task };
}

function changeCall(org: Org, call: StoredRecord, entry: CallEntry): void {
  if ((call.Result__c ?? '') === entry.result && (call.Note__c ?? '') === entry.note) return;
  org.update(call.Id, { Result__c: entry.result, Note__c: entry.note });
  // A task that somebody deleted stays deleted.
  const task = org.find(call.Task_Id__c);
  if (task) org.update(task.Id, { CallDisposition: dispositionOf(entry), Description: entry.note });
}

function callOf(org: Org, entry: CallEntry): Record<string, unknown> {
  const matchedSchema = org.schema.find((schema) => entry.matchedRecordId.startsWith(schema.keyPrefix));
  return {
    Call_Key__c: entry.key,
    Phone_System_Call_Id__c: entry.phoneSystemCallId,
    Direction__c: entry.isInbound ? 'inbound' : 'outbound',
    Caller_Number__c: entry.rawNumber,
    Caller_Number_E164__c: entry.e164,
    Caller_Name__c: entry.callerName,
    Offered_At__c: entry.offeredAt,
    Answered_At__c: entry.answeredAt,
    Ended_At__c: entry.endedAt,
    Duration_Seconds__c: entry.durationSeconds,
    End_Reason__c: entry.endReason,
    Matched_Record_Id__c: entry.matchedRecordId,
    Matched_Object__c: matchedSchema?.apiName ?? null,
    Result__c: entry.result,
    Note__c: entry.note,
  };
}
