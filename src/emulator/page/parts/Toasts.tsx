import { useLightning } from '../useLightning';
import type { Toast } from '../state/consoleState';
import { ButtonIcon } from './Icon';

/** Short messages at the top; they go by themselves. */
export function Toasts() {
  const { console, state } = useLightning();
  return (
    <div class="slds-notify_container toasts" role="status">
      {state.toasts.map((toast) => (
        <div key={toast.number} class={`slds-notify slds-notify_toast slds-theme_${toast.kind}`}>
          <span class="slds-icon_container slds-m-right_small slds-no-flex">
            <ToastIcon kind={toast.kind} />
          </span>
          <p class="slds-notify__content slds-text-heading_small">
            <ToastText toast={toast} onFollow={(place) => console.navigation.open(place)} />
          </p>
          <button
            type="button"
            class="slds-button slds-button_icon slds-button_icon-inverse slds-notify__close"
            title="Close message"
            onClick={() => console.toasts.close(toast.number)}
          >
            <ButtonIcon name="close" />
            <span class="slds-assistive-text">Close message</span>
          </button>
        </div>
      ))}
    </div>
  );
}

function ToastIcon({ kind }: Pick<Toast, 'kind'>) {
  return (
    <svg class="slds-icon slds-icon_small" aria-hidden="true">
      <use href={`/slds/icons/utility-sprite/svg/symbols.svg#${kind}`} />
    </svg>
  );
}

interface ToastTextProps {
  readonly toast: Toast;
  readonly onFollow: (place: NonNullable<Toast['link']>['place']) => void;
}

function ToastText({ toast: { text, link }, onFollow }: ToastTextProps) {
  const at = link ? text.indexOf(link.text) : -1;
  if (!link || at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <button type="button" class="toast-link" onClick={() => onFollow(link.place)}>
        {link.text}
      </button>
      {text.slice(at + link.text.length)}
    </>
  );
}
