import { asProblem } from '../../../base/appError';
import type { CustomMetadata } from '../customMetadata';
import type { Org } from '../org';
import type { FieldValue } from '../schema/objectSchema';
import { SYSTEM_ACCESS } from '../users/userAccess';
import { writeActivities } from './callActivities';
import { readCallEntry } from './callEntry';
import type { CallEntry } from './callEntry';
import { callOf, matchOf } from './callRecord';
import { CallWork } from './callWork';
import { noticeHidden } from './notices';
import { failedCall, logStateOf } from './saveResult';
import type { FailedCall, SaveResult } from './saveResult';
import { refused, UntrustedInput } from './untrustedInput';
import { mayReadField, mayWriteField, writableFields } from './writableFields';

const MOST_ENTRIES = 200;
const CALL = 'Cti_Call__c';

/** Writes calls, each with its activity in one transaction; what fails for one entry does not stop the others. */
export function saveCalls(org: Org, metadata: CustomMetadata, input: UntrustedInput): { results: SaveResult[] } {
  const entries = input.items('entries', MOST_ENTRIES);
  if (entries.length === 0) throw refused('There is no entry to save');
  return { results: entries.map((entry) => saveOne(org, metadata, entry)) };
}

function saveOne(org: Org, metadata: CustomMetadata, untyped: unknown): SaveResult {
  try {
    const entry = readCallEntry(org, new UntrustedInput(untyped));
    if (!areCallsWritable(org)) return NO_ACCESS;
    const foreign = isForeign(org, entry.key);
    return foreign ? FOREIGN_ROW : org.transaction(() => write(org, metadata, entry));
  } catch (error) {
    return failedCall(asProblem(error));
  }
}

const NO_ACCESS = failedCall({
  code: 'no-access',
  message: 'This agent may not write calls: the permission set "CTI Agent" is missing.',
});

const FOREIGN_ROW = failedCall({
  code: 'foreign-row',
  message: 'The record of this call belongs to another user now; it was not changed.',
});

/** Without these no call is logged; whatever else is missing is left out. */
function areCallsWritable(org: Org): boolean {
  const { access } = org;
  const canUse = access.may('create', CALL) && access.may('edit', CALL) && access.may('read', CALL);
  return (
    canUse &&
    ['Call_Key__c', 'Task_Id__c'].every((name) => mayReadField(org, CALL, name) && mayWriteField(org, CALL, name))
  );
}

/** Whose the record is, seen or not. */
function isForeign(org: Org, key: string): boolean {
  const { access } = org;
  org.access = SYSTEM_ACCESS;
  try {
    const record = org.find(org.idByKey(CALL, 'Call_Key__c', key));
    return record !== undefined && record.OwnerId !== org.actingUserId;
  } finally {
    org.access = access;
  }
}

function write(org: Org, metadata: CustomMetadata, entry: CallEntry): SaveResult {
  const omitted = new Set<string>();
  const knownId = org.idByKey(CALL, 'Call_Key__c', entry.key);
  const facts = { values: callOf(org, entry), omitted, isNew: true };
  const id = knownId || org.create(CALL, writableFields(org, CALL, facts));
  const work = new CallWork(org, entry, { call: org.read(id), isNew: knownId === '' });
  for (const name of omitted) work.omitted.add(name);
  const outcome = writeActivities(work, metadata);
  const change = writableFields(org, CALL, { values: changeOf(work, outcome), omitted: work.omitted, isNew: false });
  if (Object.keys(change).length > 0) org.update(id, change);
  noticeHidden(org, [...work.omitted]);
  return outcome.failure ? { ...outcome.failure, callRecordId: id } : savedResult(work, outcome.made);
}

interface Outcome {
  readonly made: Readonly<Record<string, string>>;
  readonly failure: FailedCall | null;
}

function savedResult(work: CallWork, made: Outcome['made']): SaveResult {
  const named = (field: string): string => made[field] ?? work.stored(field);
  const voiceCallId = named('Voice_Call_Id__c');
  const followUpId = named('Follow_Up_Id__c');
  const isMerged = !work.isStale && work.note !== work.entry.note;
  return {
    status: 'saved',
    callRecordId: work.callId,
    taskId: named('Task_Id__c'),
    ...(voiceCallId ? { voiceCallId } : {}),
    ...(followUpId ? { followUpId } : {}),
    ...(isMerged ? { mergedNote: work.note } : {}),
    ...(work.omitted.size > 0 ? { omittedFields: [...work.omitted] } : {}),
  };
}

/** What a save changes of a call's record after its activities were made. */
function changeOf(work: CallWork, { made, failure }: Outcome): Readonly<Record<string, FieldValue>> {
  const isFollowed = failure === null && !work.state.isNew && !work.isStale;
  const facts = isFollowed ? laterFacts(work) : {};
  const changed = { ...facts, ...made };
  const isRepeat = isFollowed && work.entry.details.step === 'end' && Object.keys(changed).length === 0;
  return {
    ...changed,
    ...(isRepeat ? { Repeats__c: Number(work.state.call.Repeats__c ?? 0) + 1 } : {}),
    ...(failure === null && work.isStale ? {} : stateOf(work, { made, failure })),
  };
}

function laterFacts(work: CallWork): Readonly<Record<string, FieldValue>> {
  const { org, entry } = work;
  const isCorrected = (entry.details.corrections ?? 0) > Number(work.state.call.Corrections__c ?? 0);
  return {
    ...(work.hasCourseChanged ? { ...callOf(org, entry), Note__c: work.note } : {}),
    ...(work.hasWrapUpChanged ? { Result__c: entry.result, Note__c: work.note } : {}),
    ...(isCorrected ? matchOf(org, entry) : {}),
    ...(work.isVersion('later') ? { Changed_At_Ms__c: entry.details.changedAt } : {}),
  };
}

function stateOf(work: CallWork, { made, failure }: Outcome): Readonly<Record<string, FieldValue>> {
  const problem = failure ? `${failure.code}: ${failure.message}`.slice(0, 255) : '';
  const wanted: Record<string, string> = {
    Log_State__c: failure ? logStateOf(failure) : quietState(work, made),
    Problem__c: problem,
    ...(work.omitted.size > 0 ? { Omitted_Fields__c: [...work.omitted].join(', ').slice(0, 1000) } : {}),
  };
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => work.stored(field) !== value));
}

function quietState(work: CallWork, made: Outcome['made']): string {
  if (made.Task_Id__c || work.stored('Task_Id__c')) return 'logged';
  const { step, activity } = work.entry.details;
  return step !== 'end' || activity === 'notYet' ? 'open' : 'noActivity';
}
