import type { Problem } from '../../../base/appError';
import type { FieldValues } from '../../host/hostConsole';
import type { ConsoleSession, OrgComponents, RecordList, RecordPage, SearchResult } from '../../org/orgApi';
import type { Edits, Leaving } from './edits';
import type { ChannelLine, WorkItem } from './pageParts';
import type { Place } from './place';
import type { Workspace } from './workspace';

/** Everything that the console shows. */
export interface ConsoleState {
  readonly session: ConsoleSession;
  readonly workspace: Workspace;
  /** What has been loaded for each place (`placeKey`). */
  readonly views: Readonly<Record<string, View>>;
  /** Names of records whose page has been seen, for the tabs. */
  readonly known: Readonly<Record<string, KnownRecord>>;
  /** The new-record form, when it is open. */
  readonly newRecord: NewRecord | null;
  /** Forms that are open, with what was typed. */
  readonly edits: Edits;
  /** What waits for the agent's answer, since it would lose unsaved changes. */
  readonly leaving: Leaving | null;
  readonly toasts: readonly Toast[];
  readonly phone: PhoneState;
  readonly isClickToDialEnabled: boolean;
  /** The project's own Lightning web components, and where they stand. */
  readonly components: OrgComponents;
  /** Null until an adapter listens for work. */
  readonly work: readonly WorkItem[] | null;
  /** Null until an adapter uses a channel. */
  readonly channels: readonly ChannelLine[] | null;
}

export interface KnownRecord {
  readonly name: string;
  readonly objectType: string;
}

export interface View {
  readonly isLoading: boolean;
  /** The last that was loaded; stays while it is loaded again. */
  readonly data: ViewData | null;
  readonly problem: Problem | null;
}

export type ViewData =
  | { readonly kind: 'record'; readonly page: RecordPage }
  | { readonly kind: 'list'; readonly list: RecordList }
  | { readonly kind: 'search'; readonly result: SearchResult };

export interface NewRecord {
  /** Another number for each form that opens, so that a second one starts afresh. */
  readonly number: number;
  readonly objectType: string;
  readonly values: FieldValues;
}

export interface Toast {
  readonly number: number;
  readonly kind: 'success' | 'error' | 'info';
  readonly text: string;
  /** A place that the toast leads to, under a part of its text. */
  readonly link?: { readonly text: string; readonly place: Place };
}

/** The utility item and its panel. */
export interface PhoneState {
  readonly isOpen: boolean;
  /** Whether the frame exists; it is never taken away again. */
  readonly isStarted: boolean;
  readonly heightPx: number;
  readonly widthPx: number;
  readonly panelLabel: string;
  readonly panelIcon: string;
  readonly itemLabel: string;
  readonly itemIcon: string;
  /** The adapter said that it is ready (only asked when the call center has a standby address). */
  readonly isReady: boolean;
}

const NO_PHONE = { label: '', icon: '', heightPx: 0, widthPx: 0, startsAutomatically: false };

export function startState(session: ConsoleSession, workspace: Workspace): ConsoleState {
  const { label, icon, heightPx, widthPx, startsAutomatically } = session.phone ?? NO_PHONE;
  const labels = { panelLabel: label, panelIcon: icon, itemLabel: label, itemIcon: icon };
  return {
    session,
    workspace,
    views: {},
    known: {},
    newRecord: null,
    edits: {},
    leaving: null,
    toasts: [],
    phone: { isOpen: false, isStarted: startsAutomatically, isReady: false, heightPx, widthPx, ...labels },
    isClickToDialEnabled: false,
    components: { tabs: [], forRecords: [] },
    work: null,
    channels: null,
  };
}
