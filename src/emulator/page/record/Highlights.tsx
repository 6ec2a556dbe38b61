import type { Ref } from 'preact';
import type { FieldDescription, RecordPage } from '../../org/orgApi';
import { FieldValue } from '../parts/FieldValue';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { useLightning } from '../useLightning';
import { keyFields } from './shownFields';

interface HighlightsProps {
  readonly page: RecordPage;
  readonly onEdit: () => void;
  /** Where the focus goes when the form closes. */
  readonly editButton: Ref<HTMLButtonElement>;
}

/** The head of a record page: what it is, its name, its key fields, its actions. */
export function Highlights({ page, onEdit, editButton }: HighlightsProps) {
  const { console } = useLightning();
  return (
    <header class="slds-page-header slds-page-header_record-home highlights">
      <div class="slds-page-header__row">
        <Title page={page} />
        <div class="slds-page-header__col-actions slds-page-header__controls">
          <IconButton
            icon="refresh"
            label="Refresh"
            class="slds-button_icon-border-filled slds-m-right_x-small"
            onClick={() => console.refreshView()}
          />
          <button ref={editButton} type="button" class="slds-button slds-button_neutral" onClick={onEdit}>
            Edit
          </button>
        </div>
      </div>
      <dl class="slds-page-header__row slds-page-header__detail-row">
        {keyFields(console.describe(page.objectType), page).map((field) => (
          <KeyField key={field.apiName} field={field} page={page} />
        ))}
      </dl>
    </header>
  );
}

function Title({ page }: { readonly page: RecordPage }) {
  const { console } = useLightning();
  const described = console.describe(page.objectType);
  return (
    <div class="slds-page-header__col-title slds-media">
      <div class="slds-media__figure">
        <Icon sprite="standard" name={page.isPersonAccount ? 'person_account' : described.icon} isInPageHeader />
      </div>
      <div class="slds-media__body">
        <p class="highlights-object">{page.isPersonAccount ? 'Person Account' : described.label}</p>
        <div class="highlights-title">
          <h1 class="slds-page-header__title slds-truncate" title={page.name}>
            {page.name}
          </h1>
          <p class="slds-truncate slds-text-color_weak">{page.subtitle}</p>
        </div>
      </div>
    </div>
  );
}

function KeyField({ field, page }: { readonly field: FieldDescription; readonly page: RecordPage }) {
  return (
    <div class="slds-page-header__detail-block">
      <dt class="slds-text-title slds-truncate">{field.label}</dt>
      <dd class="slds-truncate">
        <FieldValue
          field={field}
          record={page.record}
          facts={page}
          referenceName={page.referenceNames[field.apiName]}
        />
      </dd>
    </div>
  );
}
