import { placeKey } from '../state/place';
import { closeSubtab, showSubtab } from '../state/workspace';
import type { PrimaryTab } from '../state/workspace';
import { useLightning } from '../useLightning';
import { placeTitle } from './placeTitle';
import { panelId } from './tabIds';
import { TabStrip } from './TabStrip';

/** The subtabs of the primary tab in front; its own page is the first of them. Shown once there is one. */
export function SubtabStrip({ tab }: { readonly tab: PrimaryTab }) {
  const { console, state } = useLightning();
  if (tab.subtabs.length === 0) return null;
  const ownKey = placeKey(tab.place);
  const tabs = [tab.place, ...tab.subtabs].map((place, index) => ({
    key: placeKey(place),
    ...placeTitle(place, state),
    canClose: index > 0,
    panelId: panelId(ownKey, placeKey(place)),
  }));
  return (
    <div class="slds-tabs_default slds-sub-tabs subtabs">
      <TabStrip
        kind="sub"
        label={`Subtabs of ${placeTitle(tab.place, state).text}`}
        idPrefix="subtab"
        tabs={tabs}
        activeKey={tab.activeSubKey ?? ownKey}
        onShow={(key) => console.navigation.navigate((workspace) => showSubtab(workspace, key === ownKey ? null : key))}
        onClose={(key) => console.navigation.navigate((workspace) => closeSubtab(workspace, key))}
      />
    </div>
  );
}
