import { AppError } from '../../../base/appError';
import type { CurrentView, FieldValues, HostConsole, ItemChange, PanelChange } from '../../host/hostConsole';
import type { ConsoleSession, ObjectDescription } from '../../org/orgApi';
import type { OrgClient } from '../org/orgClient';
import { startState } from './consoleState';
import type { ConsoleState, PhoneState, Toast } from './consoleState';
import { addressOf, placeAt, placeKey } from './place';
import type { Place } from './place';
import { Store } from './store';
import { forgetWorkspace, readWorkspace, storeWorkspace } from './storedWorkspace';
import { ViewLoader } from './viewLoader';
import { activePlace, goTo, openPlaces, openSubtab, openTab, showList } from './workspace';
import type { Workspace } from './workspace';

/** The parts of a browser tab that the console uses. */
export type ConsoleWindow = Pick<Window, 'history' | 'location' | 'sessionStorage' | 'addEventListener' | 'setTimeout'>;

export interface ConsoleParts {
  readonly session: ConsoleSession;
  readonly org: OrgClient;
  readonly window: ConsoleWindow;
}

const TOAST_MS = 5_000;

/**
 * What the console does, for its own components and for the adapter's host. Every change of place goes through `navigate`: it
 * changes the tabs, the address, loads what is missing, and tells the adapter.
 */
export class LightningConsole implements HostConsole {
  readonly store: Store<ConsoleState>;
  readonly org: OrgClient;
  /** Set by the host: the agent looks at something else, or at the same thing again. */
  onNavigation: () => void = () => undefined;
  private readonly loader: ViewLoader;
  private readonly window: ConsoleWindow;
  private lastNumber = 0;

  constructor({ session, org, window }: ConsoleParts) {
    this.org = org;
    this.window = window;
    const stored = readWorkspace(window.sessionStorage);
    const fresh: Workspace = { listObject: listObjects(session)[0] ?? '', tabs: [], activeKey: null };
    this.store = new Store(startState(session, stored?.workspace ?? fresh));
    this.store.change({ known: stored?.known ?? {} });
    this.loader = new ViewLoader(this.store, org);
    window.addEventListener('popstate', () => this.goToAddress());
    window.addEventListener('focus', () => this.onNavigation());
  }

  /** Shows what the address names, with the tabs of before a reload. */
  start(): void {
    const workspace = this.workspaceAtAddress();
    this.store.change({ workspace });
    void this.arrive(activePlace(workspace));
  }

  get settings(): Readonly<Record<string, string>> {
    return this.state.session.phone?.settings ?? {};
  }

  get objects(): readonly ObjectDescription[] {
    return this.state.session.objects;
  }

  get isPanelVisible(): boolean {
    return this.state.phone.isOpen;
  }

  async currentView(): Promise<CurrentView> {
    const place = activePlace(this.state.workspace);
    await this.loader.load(place);
    const data = this.state.views[placeKey(place)]?.data;
    const page = data?.kind === 'record' ? data.page : null;
    return { url: this.window.location.origin + this.address(place), page };
  }

  openRecord(recordId: string): void {
    this.navigate((workspace) => openTab(workspace, { kind: 'record', recordId }));
  }

  /** From within a record page: a subtab of the tab in front. */
  openRecordBeside(recordId: string): void {
    this.navigate((workspace) => openSubtab(workspace, { kind: 'record', recordId }));
  }

  openList(objectType: string): void {
    this.navigate((workspace) => goTo(workspace, { kind: 'list', objectType }, listObjects(this.state.session)));
  }

  openSearch(text: string): void {
    this.navigate((workspace) => openTab(workspace, { kind: 'search', text }));
  }

  openAddress(url: string): void {
    this.navigate((workspace) => openTab(workspace, placeAt(url) ?? { kind: 'address', url }));
  }

  /** Opens the modal; for the adapter that is a navigation. */
  openNewRecord(objectType: string, values: FieldValues = {}): void {
    this.store.change({ newRecord: { number: this.nextNumber(), objectType, values } });
    this.onNavigation();
  }

  closeNewRecord(): void {
    this.store.change({ newRecord: null });
  }

  refreshView(): void {
    void this.loader.reload(activePlace(this.state.workspace));
    this.onNavigation();
  }

  setClickToDial(isEnabled: boolean): void {
    this.store.change({ isClickToDialEnabled: isEnabled });
  }

  changePanel({ isVisible, heightPx, widthPx, label, icon }: PanelChange): void {
    this.changePhone({
      ...(isVisible === undefined ? {} : { isOpen: isVisible, isStarted: this.state.phone.isStarted || isVisible }),
      ...(heightPx === undefined ? {} : { heightPx }),
      ...(widthPx === undefined ? {} : { widthPx }),
      ...(label === undefined ? {} : { panelLabel: label }),
      ...(icon === undefined ? {} : { panelIcon: icon }),
    });
  }

  changeItem({ label, icon }: ItemChange): void {
    this.changePhone({
      ...(label === undefined ? {} : { itemLabel: label }),
      ...(icon === undefined ? {} : { itemIcon: icon }),
    });
  }

  adapterIsReady(): void {
    this.changePhone({ isReady: true });
  }

