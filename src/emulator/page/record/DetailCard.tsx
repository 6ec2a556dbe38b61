import type { FieldDescription, RecordPage } from '../../org/orgApi';
import { FieldValue } from '../parts/FieldValue';
import { ButtonIcon } from '../parts/Icon';
import { useLightning } from '../useLightning';
import { detailFields, systemFields } from './shownFields';

interface DetailCardProps {
  readonly page: RecordPage;
  readonly onEdit: () => void;
}

/** All fields of the record. A double click on a value edits, as the pencil does. */
export function DetailCard({ page, onEdit }: DetailCardProps) {
  const { console } = useLightning();
  const described = console.describe(page.objectType);
  return (
    <section class="slds-card detail-card" aria-label="Details" onDblClick={onEdit}>
      <Section title={`${described.label} details`}>
        {detailFields(described, page).map((field) => (
          <Detail key={field.apiName} field={field} page={page} onEdit={onEdit} />
        ))}
      </Section>
      <Section title="System information">
        {systemFields(described).map((field) => (
          <Detail key={field.apiName} field={field} page={page} onEdit={onEdit} />
        ))}
      </Section>
    </section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: preact.ComponentChildren }) {
  return (
    <div class="slds-section slds-is-open detail-section">
      <h2 class="slds-section__title slds-theme_shade">
        <span class="slds-p-horizontal_small slds-truncate">{title}</span>
      </h2>
      <dl class="detail-grid">{children}</dl>
    </div>
  );
}

function Detail({ field, page, onEdit }: DetailCardProps & { readonly field: FieldDescription }) {
  const isWide = field.type === 'longText';
  return (
    <div class={`slds-form-element slds-form-element_readonly slds-hint-parent ${isWide ? 'detail-wide' : ''}`}>
      <dt class="slds-form-element__label">{field.label}</dt>
      <dd class="slds-form-element__control">
        <div class="slds-form-element__static">
          <FieldValue
            field={field}
            record={page.record}
            facts={page}
            referenceName={page.referenceNames[field.apiName]}
          />
        </div>
        {field.isEditable && <Pencil onEdit={onEdit} />}
      </dd>
    </div>
  );
}

/** For the mouse only: from the keyboard the page's Edit button does the same. */
function Pencil({ onEdit }: Pick<DetailCardProps, 'onEdit'>) {
  return (
    <button
      type="button"
      class="slds-button slds-button_icon detail-pencil"
      tabIndex={-1}
      aria-hidden="true"
      onClick={onEdit}
    >
      <ButtonIcon name="edit" />
    </button>
  );
}
