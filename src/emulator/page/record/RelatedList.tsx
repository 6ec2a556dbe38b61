import type { OrgRecord, RecordPage } from '../../org/orgApi';
import { FieldValue } from '../parts/FieldValue';
import { Icon } from '../parts/Icon';
import { RecordLink } from '../parts/RecordLink';
import { useLightning } from '../useLightning';

type List = RecordPage['related'][number];

const MAX_TILES = 3;
const FIELDS_PER_TILE = 3;

/** Records that point to this one, as tiles; a long list shows the first few and says how many there are. */
export function RelatedList({ list, parent }: { readonly list: List; readonly parent: RecordPage }) {
  const { console } = useLightning();
  const described = console.describe(list.objectType);
  const parentField = described.fields.find((field) => field.referenceTo === parent.objectType && field.isEditable);
  const values = parentField ? { [parentField.apiName]: parent.record.Id } : {};
  const startNew = () => console.openNewRecord(list.objectType, values);
  return (
    <article class="slds-card related-list" aria-label={list.label}>
      <div class="slds-card__header slds-grid">
        <header class="slds-media slds-media_center slds-has-flexi-truncate">
          <div class="slds-media__figure">
            <Icon sprite="standard" name={described.icon} size="small" />
          </div>
          <h2 class="slds-media__body slds-card__header-title">
            {list.label} ({list.records.length})
          </h2>
        </header>
        <button type="button" class="slds-button slds-button_neutral slds-button_small" onClick={startNew}>
          New<span class="slds-assistive-text"> {described.label}</span>
        </button>
      </div>
      <ul class="slds-card__body related-tiles">
        {list.records.slice(0, MAX_TILES).map((record) => (
          <Tile key={record.Id} record={record} objectType={list.objectType} />
        ))}
      </ul>
    </article>
  );
}

function Tile({ record, objectType }: { readonly record: OrgRecord; readonly objectType: string }) {
  const { console } = useLightning();
  const described = console.describe(objectType);
  const facts = { name: String(record.Name ?? ''), objectType, record, isPersonAccount: false, personContactId: '' };
  const names = described.listColumns.filter((name) => record[name] && record[name] !== record.Name);
  const fields = names.map((name) => described.fields.find((field) => field.apiName === name));
  const shown = fields.filter((field) => field !== undefined && field.type !== 'reference').slice(0, FIELDS_PER_TILE);
  return (
    <li class="slds-tile related-tile">
      <p class="slds-tile__title slds-truncate">
        <RecordLink recordId={record.Id}>{facts.name || record.Id}</RecordLink>
      </p>
      <dl class="slds-tile__detail related-facts">
        {shown.map(
          (field) =>
            field && [
              <dt key={`${field.apiName}-label`} class="slds-text-color_weak slds-truncate">
                {field.label}:
              </dt>,
              <dd key={field.apiName} class="slds-truncate">
                <FieldValue field={field} record={record} facts={facts} />
              </dd>,
            ],
        )}
      </dl>
    </li>
  );
}
