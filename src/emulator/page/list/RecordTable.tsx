import type { FieldDescription, ObjectDescription, OrgRecord } from '../../org/orgApi';
import { FieldValue } from '../parts/FieldValue';
import { RecordLink } from '../parts/RecordLink';

interface RecordTableProps {
  readonly described: ObjectDescription;
  readonly records: readonly OrgRecord[];
  /** Name of the table. */
  readonly label: string;
}

/** Records of one object in rows; the first column leads to the record. */
export function RecordTable({ described, records, label }: RecordTableProps) {
  const columns = described.listColumns
    .map((name) => described.fields.find((field) => field.apiName === name))
    .filter((field) => field !== undefined);
  return (
    <table
      class="slds-table slds-table_bordered slds-table_cell-buffer slds-table_fixed-layout record-table"
      aria-label={label}
    >
      <thead>
        <tr class="slds-line-height_reset">
          {columns.map((field) => (
            <th key={field.apiName} scope="col">
              <span class="slds-truncate">{field.label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <Row key={record.Id} record={record} columns={columns} objectType={described.apiName} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly record: OrgRecord;
  readonly columns: readonly FieldDescription[];
  readonly objectType: string;
}

function Row({ record, columns, objectType }: RowProps) {
  const facts = {
    name: String(record.Name ?? ''),
    objectType,
    record,
    isPersonAccount: record.IsPersonAccount === true,
    personContactId: String(record.PersonContactId ?? ''),
  };
  return (
    <tr class="slds-hint-parent">
      {columns.map((field, index) =>
        index === 0 ? (
          <th key={field.apiName} scope="row">
            <div class="slds-truncate">
              <RecordLink recordId={record.Id}>
                {String(record[field.apiName] ?? '') || facts.name || record.Id}
              </RecordLink>
            </div>
          </th>
        ) : (
          <td key={field.apiName}>
            <div class="slds-truncate">
              <FieldValue field={field} record={record} facts={facts} />
            </div>
          </td>
        ),
      )}
    </tr>
  );
}
