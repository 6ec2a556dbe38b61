import type { ObjectDescription, RecordPage, ScreenFlow, SearchResult } from '../org/orgApi';

/** What the host may do to the console, and nothing more. The page implements it; tests have a small one of their own. */
export interface HostConsole {
  /** What getCallCenterSettings returns. */
  readonly settings: Readonly<Record<string, string>>;
  readonly objects: readonly ObjectDescription[];
  readonly flows: readonly ScreenFlow[];
  readonly isPanelVisible: boolean;

  /** What the agent looks at now. */
  currentView(): Promise<CurrentView>;

  openRecord(recordId: string): void;
  /** @param view  name of a list view; without it all records */
  openList(objectType: string, view?: string): void;
  openFlow(name: string, args: Readonly<Record<string, string>>): void;
  openSearch(text: string): void;
  openAddress(url: string): void;
  openNewRecord(objectType: string, values: FieldValues): void;
  refreshView(): void;

  setClickToDial(isEnabled: boolean): void;
  changePanel(change: PanelChange): void;
  changeItem(change: ItemChange): void;
  /** The adapter says that it has come up; ends the wait for the standby page. */
  adapterIsReady(): void;

  /** The adapter takes calls of a work queue: the page shows one. */
  offerWork(): Promise<void>;
  /** False when no work with this id has been started. */
  completeWork(workId: string, outcome: WorkOutcome): boolean;
  /** The adapter uses a message channel: the page shows its own listener. */
  listensToChannels(): void;
  hearChannel(channel: string, message: unknown): void;

  readonly org: HostOrg;
}

/** What an adapter says of a call that it made for a work queue. */
export interface WorkOutcome {
  readonly disposition: string;
  readonly taskId: string;
  readonly wasConnected: boolean;
}

export interface PanelChange {
  readonly isVisible?: boolean;
  readonly heightPx?: number;
  readonly widthPx?: number;
  readonly label?: string;
  readonly icon?: string;
}

export interface ItemChange {
  readonly label?: string;
  readonly icon?: string;
}

/** What adapters are told of a record. */
export type RecordFacts = Pick<RecordPage, 'name' | 'objectType' | 'record' | 'isPersonAccount' | 'personContactId'>;

/** `page` is null off records. */
export interface CurrentView {
  readonly url: string;
  readonly page: RecordFacts | null;
}

export type FieldValues = Readonly<Record<string, string | number | boolean | null>>;

/** The part of the org that methods need. Rejections carry `code`, `message`, `hint` and perhaps `details` (`ApiProblem`). */
export interface HostOrg {
  search(text: string): Promise<SearchResult>;
  create(objectType: string, values: FieldValues): Promise<string>;
  update(recordId: string, values: FieldValues): Promise<string>;
  /** What a method of a global class returns; rejects with `no-apex-class` or `no-apex-method`, and with what the class throws. */
  runApex(apexClass: string, methodName: string, methodParams: string): Promise<unknown>;
}
