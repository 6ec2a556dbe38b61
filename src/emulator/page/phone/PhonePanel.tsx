import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PhoneItem } from '../../org/orgApi';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { Spinner } from '../parts/Spinner';
import { useLightning } from '../useLightning';
import { useFrameReload, useFrameRights, usePanelHeight } from './frameTroubles';
import { PanelEdges } from './PanelEdges';
import { PhoneWarning } from './PhoneWarning';
import { StandbyNote } from './StandbyNote';
import { useStandby } from './standby';

interface PhonePanelProps {
  readonly item: PhoneItem;
  readonly onFrame: (frame: HTMLIFrameElement) => void;
}

/** The window above the bar. Minimised it is only hidden: the frame is made once and stays as long as the console's page. */
export function PhonePanel({ item, onFrame }: PhonePanelProps) {
  const { isOpen, isReady, heightPx, widthPx, panelLabel } = useLightning().state.phone;
  const { address, isWaiting, ...standby } = useStandby(item, isReady);
  const frame = useRef<HTMLIFrameElement>(null);
  const [isLoaded, setLoaded] = useState(false);
  const rights = useFrameRights();
  const panelHeightPx = usePanelHeight(heightPx);
  useFrameReload(frame, isLoaded);
  useLayoutEffect(() => {
    if (frame.current) onFrame(frame.current);
  }, []);
  return (
    <section
      class={`slds-utility-panel slds-grid slds-grid_vertical phone-panel ${isOpen ? 'slds-is-open' : ''}`}
      style={{ height: `${panelHeightPx}px`, width: `${widthPx}px` }}
      aria-label={panelLabel}
    >
      {isOpen && <PanelEdges />}
      <PanelHead />
      <PhoneWarning />
      <StandbyNote {...standby} />
      <div class="slds-utility-panel__body phone-body">
        {(!isLoaded || isWaiting) && <Spinner text="Loading phone" />}
        <iframe
          {...{ ref: frame, title: 'Phone', src: address, ...rights }}
          // Adapters find the library's host in document.referrer.
          referrerpolicy="origin"
          onLoad={() => setLoaded(true)}
        />
      </div>
    </section>
  );
}

function PanelHead() {
  const { console, state } = useLightning();
  const { panelLabel, panelIcon } = state.phone;
  return (
    <div class="slds-utility-panel__header slds-grid slds-shrink-none">
      <div class="slds-media slds-media_center slds-has-flexi-truncate">
        <div class="slds-media__figure slds-m-right_x-small">
          <Icon name={panelIcon} size="x-small" />
        </div>
        <h2 class="slds-media__body slds-truncate">{panelLabel}</h2>
      </div>
      <IconButton
        icon="minimize_window"
        label="Minimise"
        class="slds-shrink-none"
        onClick={() => console.changePanel({ isVisible: false })}
      />
    </div>
  );
}
