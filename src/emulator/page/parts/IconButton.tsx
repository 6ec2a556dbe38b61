import { ButtonIcon } from './Icon';

interface IconButtonProps {
  readonly icon: string;
  /** Its name for screen readers, shown when the mouse rests on it. */
  readonly label: string;
  readonly onClick: () => void;
  readonly class?: string;
  readonly tabIndex?: number;
}

export function IconButton({ icon, label, onClick, class: extra = '', tabIndex }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`slds-button slds-button_icon ${extra}`}
      title={label}
      onClick={onClick}
      {...(tabIndex === undefined ? {} : { tabIndex })}
    >
      <ButtonIcon name={icon} />
      <span class="slds-assistive-text">{label}</span>
    </button>
  );
}
