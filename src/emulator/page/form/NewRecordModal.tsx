import { Modal } from '../parts/Modal';
import type { NewRecord } from '../state/consoleState';
import { NEW_RECORD } from '../state/edits';
import { useLightning } from '../useLightning';
import { RecordForm } from './RecordForm';

/** The form for a new record, perhaps with values that somebody has filled in. Covers everything, also the phone. */
export function NewRecordModal({ newRecord }: { readonly newRecord: NewRecord }) {
  const { console, state } = useLightning();
  const described = console.describe(newRecord.objectType);
  const names = [...new Set([...described.formFields, ...Object.keys(newRecord.values)])];
  const fields = names.map((name) => described.fields.find((field) => field.apiName === name));
  return (
    <Modal title={`New ${described.label}`} onClose={() => console.closeNewRecord()}>
      <RecordForm
        fields={fields.filter((field) => field !== undefined)}
        values={newRecord.values}
        typed={state.edits[NEW_RECORD] ?? {}}
        onType={(typed) => console.edits.type(NEW_RECORD, typed)}
        isNew
        contentClass="slds-modal__content slds-p-around_medium"
        footerClass="slds-modal__footer"
        onCancel={() => console.closeNewRecord()}
        onSave={(values) => console.createRecord(newRecord.objectType, values)}
      />
    </Modal>
  );
}
