import { AppError } from '../../../base/appError';
import type { Org } from '../org';
import type { FieldValue } from '../schema/objectSchema';
import type { StoredRecord } from '../table';
import { textIn } from './callRecord';
import { canCarryActivity, relatedName } from './callRelations';
import { mergedNote } from './noteMerge';
import type { UntrustedInput } from './untrustedInput';
import { mayReadField, mayWriteField } from './writableFields';

const DAY_MS = 86_400_000;
const LONGEST_NOTE = 32_000;
const CALL = 'Cti_Call__c';

/** The agent's own calls of the last days, newest first, with the note as their activities have it. */
export function recentCalls(org: Org, input: UntrustedInput, now: number): { calls: readonly unknown[] } {
  const since = now - input.wholeNumber('days', 1, 7) * DAY_MS;
  const most = input.wholeNumber('most', 1, 200);
  const own = org
    .records(CALL)
    .filter((call) => call.OwnerId === org.actingUserId && Date.parse(textIn(call, 'Offered_At__c')) >= since)
    .sort((a, b) => textIn(b, 'Offered_At__c').localeCompare(textIn(a, 'Offered_At__c')));
  return { calls: linesOf(org, own.slice(0, most)) };
}

/** Calls as the phone and the org's own pages show them. */
export function linesOf(org: Org, calls: readonly StoredRecord[]): readonly Readonly<Record<string, unknown>>[] {
  return calls.map((call) => lineOf(org, call));
}

/** A later change of a call's note. What somebody else wrote meanwhile is kept. @throws AppError `call-out-of-reach` */
export function updateNote(org: Org, input: UntrustedInput): { note: string; wasMerged: boolean } {
  const note = input.text('note', LONGEST_NOTE);
  const baseline = input.text('noteBaseline', LONGEST_NOTE);
  const call = org.find(input.text('callRecordId', 18));
  if (!call || org.objectTypeOf(call.Id) !== CALL || call.OwnerId !== org.actingUserId) {
    throw new AppError('call-out-of-reach', 'This call is not there any more, or belongs to somebody else.', {
      hint: 'Load the list of calls again.',
    });
  }
  const task = mayWriteField(org, 'Task', 'Description') ? org.find(call.Task_Id__c) : undefined;
  const theirs = task ? textIn(task, 'Description') : textIn(call, 'Note__c');
  const merged = mergedNote(baseline, theirs, note);
  org.transaction(() => {
    if (task && merged !== theirs) org.update(task.Id, { Description: merged });
    // A version of its own: what a phone told before and that arrives after this comes too late.
    const changedAt =
      call.Changed_At_Ms__c === null || call.Changed_At_Ms__c === undefined ? null : Number(call.Changed_At_Ms__c) + 1;
    if (merged !== textIn(call, 'Note__c')) org.update(call.Id, { Note__c: merged, Changed_At_Ms__c: changedAt });
  });
  return { note: merged, wasMerged: merged !== note };
}

function lineOf(org: Org, call: StoredRecord): Readonly<Record<string, unknown>> {
  const task = org.find(call.Task_Id__c);
  const recordId = recordOf(org, call, task);
  return {
    callRecordId: call.Id,
    phoneSystemCallId: call.Phone_System_Call_Id__c,
    direction: call.Direction__c,
    rawNumber: call.Caller_Number__c,
    e164: call.Caller_Number_E164__c,
    displayName: call.Caller_Name__c,
    offeredAt: momentOf(call.Offered_At__c),
    answeredAt: momentOf(call.Answered_At__c),
    endedAt: momentOf(call.Ended_At__c),
    durationSeconds: call.Duration_Seconds__c,
    endReason: call.End_Reason__c,
    result: call.Result__c,
    note: task && mayReadField(org, 'Task', 'Description') ? task.Description : call.Note__c,
    logState: textIn(call, 'Log_State__c') || (call.Task_Id__c ? 'logged' : 'noActivity'),
    taskId: task?.Id ?? null,
    recordId,
    objectType: recordId === '' ? '' : org.objectTypeOf(recordId),
    recordName: relatedName(org, recordId),
  };
}

/** What the task hangs on, as somebody may have moved it; else whom the phone found, where the agent may see it. */
function recordOf(org: Org, call: StoredRecord, task: StoredRecord | undefined): string {
  const related = textIn(task, 'WhoId') || textIn(task, 'WhatId');
  const matched = textIn(call, 'Matched_Record_Id__c');
  return related || (canCarryActivity(org, matched) ? matched : '');
}

function momentOf(iso: FieldValue | undefined): number | null {
  return iso ? Date.parse(String(iso)) : null;
}
