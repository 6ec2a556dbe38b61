interface IconProps {
  /** Name of an SLDS icon: `utility` ones stand in the text colour, `standard` ones on a coloured tile. */
  readonly name: string;
  readonly sprite?: 'utility' | 'standard';
  readonly size?: 'xx-small' | 'x-small' | 'small' | 'medium' | 'large';
  /** Classes of the box around it. */
  readonly class?: string;
  /** The size that page headers give their icon. */
  readonly isInPageHeader?: boolean;
}

/** Only decoration: what an icon means stands beside it as text, seen or for screen readers. */
export function Icon({
  name,
  sprite = 'utility',
  size = 'x-small',
  class: extra = '',
  isInPageHeader = false,
}: IconProps) {
  const known = /^[a-z0-9_]+$/.test(name) ? name : 'question';
  const tint = sprite === 'utility' ? 'slds-icon-text-default' : '';
  const scale = isInPageHeader ? 'slds-page-header__icon' : `slds-icon_${size}`;
  const image = (
    <svg class={`slds-icon ${scale} ${tint}`} aria-hidden="true" focusable="false">
      <use href={`/slds/icons/${sprite}-sprite/svg/symbols.svg#${known}`} />
    </svg>
  );
  const tile =
    sprite === 'standard' ? `slds-icon-standard-${known.replaceAll('_', '-')}` : `slds-icon-utility-${known}`;
  return <span class={`slds-icon_container ${tile} ${extra}`}>{image}</span>;
}

/** An icon inside an SLDS button, in the button's colour. */
export function ButtonIcon({ name, side }: { readonly name: string; readonly side?: 'left' | 'right' }) {
  return (
    <svg class={`slds-button__icon ${side ? `slds-button__icon_${side}` : ''}`} aria-hidden="true" focusable="false">
      <use href={`/slds/icons/utility-sprite/svg/symbols.svg#${name}`} />
    </svg>
  );
}
