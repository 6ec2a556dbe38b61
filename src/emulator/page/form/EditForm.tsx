import type { RecordPage } from '../../org/orgApi';
import { editFields } from '../record/shownFields';
import { useLightning } from '../useLightning';
import { RecordForm } from './RecordForm';

/** The record page's own form, in place of the details. */
export function EditForm({ page, onClose }: { readonly page: RecordPage; readonly onClose: () => void }) {
  const { console, state } = useLightning();
  const recordId = page.record.Id;
  const described = console.describe(page.objectType);
  return (
    <section class="slds-card edit-form" aria-label="Edit record">
      <RecordForm
        fields={editFields(described, page)}
        values={page.record}
        typed={state.edits[recordId] ?? {}}
        onType={(typed) => console.edits.type(recordId, typed)}
        referenceNames={page.referenceNames}
        footerClass="edit-footer"
        takesFocus
        onCancel={onClose}
        onSave={async (changed) => {
          if (Object.keys(changed).length > 0) await console.updateRecord(recordId, changed);
          onClose();
        }}
      />
    </section>
  );
}
