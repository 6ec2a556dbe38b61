import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  readonly label: string;
  /** A second line, in grey. */
  readonly about?: string;
  readonly icon?: ComponentChildren;
  readonly onChoose: () => void;
}

interface MenuButtonProps {
  readonly label: string;
  readonly class: string;
  readonly items: readonly MenuItem[];
  readonly align?: 'left' | 'right';
  readonly size?: 'small' | 'large';
  /** What the button shows; its name is `label`. */
  readonly children: ComponentChildren;
}

/** A button that opens a menu: arrow keys move, Enter chooses, Escape and a click elsewhere close. */
export function MenuButton({
  label,
  class: buttonClass,
  items,
  align = 'left',
  size = 'small',
  children,
}: MenuButtonProps) {
  const { root, isOpen, setOpen, close, onKeyDown } = useMenu();
  const choose = (item: MenuItem) => {
    close();
    item.onChoose();
  };
  const state = isOpen ? 'slds-is-open' : '';
  return (
    <div ref={root} class={`slds-dropdown-trigger slds-dropdown-trigger_click ${state}`} onKeyDown={onKeyDown}>
      <button
        type="button"
        class={buttonClass}
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && <Menu label={label} align={align} size={size} items={items} onChoose={choose} />}
    </div>
  );
}

function useMenu() {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useCloseOutside(root, isOpen, () => setOpen(false));
  useEffect(() => {
    if (isOpen) itemsIn(root.current)[0]?.focus();
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'Escape') close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) moveFocus(itemsIn(root.current), step);
    if (step || event.key === 'Escape') event.preventDefault();
    if (event.key === 'Tab') setOpen(false);
  };
  return { root, isOpen, setOpen, close, onKeyDown };
}

interface MenuProps extends Pick<MenuButtonProps, 'label' | 'items'> {
  readonly align: 'left' | 'right';
  readonly size: 'small' | 'large';
  readonly onChoose: (item: MenuItem) => void;
}

function Menu({ label, align, size, items, onChoose }: MenuProps) {
  return (
    <div class={`slds-dropdown slds-dropdown_${align} slds-dropdown_${size}`}>
      <ul class="slds-dropdown__list" role="menu" aria-label={label}>
        {items.map((item) => (
          <MenuLine key={item.label} item={item} onChoose={onChoose} />
        ))}
      </ul>
    </div>
  );
}

function MenuLine({ item, onChoose }: { readonly item: MenuItem; readonly onChoose: (item: MenuItem) => void }) {
  return (
    <li class="slds-dropdown__item" role="presentation">
      <button type="button" role="menuitem" tabIndex={-1} class="menu-line" onClick={() => onChoose(item)}>
        {item.icon}
        <span class="menu-text">
          <span class="slds-truncate">{item.label}</span>
          {item.about && <span class="menu-about">{item.about}</span>}
        </span>
      </button>
    </li>
  );
}

function itemsIn(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}

function moveFocus(items: readonly HTMLElement[], step: number): void {
  const index = items.indexOf(document.activeElement as HTMLElement);
  items[(index + step + items.length) % items.length]?.focus();
}

function useCloseOutside(root: { readonly current: HTMLElement | null }, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onPress = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', onPress);
    // A click into the phone's frame is seen only as a loss of focus.
    window.addEventListener('blur', close);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      window.removeEventListener('blur', close);
    };
  }, [isOpen]);
}
