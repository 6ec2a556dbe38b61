import type { CustomMetadata } from '../customMetadata';
import type { Org } from '../org';
import type { FieldSchema, FieldValue } from '../schema/objectSchema';
import type { CallEntry } from './callEntry';

/** What the phone itself fills, and what nobody may choose. Ids of any kind are refused by their type. */
const RESERVED = ['CallDisposition', 'CallDurationInSeconds', 'CallObject', 'Description', 'Status', 'TaskSubtype'];

export interface MappedFields {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly omitted: readonly string[];
}

/**
 * Words of the call in fields of the task, as an admin mapped them, and the values that an agent typed for fields which the org
 * asked for. Values are cut to the field's length; what cannot be written is left out, and never costs the log.
 */
export function mappedFields(org: Org, metadata: CustomMetadata, entry: CallEntry): MappedFields {
  const words = wordsOf(entry);
  const mapped = (metadata.get('Cti_Log_Field') ?? [])
    .map((record) => ({ record, text: words.get(String(record.Source__c).toLowerCase()) ?? '' }))
    .filter(({ record, text }) => record.Is_Active__c === true && text.trim() !== '')
    .map(({ record, text }) => ({ name: String(record.Field__c), text, isMapped: true }));
  const typed = Object.entries(entry.details.taskFields).map(([name, text]) => ({ name, text, isMapped: false }));
  const values: Record<string, FieldValue> = {};
  const omitted: string[] = [];
  for (const wish of [...mapped, ...typed]) {
    const field = org.schemaOf('Task').fields.find(({ apiName }) => apiName === wish.name);
    const value = field && isFree(field) ? converted(wish.text, field) : undefined;
    const isUnknown = wish.isMapped && field?.isRestricted === true && !field.values?.includes(wish.text);
    if (!field || value === undefined || isUnknown) omitted.push(`Task.${wish.name}`);
    else values[field.apiName] = value;
  }
  return { values, omitted };
}

/** By name in lower case: names of headers have no case. */
function wordsOf(entry: CallEntry): ReadonlyMap<string, string> {
  const words = {
    ...entry.details.attributes,
    number: entry.e164 || entry.rawNumber,
    callerName: entry.callerName,
    direction: entry.isInbound ? 'inbound' : 'outbound',
    endReason: entry.endReason,
    result: entry.result,
    durationSeconds: String(entry.durationSeconds),
  };
  return new Map(Object.entries(words).map(([name, value]) => [name.toLowerCase(), value]));
}

function isFree({ apiName, type }: FieldSchema): boolean {
  return type !== 'reference' && apiName !== 'Id' && !RESERVED.includes(apiName);
}

/** Undefined for a text that is no value of this type. */
function converted(text: string, { type, length }: FieldSchema): FieldValue | undefined {
  if (text.trim() === '') return type === 'boolean' ? false : null;
  if (type === 'boolean') return text === 'true';
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
  if (type === 'datetime') return Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString();
  return length ? text.slice(0, length) : text;
}
