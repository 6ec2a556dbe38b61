import type { Candidate } from '../calls/call';
import { chosenOf } from './callerTitle';
import { isSameRecord } from './popTarget';
import type { PhoneCall } from './state';

/** A record that the agent opened, or that fits the number. */
export interface RelatedRecord {
  readonly recordId: string;
  readonly objectType: string;
  readonly name: string;
}

const MOST_VISITED = 8;
/** Objects that an activity can hang on; custom ones too, except our own. */
const RELATED = new Set(
  `Account Contact Lead Opportunity Case Contract Order Campaign Asset Product2 Quote WorkOrder ServiceContract
   ServiceAppointment Entitlement Solution`.split(/\s+/),
);

/** Whether this page is a record that an activity can hang on. */
export function isRelatable({ recordId, objectType }: RelatedRecord): boolean {
  const isCustom = objectType.endsWith('__c') && !/^(\w+__)?Cti_/.test(objectType);
  return recordId !== '' && (isCustom || RELATED.has(objectType));
}

/** Who may be calling. */
const CALLERS = new Set(['Contact', 'Lead', 'Account']);

/**
 * The call after the agent opened a record. It follows while people talk and nothing is pinned; afterwards it is only offered. After
 * "wrong person" the first person or company that is opened is the caller.
 */
export function visiting(call: PhoneCall, record: RelatedRecord, follows: boolean): PhoneCall {
  if (follows && call.isMatchRejected && CALLERS.has(record.objectType)) return corrected(call, record);
  const others = call.visited.filter(({ recordId }) => recordId !== record.recordId);
  const visited = [record, ...others].slice(0, MOST_VISITED);
  if (!follows || call.isRelatedPinned) return { ...call, visited };
  // Back at the caller's own record, the match alone is enough.
  return { ...call, visited, related: record.recordId === chosenOf(call)?.recordId ? null : record };
}

/** The match is what the agent found; the others stay, in case that was the mistake. */
function corrected(call: PhoneCall, { recordId, objectType, name }: RelatedRecord): PhoneCall {
  if (call.matching.state !== 'found') return call;
  const reason = 'Found by the agent';
  const chosen: Candidate = { recordId, objectType, name, subtitle: '', reason, isPersonAccount: false };
  const others = call.matching.candidates.filter((other) => !isSameRecord(other.recordId, recordId));
  const known = call.matching.candidates.find((other) => isSameRecord(other.recordId, recordId)) ?? chosen;
  const matching = { ...call.matching, candidates: [...others, known], chosen: known };
  // What the call is about stays; another person is nobody any more.
  const related = call.related && CALLERS.has(call.related.objectType) && !call.isRelatedPinned ? null : call.related;
  return { ...call, isMatchRejected: false, related, matching };
}

/** The records that may be chosen besides the match: others that fit the number, then what was opened, each once. */
export function relatableRecords(call: PhoneCall): readonly RelatedRecord[] {
  const fitting: readonly RelatedRecord[] = call.matching.state === 'found' ? call.matching.candidates : [];
  const all = [...(call.related ? [call.related] : []), ...fitting, ...call.visited];
  const match = chosenOf(call)?.recordId;
  const isFirst = (record: RelatedRecord, index: number) =>
    all.findIndex(({ recordId }) => recordId === record.recordId) === index;
  return all.filter((record, index) => record.recordId !== match && isFirst(record, index));
}

/**
 * Whom and what the activity hangs on. A lead stands alone (a task of a lead has no second record); a contact goes with one
 * other record; undefined where the match alone decides.
 */
export function relatedIds(call: PhoneCall): { readonly whoId: string; readonly whatId: string } | undefined {
  const match = chosenOf(call);
  const { related } = call;
  if (!related || related.recordId === match?.recordId) return undefined;
  if (related.objectType === 'Lead') return { whoId: related.recordId, whatId: '' };
  if (related.objectType === 'Contact') return { whoId: related.recordId, whatId: isWhat(match) ? match.recordId : '' };
  // The org knows the contact behind a person account.
  const isPerson = match !== null && (match.objectType === 'Contact' || match.isPersonAccount);
  return { whoId: isPerson ? match.recordId : '', whatId: related.recordId };
}

function isWhat(match: Candidate | null): match is Candidate {
  return match !== null && match.objectType !== 'Contact' && match.objectType !== 'Lead';
}
