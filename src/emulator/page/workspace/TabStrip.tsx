import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { tabId } from './tabIds';

export interface StripTab {
  readonly key: string;
  readonly text: string;
  readonly icon: string;
  /** The page of a primary tab among its subtabs can't be closed. */
  readonly canClose: boolean;
  readonly panelId: string;
}

interface TabStripProps {
  /** Name of the list of tabs, and the start of the tabs' ids. */
  readonly label: string;
  readonly idPrefix: string;
  readonly kind: 'primary' | 'sub';
  readonly tabs: readonly StripTab[];
  /** Null when none is in front. */
  readonly activeKey: string | null;
  readonly onShow: (key: string) => void;
  readonly onClose: (key: string) => void;
}

const CLASSES = {
  primary: {
    item: 'slds-context-bar__item slds-context-bar__item_tab',
    link: 'slds-context-bar__label-action',
    on: 'slds-is-active',
  },
  sub: { item: 'slds-tabs_default__item slds-sub-tabs__item', link: 'slds-tabs_default__link', on: 'slds-active' },
};

/**
 * Tabs with close buttons. Arrow keys, Home and End move, Delete closes. The element with the role `tablist` owns the tabs by id,
 * since the close buttons between them are no tabs.
 */
export function TabStrip(props: TabStripProps) {
  const { label, idPrefix, kind, tabs, activeKey } = props;
  const strip = useRef<HTMLUListElement>(null);
  useEffect(() => {
    strip.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [activeKey]);
  const stopAt = tabs.some((tab) => tab.key === activeKey) ? activeKey : tabs[0]?.key;
  const owned = tabs.map((tab) => tabId(idPrefix, tab.key)).join(' ');
  return (
    <>
      {tabs.length > 0 && <div role="tablist" aria-label={label} aria-owns={owned} />}
      <ul
        ref={strip}
        role="presentation"
        class={kind === 'primary' ? 'slds-grid tab-strip' : 'slds-tabs_default__nav tab-strip'}
        onKeyDown={(event) => onKeyDown(event, props)}
      >
        {tabs.map((tab) => (
          <Tab key={tab.key} tab={tab} isStop={tab.key === stopAt} strip={props} />
        ))}
      </ul>
    </>
  );
}

interface TabProps {
  readonly tab: StripTab;
  /** Whether the Tab key stops here (at one tab of the strip). */
  readonly isStop: boolean;
  readonly strip: TabStripProps;
}

function Tab({ tab, isStop, strip }: TabProps) {
  const { key, text, icon, canClose, panelId } = tab;
  const isActive = key === strip.activeKey;
  const classes = CLASSES[strip.kind];
  return (
    <li class={`${classes.item} ${isActive ? classes.on : ''}`} role="presentation">
      <button
        type="button"
        role="tab"
        id={tabId(strip.idPrefix, key)}
        class={`tab-button ${classes.link}`}
        title={text}
        aria-selected={isActive}
        tabIndex={isStop ? 0 : -1}
        {...(isActive ? { 'aria-controls': panelId } : {})}
        onClick={() => strip.onShow(key)}
      >
        <Icon sprite="standard" name={icon} size="x-small" class="slds-m-right_x-small slds-no-flex" />
        <span class="slds-truncate">{text}</span>
      </button>
      {canClose && <CloseButton text={text} isActive={isActive} onClick={() => strip.onClose(key)} />}
    </li>
  );
}

interface CloseButtonProps {
  readonly text: string;
  readonly isActive: boolean;
  readonly onClick: () => void;
}

function CloseButton({ text, isActive, onClick }: CloseButtonProps) {
  return (
    <IconButton icon="close" label={`Close ${text}`} class="tab-close" tabIndex={isActive ? 0 : -1} onClick={onClick} />
  );
}

function onKeyDown(event: KeyboardEvent, { tabs, idPrefix, onShow, onClose }: TabStripProps): void {
  const target = event.target as HTMLElement;
  const index = tabs.findIndex((tab) => tabId(idPrefix, tab.key) === target.id);
  const tab = tabs[index];
  if (!tab) return;
  if (event.key === 'Delete' && tab.canClose) return onClose(tab.key);
  const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
  const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
  if (!next) return;
  event.preventDefault();
  onShow(next.key);
  document.getElementById(tabId(idPrefix, next.key))?.focus();
}
