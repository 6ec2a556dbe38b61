import { listPlace, placeKey } from './place';
import type { ListPlace, Place } from './place';

/**
 * The tabs of the console. The list of the chosen object stands left of them and can't be closed. An app with standard navigation
 * has no tabs: at most one page stands here, in front of the list (`onlyPage`).
 */
export interface Workspace {
  readonly listObject: string;
  /** Name of the list view; without it all records. */
  readonly listView?: string;
  readonly tabs: readonly PrimaryTab[];
  /** Key of the primary tab in front; null when the list is. */
  readonly activeKey: string | null;
}

export interface PrimaryTab {
  readonly place: Place;
  readonly subtabs: readonly Place[];
  /** Key of the subtab in front; null when the tab's own page is. */
  readonly activeSubKey: string | null;
}

/** The place that the agent looks at. */
export function activePlace(workspace: Workspace): Place {
  const tab = activeTab(workspace);
  if (!tab) return listOf(workspace);
  return tab.subtabs.find((place) => placeKey(place) === tab.activeSubKey) ?? tab.place;
}

export function activeTab(workspace: Workspace): PrimaryTab | undefined {
  return workspace.tabs.find((tab) => placeKey(tab.place) === workspace.activeKey);
}

/** All places that have a tab, and the list. */
export function openPlaces(workspace: Workspace): readonly Place[] {
  return [listOf(workspace), ...workspace.tabs.flatMap((tab) => [tab.place, ...tab.subtabs])];
}

/** The list left of the tabs. */
export function listOf({ listObject, listView }: Workspace): ListPlace {
  return listPlace(listObject, listView);
}

/** Another object begins with all its records; the same one stays at its list view. */
export function showList(workspace: Workspace, list: ListPlace = listOf(workspace)): Workspace {
  const { listView: _, ...rest } = workspace;
  const view = list.view ? { listView: list.view } : {};
  return { ...rest, listObject: list.objectType, ...view, activeKey: null };
}

/** The place takes the place of whatever was there, as in an app with standard navigation. */
export function onlyPage(workspace: Workspace, place: Place, listObjects: readonly string[]): Workspace {
  if (place.kind === 'list' && listObjects.includes(place.objectType))
    return { ...showList(workspace, place), tabs: [] };
  return { ...workspace, tabs: [{ place, subtabs: [], activeSubKey: null }], activeKey: placeKey(place) };
}

/** Opens a primary tab, or brings the one that is there to the front with its own page. */
export function openTab(workspace: Workspace, place: Place): Workspace {
  const key = placeKey(place);
  const known = workspace.tabs.some((tab) => placeKey(tab.place) === key);
  const tabs = known ? workspace.tabs : [...workspace.tabs, { place, subtabs: [], activeSubKey: null }];
  return showSubtab({ ...workspace, tabs, activeKey: key }, null);
}

/** Opens a subtab of the primary tab in front; from the list, and for the tab's own record, there is none to open. */
export function openSubtab(workspace: Workspace, place: Place): Workspace {
  const tab = activeTab(workspace);
  if (!tab) return openTab(workspace, place);
  const key = placeKey(place);
  if (key === placeKey(tab.place)) return showSubtab(workspace, null);
  const known = tab.subtabs.some((subtab) => placeKey(subtab) === key);
  const subtabs = known ? tab.subtabs : [...tab.subtabs, place];
  return replaceTab(workspace, { ...tab, subtabs, activeSubKey: key });
}

/** Brings a primary tab to the front, with the page that it showed last. */
export function showTab(workspace: Workspace, key: string): Workspace {
  return { ...workspace, activeKey: key };
}

/** Shows a subtab of the tab in front; null shows the tab's own page. */
export function showSubtab(workspace: Workspace, subKey: string | null): Workspace {
  const tab = activeTab(workspace);
  return tab ? replaceTab(workspace, { ...tab, activeSubKey: subKey }) : workspace;
}

/** Closes a primary tab with its subtabs. The tab to its left comes to the front, else the one to its right, else the list. */
export function closeTab(workspace: Workspace, key: string): Workspace {
  const index = workspace.tabs.findIndex((tab) => placeKey(tab.place) === key);
  const tabs = workspace.tabs.filter((_tab, position) => position !== index);
  if (workspace.activeKey !== key) return { ...workspace, tabs };
  const next = tabs[Math.max(0, index - 1)];
  return { ...workspace, tabs, activeKey: next ? placeKey(next.place) : null };
}

/** Closes a subtab of the tab in front. */
export function closeSubtab(workspace: Workspace, subKey: string): Workspace {
  const tab = activeTab(workspace);
  if (!tab) return workspace;
  const index = tab.subtabs.findIndex((place) => placeKey(place) === subKey);
  const subtabs = tab.subtabs.filter((_place, position) => position !== index);
  const left = subtabs[index - 1];
  const activeSubKey = tab.activeSubKey === subKey ? (left ? placeKey(left) : null) : tab.activeSubKey;
  return replaceTab(workspace, { ...tab, subtabs, activeSubKey });
}

/** Goes to a place from the address bar or the history: to where it is open, else to a new tab. */
export function goTo(workspace: Workspace, place: Place, listObjects: readonly string[]): Workspace {
  if (place.kind === 'list' && listObjects.includes(place.objectType)) return showList(workspace, place);
  const key = placeKey(place);
  const front = activeTab(workspace);
  const holders = [...(front ? [front] : []), ...workspace.tabs];
  const holder = holders.find((tab) => [tab.place, ...tab.subtabs].some((open) => placeKey(open) === key));
  if (!holder) return openTab(workspace, place);
  const holderKey = placeKey(holder.place);
  return showSubtab(showTab(workspace, holderKey), holderKey === key ? null : key);
}

function replaceTab(workspace: Workspace, changed: PrimaryTab): Workspace {
  const key = placeKey(changed.place);
  return { ...workspace, tabs: workspace.tabs.map((tab) => (placeKey(tab.place) === key ? changed : tab)) };
}
