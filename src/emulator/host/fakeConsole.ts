import { AppError } from '../../base/appError';
import type { ObjectDescription, OrgRecord, RecordPage, ScreenFlow, SearchResult } from '../org/orgApi';
import type {
  CurrentView,
  FieldValues,
  HostConsole,
  HostOrg,
  ItemChange,
  PanelChange,
  WorkOutcome,
} from './hostConsole';

/** A console without a screen: it writes down what the host did to it. */
export class FakeConsole implements HostConsole {
  readonly settings = { '/reqGeneralInfo/reqUseApi': 'true', '/reqGeneralInfo/reqSoftphoneHeight': '480' };
  objects: readonly ObjectDescription[] = [describe('Contact'), describe('Account'), describe('Task')];
  flows: readonly ScreenFlow[] = [];
  isPanelVisible = false;
  view: CurrentView = { url: '/lightning/o/Contact/list', page: null };
  /** What was done, in order: `['openRecord', '003…']`. */
  readonly done: unknown[][] = [];
  readonly org = new FakeOrg();

  currentView(): Promise<CurrentView> {
    return Promise.resolve(this.view);
  }

  openRecord(recordId: string): void {
    this.done.push(['openRecord', recordId]);
  }

  openList(objectType: string, view?: string): void {
    this.done.push(view === undefined ? ['openList', objectType] : ['openList', objectType, view]);
  }

  openFlow(name: string, args: Readonly<Record<string, string>>): void {
    this.done.push(['openFlow', name, args]);
  }

  openSearch(text: string): void {
    this.done.push(['openSearch', text]);
  }

  openAddress(url: string): void {
    this.done.push(['openAddress', url]);
  }

  openNewRecord(objectType: string, values: FieldValues): void {
    this.done.push(['openNewRecord', objectType, values]);
  }

  refreshView(): void {
    this.done.push(['refreshView']);
  }

  setClickToDial(isEnabled: boolean): void {
    this.done.push(['setClickToDial', isEnabled]);
  }

  changePanel(change: PanelChange): void {
    this.done.push(['changePanel', change]);
  }

  changeItem(change: ItemChange): void {
    this.done.push(['changeItem', change]);
  }

  /** Id of the work that is under way. */
  startedWork = '';

  offerWork(): Promise<void> {
    this.done.push(['offerWork']);
    return Promise.resolve();
  }

  completeWork(workId: string, outcome: WorkOutcome): boolean {
    this.done.push(['completeWork', workId, outcome]);
    return workId === this.startedWork;
  }

  listensToChannels(): void {
    this.done.push(['listensToChannels']);
  }

  hearChannel(channel: string, message: unknown): void {
    this.done.push(['hearChannel', channel, message]);
  }

  adapterIsReady(): void {
    this.done.push(['adapterIsReady']);
  }
}

/** An org of which tests say what it finds and how it refuses. */
export class FakeOrg implements HostOrg {
  found: SearchResult = { groups: [] };
  refusal: Error | null = null;
  /** What Apex answers; undefined when the org has no such class. */
  returned: unknown = undefined;
  readonly saved: unknown[][] = [];

  search(): Promise<SearchResult> {
    return this.answer(this.found);
  }

  create(objectType: string, values: FieldValues): Promise<string> {
    return this.save(['create', objectType, values], '00T000000000001EAA');
  }

  update(recordId: string, values: FieldValues): Promise<string> {
    return this.save(['update', recordId, values], recordId);
  }

  runApex(...call: [string, string, string]): Promise<unknown> {
    const missing = new AppError('no-apex-class', 'There is no twin', { hint: 'Write it.' });
    if (this.returned === undefined) return Promise.reject(missing);
    this.saved.push(call);
    return this.answer(this.returned);
  }

  private save(what: unknown[], id: string): Promise<string> {
    if (!this.refusal) this.saved.push(what);
    return this.answer(id);
  }

  private answer<T>(value: T): Promise<T> {
    return this.refusal ? Promise.reject(this.refusal) : Promise.resolve(value);
  }
}

export function describe(apiName: string, fieldNames: readonly string[] = []): ObjectDescription {
  const fields = fieldNames.map((field) => ({
    apiName: field,
    label: field,
    type: 'text' as const,
    isRequired: false,
    isEditable: true,
  }));
  const labels = { label: apiName, pluralLabel: `${apiName}s`, icon: apiName.toLowerCase() };
  return { apiName, ...labels, fields, listColumns: [], formFields: [], canHaveActivities: true };
}

export function recordPage(objectType: string, record: OrgRecord, rest: Partial<RecordPage> = {}): RecordPage {
  return {
    objectType,
    name: String(record.Name ?? ''),
    subtitle: '',
    record,
    referenceNames: {},
    isPersonAccount: false,
    personContactId: '',
    related: [],
    activities: [],
    ...rest,
  };
}
