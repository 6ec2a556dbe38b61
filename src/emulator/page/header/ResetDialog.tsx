import { createPortal } from 'preact/compat';
import { useState } from 'preact/hooks';
import { asProblem } from '../../../base/appError';
import { Modal } from '../parts/Modal';
import { useLightning } from '../useLightning';

/** Asks before everything that was saved in the emulated org is gone. */
export function ResetDialog({ onClose }: { readonly onClose: () => void }) {
  const { console } = useLightning();
  const [isBusy, setBusy] = useState(false);
  const reset = async () => {
    setBusy(true);
    await console.resetData().catch((thrown: unknown) => {
      const { message, hint } = asProblem(thrown);
      console.toasts.show({ kind: 'error', text: `${message}. ${hint}` });
    });
    onClose();
  };
  const dialog = (
    <Modal title="Reset data" isSmall onClose={onClose}>
      <div class="slds-modal__content slds-p-around_medium">
        <p>The org gets its first data again. Records, tasks and calls that you have made since are gone.</p>
      </div>
      <div class="slds-modal__footer">
        <button type="button" class="slds-button slds-button_neutral" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="slds-button slds-button_brand" disabled={isBusy} onClick={() => void reset()}>
          Reset
        </button>
      </div>
    </Modal>
  );
  return createPortal(dialog, document.body);
}
