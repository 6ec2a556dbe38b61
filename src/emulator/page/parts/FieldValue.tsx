import type { RecordFacts } from '../../host/hostConsole';
import type { FieldDescription, OrgRecord } from '../../org/orgApi';
import { durationText, dateText, momentText } from './fieldText';
import { PhoneNumber } from './PhoneNumber';
import { RecordLink } from './RecordLink';

interface FieldValueProps {
  readonly field: FieldDescription;
  readonly record: OrgRecord;
  readonly facts: RecordFacts;
  /** Name of the record that a reference field points to; lists bring it as `AccountId.Name`. */
  readonly referenceName?: string | undefined;
}

/** One value of a record as people read it, with what can be done with it: call, write, open. */
export function FieldValue({ field, record, facts, referenceName }: FieldValueProps) {
  const value = record[field.apiName] ?? null;
  if (field.type === 'boolean') return <BooleanValue isTrue={value === true} label={field.label} />;
  if (value === null || value === '') return null;
  const text = String(value);
  switch (field.type) {
    case 'phone':
      return <PhoneNumber number={text} facts={facts} />;
    case 'email':
      return <a href={`mailto:${encodeURIComponent(text).replace('%40', '@')}`}>{text}</a>;
    case 'reference':
      return <Reference recordId={text} name={referenceName ?? String(record[`${field.apiName}.Name`] ?? '')} />;
    case 'date':
      return <>{dateText(text)}</>;
    case 'datetime':
      return <>{momentText(text)}</>;
    case 'longText':
      return <span class="long-text">{text}</span>;
    default:
      return <>{field.apiName === 'CallDurationInSeconds' ? durationText(Number(value)) : text}</>;
  }
}

/** People of the org and record types have no page in the console. */
function Reference({ recordId, name }: { readonly recordId: string; readonly name: string }) {
  if (/^(005|012)/.test(recordId)) return <>{name || recordId}</>;
  return <RecordLink recordId={recordId}>{name || recordId}</RecordLink>;
}

function BooleanValue({ isTrue, label }: { readonly isTrue: boolean; readonly label: string }) {
  return <input type="checkbox" disabled checked={isTrue} aria-label={label} />;
}
