import type { KnownRecord } from './consoleState';
import type { Place } from './place';
import type { PrimaryTab, Workspace } from './workspace';

/** What outlives a reload of the browser tab. */
export interface StoredWorkspace {
  readonly workspace: Workspace;
  readonly known: Readonly<Record<string, KnownRecord>>;
}

const KEY = 'emulator-workspace';

export function storeWorkspace(storage: Storage, { workspace, known }: StoredWorkspace): void {
  storage.setItem(KEY, JSON.stringify({ workspace, known }));
}

export function forgetWorkspace(storage: Storage): void {
  storage.removeItem(KEY);
}

/** Null when there is none, or it was written by another version of this page. */
export function readWorkspace(storage: Storage): StoredWorkspace | null {
  try {
    const stored = JSON.parse(storage.getItem(KEY) ?? 'null') as StoredWorkspace | null;
    return stored && isWorkspace(stored.workspace) && typeof stored.known === 'object' ? stored : null;
  } catch {
    return null;
  }
}

function isWorkspace(value: unknown): value is Workspace {
  const { listObject, tabs } = (value ?? {}) as Partial<Workspace>;
  return typeof listObject === 'string' && Array.isArray(tabs) && tabs.every(isTab);
}

function isTab(tab: Partial<PrimaryTab> | null): boolean {
  return tab !== null && isPlace(tab.place) && Array.isArray(tab.subtabs) && tab.subtabs.every(isPlace);
}

function isPlace(place: unknown): place is Place {
  return ['record', 'list', 'search', 'flow', 'tab', 'address'].includes(
    (place as Partial<Place> | undefined)?.kind ?? '',
  );
}
