import type { CallDetails, CallEntry } from '../hosts/orgContract';
import type { CallDraft } from './callLog';

/** One call as it lies in the journal. `scope` is org and user: agents who share a computer do not see each other's calls. */
export type JournalRecord = {
  readonly v: 1;
  readonly scope: string;
  readonly phoneSystemCallId: string;
} & ({ readonly kind: 'draft'; readonly value: CallDraft } | { readonly kind: 'entry'; readonly value: CallEntry });

type Kind = 'text' | 'number' | 'number or null' | 'number or nothing' | 'text or nothing';

const SHARED_FIELDS: Readonly<Record<Exclude<keyof CallEntry, 'endedAt' | 'endReason' | keyof CallDetails>, Kind>> = {
  phoneSystemCallId: 'text',
  direction: 'text',
  rawNumber: 'text',
  e164: 'text',
  displayName: 'text',
  offeredAt: 'number',
  answeredAt: 'number or null',
  durationSeconds: 'number',
  matchedRecordId: 'text',
  matchedObjectType: 'text',
  result: 'text',
  resultLabel: 'text or nothing',
  note: 'text',
};
const ENTRY_FIELDS: Readonly<Record<Exclude<keyof CallEntry, keyof CallDetails>, Kind>> = {
  ...SHARED_FIELDS,
  endedAt: 'number',
  endReason: 'text',
};
const DRAFT_FIELDS: Readonly<Record<Exclude<keyof CallDraft, keyof CallDetails>, Kind>> = {
  ...SHARED_FIELDS,
  lastSeenAt: 'number',
  endedAt: 'number or nothing',
  endReason: 'text or nothing',
  phase: 'text or nothing',
};

export function scopeOf(owner: { readonly orgId: string; readonly userId: string }): string {
  return `${owner.orgId}/${owner.userId}`;
}

/** A record of this version, or null: then it is damaged, or a later version wrote it. */
export function readJournalRecord(stored: unknown): JournalRecord | null {
  const record = stored as Partial<JournalRecord> | null | undefined;
  if (record?.v !== 1 || typeof record.scope !== 'string') return null;
  const fields = record.kind === 'entry' ? ENTRY_FIELDS : record.kind === 'draft' ? DRAFT_FIELDS : null;
  if (!fields || !hasFields(record.value, fields)) return null;
  return record.value.phoneSystemCallId === record.phoneSystemCallId ? (record as JournalRecord) : null;
}

/** What is known of a call whose page died: unless its end was seen, it was cut when it was last seen. */
export function entryOfDeadPage(draft: CallDraft): CallEntry {
  const { lastSeenAt, endedAt = lastSeenAt, endReason = 'cut', step: _step, phase: _phase, ...known } = draft;
  return { ...known, endedAt, endReason };
}

/** A call in progress as the org is told of it at a step. */
export function entryAtStep(draft: CallDraft): CallEntry {
  const { lastSeenAt, phase: _phase, ...known } = draft;
  return { ...known, endedAt: lastSeenAt, endReason: '' };
}

function hasFields(value: unknown, kinds: Readonly<Record<string, Kind>>): value is CallEntry & CallDraft {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(kinds).every(([name, kind]) =>
    isOfKind((value as Readonly<Record<string, unknown>>)[name], kind),
  );
}

function isOfKind(value: unknown, kind: Kind): boolean {
  if (value === undefined) return kind.endsWith('or nothing');
  if (value === null) return kind === 'number or null';
  return kind.startsWith('text') ? typeof value === 'string' : Number.isFinite(value);
}
