import { Icon, ButtonIcon } from '../parts/Icon';
import { MenuButton } from '../parts/MenuButton';
import { placeKey } from '../state/place';
import { closeTab, showList, showTab } from '../state/workspace';
import { listObjects } from '../state/lightningConsole';
import { useLightning } from '../useLightning';
import { placeTitle } from './placeTitle';
import { panelId } from './tabIds';
import { TabStrip } from './TabStrip';

/** The bar below the header: app launcher and name, the list of an object, and the primary tabs. */
export function NavigationBar() {
  const { state } = useLightning();
  return (
    <nav class="slds-context-bar navigation-bar" aria-label="Console">
      <div class="slds-context-bar__primary">
        <div class="slds-context-bar__item slds-no-hover">
          <div class="slds-context-bar__icon-action">
            <AppLauncher />
          </div>
          <span class="slds-context-bar__label-action slds-context-bar__app-name">
            <span class="slds-truncate">{state.session.app.label}</span>
          </span>
        </div>
      </div>
      <div class="slds-context-bar__secondary">
        <ObjectSwitcher />
        <PrimaryTabs />
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
      onShow={(key) => console.navigate((workspace) => showTab(workspace, key))}
      onClose={(key) => console.navigate((workspace) => closeTab(workspace, key))}
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
        onClick={() => console.navigate((workspace) => showList(workspace))}
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

/** All objects of the org, also those that the app has no tab for. */
function AppLauncher() {
  const { console, state } = useLightning();
  const items = state.session.objects.map(({ apiName, pluralLabel, icon }) => ({
    label: pluralLabel,
    icon: <Icon sprite="standard" name={icon} size="x-small" />,
    onChoose: () => console.openList(apiName),
  }));
  return (
    <MenuButton
      label="App launcher"
      class="slds-button slds-icon-waffle_container slds-context-bar__button"
      items={items}
    >
      <span class="slds-icon-waffle">
        {Array.from({ length: 9 }, (_, index) => (
          <span key={index} class={`slds-r${index + 1}`} />
        ))}
      </span>
    </MenuButton>
  );
}
