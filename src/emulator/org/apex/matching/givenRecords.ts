import type { Org } from '../../org';
import { nameOf } from '../../orgRecord';
import type { FieldType } from '../../schema/objectSchema';
import type { StoredRecord } from '../../table';
import { UntrustedInput } from '../untrustedInput';
import type { Candidate } from './candidate';

const MOST_KEYS = 5;
const MOST_ROWS = 5;
const NAMING = new Set<FieldType>(['text', 'phone', 'email', 'picklist', 'reference', 'number']);

/** Records that the phone system named itself, by id or by the value of a field. Read as the agent: never more than a wish. */
export function givenRecords(org: Org, input: UntrustedInput): Candidate[] {
  if (!input.has('given')) return [];
  return input.items('given', MOST_KEYS).flatMap((item) => {
    const key = new UntrustedInput(item);
    return recordsOf(org, key.text('field', 120), key.text('value', 255).trim());
  });
}

function recordsOf(org: Org, field: string, value: string): Candidate[] {
  if (value === '') return [];
  if (field === 'Id') {
    const record = org.find(value);
    return record ? [candidateOf(org, record, 'Id')] : [];
  }
  const [objectName = '', column = ''] = field.split('.');
  const schema = org.schema.find(({ apiName }) => apiName.toLowerCase() === objectName.toLowerCase());
  const named = schema?.fields.find(({ apiName }) => apiName.toLowerCase() === column.toLowerCase());
  // As in Apex: no record is named by a checkbox, a date or a long text.
  if (!schema || !named || !NAMING.has(named.type)) return [];
  const rows = org.records(schema.apiName).filter((record) => String(record[named.apiName] ?? '') === value);
  return rows.slice(0, MOST_ROWS).map((record) => candidateOf(org, record, named.apiName));
}

function candidateOf(org: Org, record: StoredRecord, column: string): Candidate {
  return {
    recordId: record.Id,
    objectType: org.objectTypeOf(record.Id),
    name: nameOf(org, record.Id),
    subtitle: '',
    reason: `Named by the phone system (${column})`,
    isPersonAccount: false,
    evidence: {
      ...{ rule: 'given', ruleOrder: 0, foundBy: 'given', spelling: '', whenUnverified: 'offer', isOwn: false },
      ...{ lastActivityAt: null, lastModifiedAt: null, openCases: 0, cases: [] },
    },
  };
}
