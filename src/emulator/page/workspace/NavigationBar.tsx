import { Icon, ButtonIcon } from '../parts/Icon';
import { MenuButton } from '../parts/MenuButton';
import { placeKey } from '../state/place';
import { closeTab, showList, showTab } from '../state/workspace';
import { listObjects } from '../state/navigation';
import { useLightning } from '../useLightning';
import { AppLauncher } from './AppLauncher';
import { ObjectTabs } from './ObjectTabs';
import { placeTitle } from './placeTitle';
import { panelId } from './tabIds';
import { TabStrip } from './TabStrip';

/** The bar below the header: app launcher and name; then the list of an object and the primary tabs, or the objects of a standard app. */
export function NavigationBar() {
  const { app } = useLightning().state.session;
  return (
    <nav class="slds-context-bar navigation-bar" aria-label={app.isConsole ? 'Console' : 'App'}>
      <div class="slds-context-bar__primary">
        <div class="slds-context-bar__item slds-no-hover">
          <div class="slds-context-bar__icon-action">
            <AppLauncher />
          </div>
          <span class="slds-context-bar__label-action slds-context-bar__app-name">
            <span class="slds-truncate">{app.label}</span>
          </span>
        </div>
      </div>
      <div class="slds-context-bar__secondary">
        {app.isConsole && <ObjectSwitcher />}
        {app.isConsole ? <PrimaryTabs /> : <ObjectTabs />}
      </div>
    </nav>
  );
}

function PrimaryTabs() {
  const { console, state } = useLightning();
  const tabs = state.workspace.tabs.map(({ place, subtabs, activeSubKey }) => {
    const key = placeKey(place);
    const shown = subtabs.find((subtab) => placeKey(subtab) === activeSubKey) ?? place;
    return { key, ...placeTitle(place, state), canClose: true, panelId: panelId(key, placeKey(shown)) };
  });
  return (
    <TabStrip
      kind="primary"
      label="Workspace tabs"
      idPrefix="tab"
      tabs={tabs}
      activeKey={state.workspace.activeKey}
      onShow={(key) => console.navigation.navigate((workspace) => showTab(workspace, key))}
      onClose={(key) => console.navigation.navigate((workspace) => closeTab(workspace, key))}
    />
  );
}

/** The list of the chosen object, and the menu with the app's other objects. */
function ObjectSwitcher() {
  const { console, state } = useLightning();
  const { listObject, activeKey } = state.workspace;
  const title = placeTitle({ kind: 'list', objectType: listObject }, state);
  const isActive = activeKey === null;
  return (
    <div class={`slds-context-bar__item object-switcher ${isActive ? 'slds-is-active' : ''}`}>
      <button
        type="button"
        class="slds-context-bar__label-action tab-button"
        {...(isActive ? { 'aria-current': 'page' as const } : {})}
        onClick={() => console.navigation.navigate((workspace) => showList(workspace))}
      >
        <Icon sprite="standard" name={title.icon} size="x-small" class="slds-m-right_x-small" />
        <span class="slds-truncate">{title.text}</span>
      </button>
      <MenuButton
        label="Show navigation menu"
        class="slds-button slds-button_icon object-menu"
        items={listObjects(state.session).map((objectType) => {
          const { text, icon } = placeTitle({ kind: 'list', objectType }, state);
          const onChoose = () => console.openList(objectType);
          return { label: text, icon: <Icon sprite="standard" name={icon} size="x-small" />, onChoose };
        })}
      >
        <ButtonIcon name="chevrondown" />
      </MenuButton>
    </div>
  );
}
