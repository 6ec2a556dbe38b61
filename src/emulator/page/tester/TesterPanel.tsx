import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../parts/IconButton';
import { ResizeHandle } from './ResizeHandle';
import { ScenariosTab } from './scenarios/ScenariosTab';
import type { Tester, TesterTab } from './tester';
import { TraceTab } from './trace/TraceTab';
import { useStore } from './useTester';

const TABS: readonly (readonly [TesterTab, string])[] = [
  ['trace', 'Trace'],
  ['scenarios', 'Scenarios'],
];

/** Beside the console: what goes over the wire, and what may go wrong. */
export function TesterPanel({ tester }: { readonly tester: Tester }) {
  const { isOpen, tab, widthPx } = useStore(tester.store);
  const heading = useRef<HTMLHeadingElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // Whoever opens it is led into it; whoever loads a page with it is not.
    if (isOpen && !wasOpen.current) heading.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <aside class="tester-panel" style={{ width: `${widthPx}px` }} aria-label="Tester">
      <ResizeHandle widthPx={widthPx} onResize={(width) => tester.resize(width)} />
      <div class="tester-head">
        <h2 ref={heading} tabIndex={-1} class="slds-text-heading_small">
          Tester
        </h2>
        <TabList tab={tab} onOpen={(wanted) => tester.open(wanted)} />
        <IconButton icon="close" label="Close the tester’s panel" onClick={() => tester.close()} />
      </div>
      <div id={`tester-${tab}`} class="tester-body" role="tabpanel" aria-labelledby={`tester-tab-${tab}`}>
        {tab === 'trace' ? <TraceTab tester={tester} /> : <ScenariosTab tester={tester} />}
      </div>
    </aside>
  );
}

/** Arrow keys go from tab to tab, as in every tab list. */
function TabList({ tab, onOpen }: { readonly tab: TesterTab; readonly onOpen: (tab: TesterTab) => void }) {
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const [other] = TABS.map(([name]) => name).filter((name) => name !== tab);
    onOpen(other!);
    document.getElementById(`tester-tab-${other}`)?.focus();
  };
  return (
    <div role="tablist" aria-label="Tester" class="tester-tabs" onKeyDown={move}>
      {TABS.map(([name, label]) => (
        <button
          key={name}
          id={`tester-tab-${name}`}
          type="button"
          role="tab"
          class="tester-tab"
          aria-selected={name === tab}
          aria-controls={`tester-${name === tab ? name : tab}`}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onOpen(name)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
