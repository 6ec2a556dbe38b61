import { AppError } from '../../../base/appError';
import type {
  CurrentView,
  FieldValues,
  HostConsole,
  ItemChange,
  PanelChange,
  WorkOutcome,
} from '../../host/hostConsole';
import type { ConsoleSession, ObjectDescription, ScreenFlow } from '../../org/orgApi';
import type { OrgClient } from '../org/orgClient';
import { startState } from './consoleState';
import type { ConsoleState, PhoneState } from './consoleState';
import { EditForms, NEW_RECORD } from './edits';
import { Navigation, listObjects } from './navigation';
import { PageParts } from './pageParts';
import { listPlace, placeAt, placeKey } from './place';
import type { Place } from './place';
import { Store } from './store';
import { readWorkspace } from './storedWorkspace';
import { Toasts } from './toasts';
import { ViewLoader } from './viewLoader';
import { activePlace, openPlaces } from './workspace';
import type { Workspace } from './workspace';

/** The parts of a browser tab that the console uses. */
export type ConsoleWindow = Pick<Window, 'history' | 'location' | 'sessionStorage' | 'addEventListener' | 'setTimeout'>;

export interface ConsoleParts {
  readonly session: ConsoleSession;
  readonly org: OrgClient;
  readonly window: ConsoleWindow;
}

/** What the console does, for its own components and for the adapter's host. Every change of place goes through `navigation`. */
export class LightningConsole implements HostConsole {
  readonly store: Store<ConsoleState>;
  readonly org: OrgClient;
  readonly edits: EditForms;
  readonly navigation: Navigation;
  readonly toasts: Toasts;
  readonly parts: PageParts;
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
    this.edits = new EditForms(this.store);
    this.toasts = new Toasts(this.store, window);
    this.parts = new PageParts(this.store);
    const { store, loader, edits } = this;
    this.navigation = new Navigation({ store, loader, edits, window, onNavigation: () => this.onNavigation() });
    window.addEventListener('focus', () => this.onNavigation());
    // As in Lightning, a reload loses what was not saved; the browser asks first.
    window.addEventListener('beforeunload', (event) => this.edits.isAnyDirty && event.preventDefault());
  }

  start(): void {
    this.navigation.start();
  }

  get settings(): Readonly<Record<string, string>> {
    return this.state.session.phone?.settings ?? {};
  }

  get objects(): readonly ObjectDescription[] {
    return this.state.session.objects;
  }

  get flows(): readonly ScreenFlow[] {
    return this.state.session.flows;
  }

  get isPanelVisible(): boolean {
    return this.state.phone.isOpen;
  }

  async currentView(): Promise<CurrentView> {
    const place = activePlace(this.state.workspace);
    await this.loader.load(place);
    const { data, problem } = this.state.views[placeKey(place)] ?? {};
    const page = data?.kind === 'record' && !problem ? data.page : null;
    return { url: this.window.location.origin + this.address(place), page };
  }

  openRecord(recordId: string): void {
    this.navigation.open({ kind: 'record', recordId });
  }

  /** From within a record page: a subtab of the tab in front. */
  openRecordBeside(recordId: string): void {
    this.navigation.openBeside({ kind: 'record', recordId });
  }

  openList(objectType: string, view = ''): void {
    this.navigation.goTo(listPlace(objectType, view));
  }

  openSearch(text: string): void {
    this.navigation.open({ kind: 'search', text });
  }

  openFlow(name: string, args: Readonly<Record<string, string>>): void {
    this.navigation.open({ kind: 'flow', name, args });
  }

  openAddress(url: string): void {
    this.navigation.open(placeAt(url) ?? { kind: 'address', url });
  }

  /** Opens the modal; for the adapter that is a navigation. */
  openNewRecord(objectType: string, values: FieldValues = {}): void {
    this.edits.unlessDirty([NEW_RECORD], () => {
      this.lastNumber += 1;
      this.store.change({ newRecord: { number: this.lastNumber, objectType, values } });
      this.edits.open(NEW_RECORD);
      this.onNavigation();
    });
  }

  closeNewRecord(): void {
    this.edits.close([NEW_RECORD]);
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

  async offerWork(): Promise<void> {
    this.parts.offer((await this.org.list('Contact')).records);
  }

  completeWork(workId: string, outcome: WorkOutcome): boolean {
    return this.parts.complete(workId, outcome);
  }

  listensToChannels(): void {
    this.parts.listen();
  }

  hearChannel(channel: string, message: unknown): void {
    this.parts.hear(channel, 'fromPhone', message);
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
    this.navigation.closeAll();
    void this.loader.reload(activePlace(this.state.workspace));
    this.toasts.show({ kind: 'success', text: 'The org has its first data again.' });
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
    return this.navigation.address(place);
  }

  private get state(): ConsoleState {
    return this.store.state;
  }

  private changePhone(change: Partial<PhoneState>): void {
    this.store.change({ phone: { ...this.state.phone, ...change } });
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
    this.toasts.show({ kind: 'success', text: `${label} ${link.text} ${what}`, link });
  }
}
