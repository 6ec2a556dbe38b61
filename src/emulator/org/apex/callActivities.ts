import type { CustomMetadata } from '../customMetadata';
import type { FieldValue } from '../schema/objectSchema';
import { asProblem } from '../../../base/appError';
import { RecordRefused } from '../recordRefused';
import { dispositionOf, followUpOf, taskChange, taskOf } from './callTask';
import type { CallWork } from './callWork';
import { policyOf, wantsTask, wantsVoiceCall } from './logPolicy';
import { noticeTo } from './notices';
import { failedActivity, failedCall } from './saveResult';
import type { FailedCall } from './saveResult';
import { writableFields } from './writableFields';

/** Field of the call's record → id of the activity that was made. */
type Made = Record<string, string>;

/** The activities of a call: made where none is known, changed where the call or the agent's words have changed. */
export function writeActivities(
  work: CallWork,
  metadata: CustomMetadata,
): { readonly made: Made; readonly failure: FailedCall | null } {
  const made: Made = {};
  try {
    makeTask(work, metadata, made);
    makeFollowUp(work, made);
    changeTask(work, metadata);
  } catch (error) {
    return { made, failure: failureOf(work, error) };
  }
  makeVoiceCall(work, metadata, made);
  return { made, failure: null };
}

function failureOf({ org }: CallWork, error: unknown): FailedCall {
  return error instanceof RecordRefused ? failedActivity(org, error) : failedCall(asProblem(error));
}

function makeTask(work: CallWork, metadata: CustomMetadata, made: Made): void {
  const { org, entry } = work;
  if (work.isStale || work.stored('Task_Id__c') || !wantsTask(policyOf(org, metadata), entry)) return;
  assertMayCreateTasks(work);
  const { values, omitted } = taskOf(org, metadata, { entry, note: work.note });
  made.Task_Id__c = create(work, values, omitted);
}

function makeFollowUp(work: CallWork, made: Made): void {
  const { followUp, step, activity } = work.entry.details;
  if (!followUp || step !== 'end' || activity === 'notYet' || work.stored('Follow_Up_Id__c')) return;
  assertMayCreateTasks(work);
  made.Follow_Up_Id__c = create(work, followUpOf(work.org, work.entry), []);
}

function assertMayCreateTasks({ org }: CallWork): void {
  if (!org.access.may('create', 'Task')) throw new NoTaskAccess();
}

/** Not a refusal of the database: the class asks before it tries. */
class NoTaskAccess extends Error {
  readonly code = 'no-task-access';
  readonly hint = 'Ask your admin for the permission to edit tasks.';

  constructor() {
    super('This agent may not create tasks.');
  }
}

function create(work: CallWork, values: Readonly<Record<string, FieldValue>>, omitted: readonly string[]): string {
  for (const name of omitted) work.omitted.add(name);
  const writable = writableFields(work.org, 'Task', { values, omitted: work.omitted, isNew: true });
  return work.org.transaction(() => work.org.create('Task', writable));
}

/** A task that somebody deleted stays deleted. */
function changeTask(work: CallWork, metadata: CustomMetadata): void {
  const { org, entry, task } = work;
  if (!task || work.isStale || !work.isTaskChanged) return;
  const { values, omitted } = taskChange(org, metadata, {
    entry,
    note: work.note,
    hasCourseChanged: work.hasCourseChanged,
  });
  for (const name of omitted) work.omitted.add(name);
  org.update(task.Id, writableFields(org, 'Task', { values, omitted: work.omitted, isNew: false }));
}

/** Made once, when the call is over. One that is refused never costs the log. */
function makeVoiceCall(work: CallWork, metadata: CustomMetadata, made: Made): void {
  const { org, entry } = work;
  const taskId = made.Task_Id__c ?? work.stored('Task_Id__c');
  if (!entry.endedAt || !taskId || work.stored('Voice_Call_Id__c')) return;
  if (!wantsVoiceCall(org, policyOf(org, metadata))) return;
  try {
    const values = voiceCallOf(work, taskId);
    made.Voice_Call_Id__c = org.transaction(() =>
      org.create('VoiceCall', writableFields(org, 'VoiceCall', { values, omitted: new Set(), isNew: true })),
    );
  } catch (error) {
    const { code, message } = asProblem(error);
    noticeTo(org, { code: 'voice-call-refused', subject: code, detail: `A voice call was refused: ${message}` });
  }
}

function voiceCallOf({ org, entry }: CallWork, taskId: string): Readonly<Record<string, FieldValue>> {
  const other = entry.e164 || entry.rawNumber || 'unknown';
  const own = entry.details.attributes['line'] || 'unknown';
  return {
    CallStartDateTime: entry.offeredAt,
    CallEndDateTime: entry.endedAt,
    CallType: entry.details.isInternal ? 'Internal' : entry.isInbound ? 'Inbound' : 'Outbound',
    FromPhoneNumber: entry.isInbound ? other : own,
    ToPhoneNumber: entry.isInbound ? own : other,
    CallDurationInSeconds: entry.durationSeconds,
    CallDisposition: dispositionOf(entry),
    Description: entry.note,
    VendorCallKey: entry.key,
    UserId: org.actingUserId,
    ActivityId: taskId,
  };
}
