import { useState } from 'preact/hooks';
import { ButtonIcon, Icon } from '../parts/Icon';
import { useScenario } from '../tester/useTester';

/** What a user without a phone sees in the utility bar, as far as anybody knows, and the emulator's own word on why. */
export function NoPhone({ reason }: { readonly reason: string }) {
  const kind = useScenario('unassignedItem');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {kind !== 'hidden' && (
        <li class={`slds-utility-bar__item ${isOpen ? 'slds-is-active' : ''}`}>
          <button
            type="button"
            class={`slds-button slds-utility-bar__action ${isOpen ? 'slds-is-active' : ''}`}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <ButtonIcon name="call" side="left" />
            <span class="slds-utility-bar__text">Phone</span>
          </button>
          {isOpen && <EmptyPanel text={kind === 'message' ? reason : ''} />}
        </li>
      )}
      <li class="slds-utility-bar__item no-phone">
        <Icon name="info_alt" size="xx-small" class="slds-m-right_x-small" />
        <span role="status">No phone here: {reason}</span>
      </li>
    </>
  );
}

function EmptyPanel({ text }: { readonly text: string }) {
  return (
    <section class="slds-utility-panel slds-is-open phone-panel no-phone-panel" aria-label="Phone">
      <div class="slds-utility-panel__header slds-shrink-none">
        <h2 class="slds-truncate">Phone</h2>
      </div>
      <div class="slds-utility-panel__body slds-p-around_medium">{text}</div>
    </section>
  );
}
