import { ButtonIcon } from '../parts/Icon';
import { useLightning } from '../useLightning';
import { Channels } from '../utility/Channels';
import { WorkQueue } from '../utility/WorkQueue';
import { NoPhone } from './NoPhone';
import { PhonePanel } from './PhonePanel';

interface UtilityBarProps {
  /** Is told of the adapter's frame as soon as it exists. */
  readonly onFrame: (frame: HTMLIFrameElement) => void;
}

/** The bar at the bottom with the Phone item; without a phone it says why there is none. */
export function UtilityBar({ onFrame }: UtilityBarProps) {
  const { console, state } = useLightning();
  const { phone, session } = state;
  return (
    <footer class="utility-bar-area" aria-label="Utility bar">
      {session.phone && phone.isStarted && <PhonePanel item={session.phone} onFrame={onFrame} />}
      <ul class="slds-utility-bar">
        {session.phone ? (
          <li class={`slds-utility-bar__item ${phone.isOpen ? 'slds-is-active' : ''}`}>
            <button
              type="button"
              class={`slds-button slds-utility-bar__action ${phone.isOpen ? 'slds-is-active' : ''}`}
              aria-expanded={phone.isOpen}
              onClick={() => console.changePanel({ isVisible: !phone.isOpen })}
            >
              <ButtonIcon name={phone.itemIcon} side="left" />
              <span class="slds-utility-bar__text">{phone.itemLabel}</span>
            </button>
          </li>
        ) : (
          <NoPhone reason={session.noPhoneReason} />
        )}
        <WorkQueue />
        <Channels />
      </ul>
    </footer>
  );
}
