import type { CustomMetadata } from '../customMetadata';
import type { Org } from '../org';
import type { FieldValue } from '../schema/objectSchema';
import type { CallEntry } from './callEntry';
import { relatedName, relationOf } from './callRelations';
import { mappedFields } from './logMapping';
import type { MappedFields } from './logMapping';

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
  ['doNotCall', 'Do not call'],
]);

/** Ends of outbound calls that nobody answered: the subject says so. */
const UNANSWERED: ReadonlySet<string> = new Set(['busy', 'noAnswer', 'unreachable', 'cancelled', 'failed']);

type Values = Readonly<Record<string, FieldValue>>;

/** The field values of a call's activity. @param note  what the note shall be after merging */
export function taskOf(org: Org, metadata: CustomMetadata, { entry, note }: NotedEntry): MappedFields {
  const mapped = mappedFields(org, metadata, entry);
  const values = {
    ...relationOf(org, entry),
    ...courseOf(org, entry),
    ...wrapUpOf(entry, note),
    Status: closedStatusOf(org),
    TaskSubtype: 'Call',
    Type: 'Call',
    CallObject: entry.key,
    ...mapped.values,
  };
  return { values, omitted: mapped.omitted };
}

/** The same task later: what the call has become since, or only what the agent has changed. */
export function taskChange(
  org: Org,
  metadata: CustomMetadata,
  { entry, note, hasCourseChanged }: NotedEntry & { readonly hasCourseChanged: boolean },
): MappedFields {
  const mapped = mappedFields(org, metadata, entry);
  const values = {
    ...(hasCourseChanged || entry.details.relatedTo ? relationOf(org, entry) : {}),
    ...(hasCourseChanged ? courseOf(org, entry) : {}),
    ...wrapUpOf(entry, note),
    ...mapped.values,
  };
  return { values, omitted: mapped.omitted };
}

export interface NotedEntry {
  readonly entry: CallEntry;
  readonly note: string;
}

/** What the agent wants to do later, for the same people. */
export function followUpOf(org: Org, entry: CallEntry): Values {
  const { date = '', subject = '' } = entry.details.followUp ?? {};
  return {
    ...relationOf(org, entry),
    ActivityDate: date,
    Subject: subject === '' ? `Call back ${whoIs(org, entry).slice(0, 200)}` : subject,
  };
}

/** The first closed status of this org, whatever it is called. */
function closedStatusOf(org: Org): string | null {
  return org.schemaOf('Task').fields.find(({ apiName }) => apiName === 'Status')?.closedValues?.[0] ?? null;
}

/** What the agent chose, else how the call ended, in words; a code that has no words stays as it is. */
export function dispositionOf(entry: CallEntry): string {
  if (entry.result === '') return ENDS.get(entry.endReason) ?? entry.endReason;
  return entry.resultLabel.trim() === '' ? entry.result : entry.resultLabel;
}

function courseOf(org: Org, entry: CallEntry): Values {
  const CallType = entry.details.isInternal ? 'Internal' : entry.isInbound ? 'Inbound' : 'Outbound';
  return {
    Subject: subjectOf(org, entry).slice(0, 255),
    ActivityDate: (entry.endedAt ?? entry.offeredAt).slice(0, 10),
    CallType,
    CallDurationInSeconds: entry.durationSeconds,
  };
}

function wrapUpOf(entry: CallEntry, note: string): Values {
  return { CallDisposition: dispositionOf(entry), Description: note };
}

/** `Missed call from Jonas Brandt`, `Outbound call to +4930123456: no answer`. */
function subjectOf(org: Org, entry: CallEntry): string {
  const who = whoIs(org, entry);
  if (!entry.isInbound) {
    const outcome = UNANSWERED.has(entry.endReason) ? `: ${ENDS.get(entry.endReason)?.toLowerCase()}` : '';
    return `Outbound call to ${who}${outcome}`;
  }
  const kind = { missed: 'Missed', declined: 'Declined' }[entry.endReason] ?? 'Inbound';
  return `${kind} call from ${who}`;
}

/** The name of the record, where it has one, else the caller as the phone system told: `Jo (+4930123456)`. */
function whoIs(org: Org, entry: CallEntry): string {
  const { WhoId, WhatId } = relationOf(org, entry);
  const name = relatedName(org, entry.details.relatedTo ? (WhoId ?? WhatId) : entry.matchedRecordId);
  if (name !== '') return name;
  const number = entry.e164 || entry.rawNumber || 'withheld number';
  return entry.callerName === '' || entry.callerName === number ? number : `${entry.callerName} (${number})`;
}
