import { Modal } from '../parts/Modal';
import type { Leaving } from '../state/edits';
import { NEW_RECORD } from '../state/edits';
import { useLightning } from '../useLightning';

/** Asks before a change of place throws away what was typed. Who closes the question stays. */
export function UnsavedDialog({ leaving }: { readonly leaving: Leaving }) {
  const { console, state } = useLightning();
  const names = leaving.lost.map((key) => (key === NEW_RECORD ? 'the new record' : (state.known[key]?.name ?? key)));
  return (
    <Modal title="Unsaved changes" isSmall onClose={() => console.edits.keepEditing()}>
      <div class="slds-modal__content slds-p-around_medium">
        <p>Your changes to {names.join(', ')} are not saved.</p>
      </div>
      <div class="slds-modal__footer">
        <button type="button" class="slds-button slds-button_neutral" onClick={() => console.edits.discard()}>
          Discard changes
        </button>
        <button type="button" class="slds-button slds-button_brand" onClick={() => console.edits.keepEditing()}>
          Keep editing
        </button>
      </div>
    </Modal>
  );
}
