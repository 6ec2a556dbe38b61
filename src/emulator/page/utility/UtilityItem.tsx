import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ButtonIcon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';

interface UtilityItemProps {
  readonly label: string;
  readonly icon: string;
  readonly children: ComponentChildren;
}

/** An item of the utility bar beside the phone, with its panel on the right. */
export function UtilityItem({ label, icon, children }: UtilityItemProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li class={`slds-utility-bar__item ${isOpen ? 'slds-is-active' : ''}`}>
      <button
        type="button"
        class={`slds-button slds-utility-bar__action ${isOpen ? 'slds-is-active' : ''}`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ButtonIcon name={icon} side="left" />
        <span class="slds-utility-bar__text">{label}</span>
      </button>
      {isOpen && (
        <section class="slds-utility-panel slds-is-open part-panel" aria-label={label}>
          <div class="slds-utility-panel__header slds-grid slds-shrink-none">
            <h2 class="slds-col slds-truncate">{label}</h2>
            <IconButton icon="minimize_window" label={`Minimise ${label}`} onClick={() => setOpen(false)} />
          </div>
          <div class="part-body slds-p-around_small">{children}</div>
        </section>
      )}
    </li>
  );
}
