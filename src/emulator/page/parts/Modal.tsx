import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './IconButton';

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly isSmall?: boolean;
  /** The whole content, with its own footer (`slds-modal__footer`). */
  readonly children: ComponentChildren;
}

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]';

/** Covers everything, the utility bar and the phone included, as Lightning's modals do. Holds the focus; Escape closes it. */
export function Modal({ title, onClose, isSmall = false, children }: ModalProps) {
  const titleId = useId();
  const box = useRef<HTMLElement>(null);
  const size = isSmall ? 'slds-modal_x-small' : 'slds-modal_medium';
  useHeldFocus(box);
  return (
    <div class="modal-layer" onKeyDown={(event) => isEscape(event) && onClose()}>
      <section
        ref={box}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        onKeyDown={keepInside}
        class={`slds-modal slds-fade-in-open ${size}`}
      >
        <div class="slds-modal__container">
          <IconButton icon="close" label="Close" class="slds-modal__close" onClick={onClose} />
          <div class="slds-modal__header">
            <h1 id={titleId} class="slds-modal__title">
              {title}
            </h1>
          </div>
          {children}
        </div>
      </section>
      <div class="slds-backdrop slds-backdrop_open" />
    </div>
  );
}

function isEscape(event: KeyboardEvent): boolean {
  return event.key === 'Escape' && !event.defaultPrevented;
}

/** Focus goes to the first field, and back to where it was when the modal has closed. Nothing behind it can be reached. */
function useHeldFocus(box: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const behind = document.querySelector<HTMLElement>('.console');
    const field = box.current?.querySelector<HTMLElement>('.slds-modal__content :is(input, select, textarea)');
    if (behind) behind.inert = true;
    (field ?? box.current)?.focus();
    return () => {
      const isLast = document.querySelectorAll('[aria-modal]').length <= 1;
      if (behind && isLast) behind.inert = false;
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
}

/** From the last stop the Tab key goes to the first one, and back. */
function keepInside(event: TargetedKeyboardEvent<HTMLElement>): void {
  const box = event.currentTarget;
  if (event.key !== 'Tab') return;
  const stops = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((stop) => stop.tabIndex >= 0);
  const [first, last] = [stops[0], stops.at(-1)];
  const edge = event.shiftKey ? first : last;
  const isAtEdge = document.activeElement === edge || document.activeElement === box;
  if (!isAtEdge) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
