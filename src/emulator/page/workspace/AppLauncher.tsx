import { chooseApp } from '../chosenApp';
import { Icon } from '../parts/Icon';
import { MenuButton } from '../parts/MenuButton';
import type { MenuItem } from '../parts/MenuButton';
import { useLightning } from '../useLightning';

/** The apps, all objects of the org, also those that the app has no tab for, and tabs with components of the org's own. */
export function AppLauncher() {
  const { console, state, loadPage } = useLightning();
  const { app, apps, objects } = state.session;
  const others = apps.filter(({ name }) => name !== app.name);
  const appItems = others.map(({ name, label, isConsole }): MenuItem => {
    const choose = () => {
      chooseApp(sessionStorage, name);
      console.navigation.forgetTabs();
      loadPage?.('/');
    };
    return {
      label: `${label} (${isConsole ? 'console' : 'standard'} app)`,
      icon: <Icon sprite="standard" name="app" size="x-small" />,
      onChoose: () => console.edits.unlessDirty(Object.keys(state.edits), choose),
    };
  });
  const objectItems = objects.map(({ apiName, pluralLabel, icon }): MenuItem => ({
    label: pluralLabel,
    icon: <Icon sprite="standard" name={icon} size="x-small" />,
    onChoose: () => console.openList(apiName),
  }));
  const tabItems = state.components.tabs.map(({ name, label }): MenuItem => ({
    label,
    icon: <Icon sprite="standard" name="custom" size="x-small" />,
    onChoose: () => console.navigation.goTo({ kind: 'tab', name }),
  }));
  return (
    <MenuButton
      label="App launcher"
      class="slds-button slds-icon-waffle_container slds-context-bar__button"
      items={[...appItems, ...objectItems, ...tabItems]}
    >
      <span class="slds-icon-waffle">
        {Array.from({ length: 9 }, (_, index) => (
          <span key={index} class={`slds-r${index + 1}`} />
        ))}
      </span>
    </MenuButton>
  );
}
