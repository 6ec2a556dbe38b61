import type { ConsoleSession } from '../../org/orgApi';
import type { ConsoleState } from './consoleState';
import type { EditForms } from './edits';
import { addressOf, placeAt, placeKey } from './place';
import type { Place } from './place';
import type { Store } from './store';
import { forgetWorkspace, storeWorkspace } from './storedWorkspace';
import type { ViewLoader } from './viewLoader';
import { activePlace, goTo, onlyPage, openPlaces, openSubtab, openTab, showList } from './workspace';
import type { Workspace } from './workspace';

export interface NavigationParts {
  readonly store: Store<ConsoleState>;
  readonly loader: ViewLoader;
  readonly edits: EditForms;
  readonly window: Pick<Window, 'history' | 'location' | 'sessionStorage' | 'addEventListener'>;
  /** The agent looks at something else, or at the same thing again. */
  readonly onNavigation: () => void;
}

/**
 * Where the agent is: tabs, address and history, and what follows from a change of place. In an app with console navigation places
 * open in tabs; in one with standard navigation each takes the place of the one before. Unsaved changes are asked about first.
 */
export class Navigation {
  constructor(private readonly parts: NavigationParts) {
    parts.window.addEventListener('popstate', () => this.goToAddress());
  }

  /** Shows what the address names, with the tabs of before a reload. */
  start(): void {
    const stored = this.workspaceAtAddress();
    const workspace = this.isConsole ? stored : this.onePage(stored, activePlace(stored));
    this.parts.store.change({ workspace });
    void this.arrive(activePlace(workspace));
  }

  /** Shows a place where this app shows places: in a tab of its own, or as the only page. */
  open(place: Place): void {
    this.navigate((workspace) => (this.isConsole ? openTab(workspace, place) : this.onePage(workspace, place)));
  }

  /** From within a record page: a subtab of the tab in front. */
  openBeside(place: Place): void {
    this.navigate((workspace) => (this.isConsole ? openSubtab(workspace, place) : this.onePage(workspace, place)));
  }

  /** To where the place is open, else to a new tab. */
  goTo(place: Place): void {
    this.navigate((workspace) => this.gone(workspace, place));
  }

  /** Changes the tabs by one of the functions of `workspace.ts` and follows to where that leads. */
  navigate(change: (workspace: Workspace) => Workspace): void {
    const closed = this.closedBy(change(this.state.workspace));
    this.parts.edits.unlessDirty(recordsIn(closed), () => this.follow(change));
  }

  /** All tabs close, and what was typed in them is gone: their records may be. */
  closeAll(): void {
    this.forgetTabs();
    this.follow((workspace) => ({ ...showList(workspace), tabs: [] }));
  }

  /** Before another app or user comes: nothing of this one's is found again. */
  forgetTabs(): void {
    this.parts.edits.close(Object.keys(this.state.edits));
    forgetWorkspace(this.parts.window.sessionStorage);
  }

  /** The path of a place in the address bar. */
  address(place: Place): string {
    return addressOf(place, place.kind === 'record' ? this.state.known[place.recordId]?.objectType : '');
  }

  private get state(): ConsoleState {
    return this.parts.store.state;
  }

  private get isConsole(): boolean {
    return this.state.session.app.isConsole;
  }

  private follow(change: (workspace: Workspace) => Workspace): void {
    const before = activePlace(this.state.workspace);
    const workspace = change(this.state.workspace);
    this.take(workspace);
    const after = activePlace(workspace);
    if (placeKey(before) === placeKey(after)) return this.keepTabs();
    this.parts.window.history.pushState(null, '', this.address(after));
    void this.arrive(after);
    // Open CTI guide, onNavigationChange: in a console, going from a record to a list is not told.
    if (!(this.isConsole && before.kind === 'record' && after.kind === 'list')) this.parts.onNavigation();
  }

  /** Closed tabs are forgotten: opened again, they are loaded anew. */
  private take(workspace: Workspace): void {
    const closed = this.closedBy(workspace);
    this.parts.edits.close(recordsIn(closed));
    for (const place of closed) this.parts.loader.forget(place);
    this.parts.store.change({ workspace });
  }

  private gone(workspace: Workspace, place: Place): Workspace {
    if (!this.isConsole) return this.onePage(workspace, place);
    return goTo(workspace, place, listObjects(this.state.session));
  }

  private onePage(workspace: Workspace, place: Place): Workspace {
    return onlyPage(workspace, place, listObjects(this.state.session));
  }

  /** The browser's Back and Forward. The address has changed already; while the agent is asked, it goes back to what is shown. */
  private goToAddress(): void {
    const workspace = this.workspaceAtAddress();
    const wanted = activePlace(workspace);
    const shown = this.address(activePlace(this.state.workspace));
    let isAsked = false;
    this.parts.edits.unlessDirty(recordsIn(this.closedBy(workspace)), () => {
      if (isAsked) return this.goTo(wanted);
      this.take(workspace);
      void this.arrive(wanted);
      this.parts.onNavigation();
    });
    isAsked = this.state.leaving !== null;
    if (isAsked) this.parts.window.history.pushState(null, '', shown);
  }

  private workspaceAtAddress(): Workspace {
    const { pathname, search } = this.parts.window.location;
    const place = placeAt(pathname + search);
    return place ? this.gone(this.state.workspace, place) : this.state.workspace;
  }

  /** Loads the place and then writes its final address (the object type is known only now). */
  private async arrive(place: Place): Promise<void> {
    this.keepTabs();
    await this.parts.loader.load(place);
    this.keepTabs();
    if (placeKey(activePlace(this.state.workspace)) === placeKey(place)) {
      this.parts.window.history.replaceState(null, '', this.address(place));
    }
  }

  private keepTabs(): void {
    const { workspace, known } = this.state;
    storeWorkspace(this.parts.window.sessionStorage, { workspace, known });
  }

  private closedBy(next: Workspace): readonly Place[] {
    const open = new Set(openPlaces(next).map(placeKey));
    return openPlaces(this.state.workspace).filter((place) => !open.has(placeKey(place)));
  }
}

function recordsIn(places: readonly Place[]): string[] {
  return places.flatMap((place) => (place.kind === 'record' ? [place.recordId] : []));
}

/** API names of the objects whose list the navigation menu offers. `tabs` may name them as metadata does: `standard-Contact`. */
export function listObjects({ app, objects }: ConsoleSession): readonly string[] {
  const names = app.tabs.map((tab) => tab.replace(/^standard-/, ''));
  return names.filter((name) => objects.some((described) => described.apiName === name));
}