  /** Changes the tabs by one of the functions of `workspace.ts` and follows to where that leads. */
  navigate(change: (workspace: Workspace) => Workspace): void {
    const before = activePlace(this.state.workspace);
    const workspace = change(this.state.workspace);
    this.forgetClosed(workspace);
    this.store.change({ workspace });
    const after = activePlace(workspace);
    if (placeKey(before) === placeKey(after)) return this.keepTabs();
    this.window.history.pushState(null, '', this.address(after));
    void this.arrive(after);
    // Open CTI guide, onNavigationChange: in a console, going from a record to a list is not told.
    if (!(before.kind === 'record' && after.kind === 'list')) this.onNavigation();
  }

  /** Creates the record, opens it and says so. @throws OrgProblem */
  async createRecord(objectType: string, values: FieldValues): Promise<void> {
    const recordId = await this.org.create(objectType, values);
    this.closeNewRecord();
    this.openRecord(recordId);
    await this.loader.load({ kind: 'record', recordId });
    this.reloadOthers(recordId);
    this.toastSaved(recordId, 'was created.');
  }

  /** @throws OrgProblem */
  async updateRecord(recordId: string, values: FieldValues): Promise<void> {
    await this.org.update(recordId, values);
    await this.loader.reload({ kind: 'record', recordId });
    this.reloadOthers(recordId);
    this.toastSaved(recordId, 'was saved.');
  }

  /** Puts the org back to its first data; tabs close, since their records may be gone. */
  async resetData(): Promise<void> {
    await this.org.reset();
    forgetWorkspace(this.window.sessionStorage);
    this.navigate((workspace) => ({ ...showList(workspace), tabs: [] }));
    void this.loader.reload(activePlace(this.state.workspace));
    this.showToast({ kind: 'success', text: 'The org has its first data again.' });
  }

  showToast(toast: Omit<Toast, 'number'>): void {
    const number = this.nextNumber();
    this.store.change({ toasts: [...this.state.toasts, { ...toast, number }] });
    this.window.setTimeout(() => this.closeToast(number), TOAST_MS);
  }

  closeToast(number: number): void {
    this.store.change({ toasts: this.state.toasts.filter((toast) => toast.number !== number) });
  }

  /** @throws AppError `unknown-object-type` */
  describe(objectType: string): ObjectDescription {
    const found = this.objects.find((described) => described.apiName === objectType);
    if (found) return found;
    throw new AppError('unknown-object-type', `The console knows no object "${objectType}"`, {
      hint: 'Describe it in src/emulator/org/schema.',
    });
  }

  /** The path of a place in the address bar. */
  address(place: Place): string {
    return addressOf(place, place.kind === 'record' ? this.state.known[place.recordId]?.objectType : '');
  }

  private get state(): ConsoleState {
    return this.store.state;
  }

  private changePhone(change: Partial<PhoneState>): void {
    this.store.change({ phone: { ...this.state.phone, ...change } });
  }

  /** Loads the place and then writes its final address (the object type is known only now). */
  private async arrive(place: Place): Promise<void> {
    this.keepTabs();
    await this.loader.load(place);
    this.keepTabs();
    if (placeKey(activePlace(this.state.workspace)) === placeKey(place)) {
      this.window.history.replaceState(null, '', this.address(place));
    }
  }

  private goToAddress(): void {
    const workspace = this.workspaceAtAddress();
    this.store.change({ workspace });
    void this.arrive(activePlace(workspace));
    this.onNavigation();
  }

  private workspaceAtAddress(): Workspace {
    const { pathname, search } = this.window.location;
    const place = placeAt(pathname + search);
    return place ? goTo(this.state.workspace, place, listObjects(this.state.session)) : this.state.workspace;
  }

  private keepTabs(): void {
    const { workspace, known } = this.state;
    storeWorkspace(this.window.sessionStorage, { workspace, known });
  }

  private forgetClosed(next: Workspace): void {
    const open = new Set(openPlaces(next).map(placeKey));
    const closed = openPlaces(this.state.workspace).filter((place) => !open.has(placeKey(place)));
    for (const place of closed) this.loader.forget(place);
  }

  /** A save may show in other views: related lists, lists, activities. */
  private reloadOthers(recordId: string): void {
    const loaded = openPlaces(this.state.workspace).filter((place) => this.state.views[placeKey(place)]);
    const others = loaded.filter((place) => !(place.kind === 'record' && place.recordId === recordId));
    for (const place of others) void this.loader.reload(place);
  }

  private toastSaved(recordId: string, what: string): void {
    const known = this.state.known[recordId];
    const label = known ? this.describe(known.objectType).label : 'Record';
    const link = { text: `“${known?.name ?? recordId}”`, place: { kind: 'record', recordId } as const };
    this.showToast({ kind: 'success', text: `${label} ${link.text} ${what}`, link });
  }

  private nextNumber(): number {
    this.lastNumber += 1;
    return this.lastNumber;
  }
}

/** API names of the objects whose list the navigation menu offers. `tabs` may name them as metadata does: `standard-Contact`. */
export function listObjects({ app, objects }: ConsoleSession): readonly string[] {
  const names = app.tabs.map((tab) => tab.replace(/^standard-/, ''));
  return names.filter((name) => objects.some((described) => described.apiName === name));
}
