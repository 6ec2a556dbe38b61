import type { Org } from '../org';
import type { FieldValue } from '../schema/objectSchema';
import type { CallEntry } from './callEntry';

/** How calls end, in words. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ['completed', 'Completed'],
  ['missed', 'Missed'],
  ['elsewhere', 'Answered elsewhere'],
  ['declined', 'Declined'],
  ['busy', 'Busy'],
  ['noAnswer', 'No answer'],
  ['unreachable', 'Unreachable'],
  ['cancelled', 'Cancelled'],
  ['failed', 'Failed'],
  ['cut', 'Cut off'],
]);

/** Ends of outbound calls that nobody answered: the subject says so. */
const UNANSWERED: ReadonlySet<string> = new Set(['busy', 'noAnswer', 'unreachable', 'cancelled', 'failed']);

/** The field values of a call's activity. */
export function taskOf(org: Org, entry: CallEntry): Record<string, FieldValue> {
  return {
    ...relationOf(org, entry.matchedRecordId),
    Subject: subjectOf(org, entry).slice(0, 255),
    Status: 'Completed',
    ActivityDate: entry.endedAt.slice(0, 10),
    TaskSubtype: 'Call',
    Type: 'Call',
    CallType: entry.isInbound ? 'Inbound' : 'Outbound',
    CallDurationInSeconds: entry.durationSeconds,
    CallDisposition: dispositionOf(entry),
    CallObject: entry.key,
    Description: entry.note,
  };
}

/** What the agent chose, else how the call ended, in words; a code that has no words stays as it is. */
export function dispositionOf(entry: CallEntry): string {
  if (entry.result === '') return ENDS.get(entry.endReason) ?? entry.endReason;
  return entry.resultLabel.trim() === '' ? entry.result : entry.resultLabel;
}

/** People in WhoId, things in WhatId. A match that has gone meanwhile must not keep the call from being logged. */
function relationOf(org: Org, recordId: string): Record<string, FieldValue> {
  const record = org.find(recordId);
  const objectType = org.objectTypeOf(recordId);
  if (!record || record.IsConverted) return {};
  if (objectType === 'Contact' || objectType === 'Lead') return { WhoId: record.Id };
  return org.schemaOf(objectType).canHaveActivities ? { WhatId: record.Id } : {};
}

/** `Missed call from Jonas Brandt`, `Outbound call to +4930123456: no answer`. */
function subjectOf(org: Org, entry: CallEntry): string {
  const who = relatedName(org, entry.matchedRecordId) || callerOf(entry);
  if (!entry.isInbound) {
    const outcome = UNANSWERED.has(entry.endReason) ? `: ${ENDS.get(entry.endReason)?.toLowerCase()}` : '';
    return `Outbound call to ${who}${outcome}`;
  }
  const kind = { missed: 'Missed', declined: 'Declined' }[entry.endReason] ?? 'Inbound';
  return `${kind} call from ${who}`;
}

/** The name of the record on which the task hangs; empty without one. A case has a number and no name. */
function relatedName(org: Org, recordId: string): string {
  const { WhoId, WhatId } = relationOf(org, recordId);
  const related = org.find(WhoId ?? WhatId);
  return String(related?.Name ?? '').trim();
}

/** `Jo (+4930123456)`, as the phone system told it. */
function callerOf(entry: CallEntry): string {
  const number = entry.e164 || entry.rawNumber || 'withheld number';
  return entry.callerName === '' || entry.callerName === number ? number : `${entry.callerName} (${number})`;
}
