import type { Org } from '../org';
import type { FieldValue } from '../schema/objectSchema';
import type { StoredRecord } from '../table';
import type { CallEntry } from './callEntry';

type Values = Readonly<Record<string, FieldValue>>;

/** Everything that is known of a call, as its record has it. */
export function callOf(org: Org, entry: CallEntry): Values {
  const { details } = entry;
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
    Result__c: entry.result,
    Note__c: entry.note,
    Provider__c: details.provider,
    Line__c: details.line,
    Queue__c: details.queue,
    Is_Internal__c: details.isInternal,
    Is_Click_To_Dial__c: details.isClickToDial,
    Pop_Latency_Ms__c: details.popLatencyMs,
    Wrap_Up_Seconds__c: details.wrapUpSeconds,
    Step__c: details.step,
    Changed_At_Ms__c: details.changedAt,
    ...matchOf(org, entry),
  };
}

/** Whom the phone found, as the agent may correct it later. */
export function matchOf(org: Org, { matchedRecordId, details }: CallEntry): Values {
  const schema = org.schema.find(({ keyPrefix }) => matchedRecordId.startsWith(keyPrefix));
  return {
    Matched_Record_Id__c: matchedRecordId,
    Matched_Object__c: schema?.apiName ?? null,
    Match_Explanation__c: details.matchExplanation,
    Corrections__c: details.corrections,
  };
}

/** The text of a field; empty where there is none or the user may not read it. */
export function textIn(record: StoredRecord | undefined, field: string): string {
  return String(record?.[field] ?? '');
}
