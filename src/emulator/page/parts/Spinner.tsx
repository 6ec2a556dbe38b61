/** Covers its positioned parent while something loads. */
export function Spinner({ text = 'Loading' }: { readonly text?: string }) {
  return (
    <div class="slds-spinner_container">
      <div role="status" class="slds-spinner slds-spinner_medium slds-spinner_brand">
        <span class="slds-assistive-text">{text}</span>
        <div class="slds-spinner__dot-a" />
        <div class="slds-spinner__dot-b" />
      </div>
    </div>
  );
}
