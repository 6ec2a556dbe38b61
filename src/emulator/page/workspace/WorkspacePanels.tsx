import { useEffect, useRef } from 'preact/hooks';
import type { ConsoleState } from '../state/consoleState';
import type { Place } from '../state/place';
import { placeKey } from '../state/place';
import { activePlace, activeTab, listOf } from '../state/workspace';
import { useLightning } from '../useLightning';
import { PlaceView } from './PlaceView';
import { SubtabStrip } from './SubtabStrip';
import { panelId, tabId } from './tabIds';

interface Panel {
  readonly id: string;
  readonly place: Place;
  readonly isShown: boolean;
  /** Id of the tab that names it; empty for the list, which has none. */
  readonly labelledBy: string;
}

/** The pages of all tabs. Those that have been seen stay, hidden, so that what somebody typed there is not lost. */
export function WorkspacePanels() {
  const { state } = useLightning();
  const tab = activeTab(state.workspace);
  useFocusOnTab(placeKey(activePlace(state.workspace)));
  return (
    <>
      {tab && <SubtabStrip tab={tab} />}
      {panelsOf(state).map(({ id, place, isShown, labelledBy }) => (
        <div
          key={id}
          id={id}
          class="workspace-panel"
          hidden={!isShown}
          {...(labelledBy ? { role: 'tabpanel', 'aria-labelledby': labelledBy } : {})}
        >
          <PlaceView place={place} />
        </div>
      ))}
    </>
  );
}

/** A page that opens hides the link that opened it: the focus then goes on to the tab, else it would be nowhere. */
function useFocusOnTab(key: string): void {
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const focused = document.activeElement;
    const isLost = focused === document.body || focused?.closest('[hidden]');
    if (!isLost) return;
    const front = document.querySelector<HTMLElement>(
      '.subtabs [aria-selected="true"], .navigation-bar [aria-selected="true"]',
    );
    (front ?? document.querySelector<HTMLElement>('.navigation-bar [aria-current]'))?.focus();
  }, [key]);
}

function panelsOf({ workspace, views, session }: ConsoleState): Panel[] {
  const list = listOf(workspace);
  const isListShown = workspace.activeKey === null;
  const listPanel: Panel = { id: panelId('list', placeKey(list)), place: list, isShown: isListShown, labelledBy: '' };
  const panels = workspace.tabs.flatMap((tab) => {
    const ownKey = placeKey(tab.place);
    const isTabShown = workspace.activeKey === ownKey;
    return [tab.place, ...tab.subtabs].map((place): Panel => {
      const key = placeKey(place);
      const isShown = isTabShown && (tab.activeSubKey ?? ownKey) === key;
      if (!session.app.isConsole) return { id: panelId(ownKey, key), place, isShown, labelledBy: '' };
      const labelledBy = tab.subtabs.length > 0 ? tabId('subtab', key) : tabId('tab', ownKey);
      return { id: panelId(ownKey, key), place, isShown, labelledBy };
    });
  });
  return [listPanel, ...panels].filter(
    (panel) => panel.isShown || panel.place.kind === 'flow' || views[placeKey(panel.place)],
  );
}
