import type { Problem } from '../base/appError';
import type { OrgDoor } from './orgContract';

/**
 * The port to what we run inside (Lightning by Open CTI today, Salesforce Voice later). Rules, each checked by
 * `hostContract.ts` for every implementation:
 *
 * 1. `start` resolves only after the host has answered once; it rejects with `no-host` when nobody answers in time.
 * 2. Every command rejects with an AppError when the host says no; none hangs for ever.
 * 3. Messages that are not from the host, or that are not of the agreed shape, are ignored and counted.
 * 4. Nothing the host sends is trusted: strings are cut and checked before they become an event.
 */
export interface Host {
  start(listener: (event: HostEvent) => void): Promise<void>;

  /** The call center's settings as the host gives them: flat paths to strings. `settings/` makes sense of them. */
  readSettings(): Promise<Readonly<Record<string, string>>>;

  /** The softphone layout of the running user, as it comes: only an open console knows it. */
  readSoftphoneLayout(): Promise<unknown>;

  /** Opens something beside the phone. */
  pop(target: PopTarget): Promise<void>;
  /** What the agent has in front right now. Events do not tell: a console that goes from a record to a list sends none. */
  readFront(): Promise<FrontPage>;
  /** Shows new data in the record that is open. */
  refreshRecord(): Promise<void>;
  /** Opens or minimises the panel. */
  setPanelVisible(visible: boolean): Promise<void>;
  /** Text and icon of the item in the utility bar. */
  showItem(item: { readonly label: string; readonly icon: ItemIcon }): Promise<void>;
  setClickToDial(enabled: boolean): Promise<void>;

  /** The way to the org's one entry class. */
  readonly org: OrgDoor;
  /** Id of the app around the panel (`06m…`), as the adapter's address says; empty where it does not. */
  readonly appId: string;
  /** Messages that were ignored by rule 3, for the diagnosis page and tests. */
  readonly ignoredMessages: number;
}

/** Names of SLDS utility icons that the utility bar may show. */
export type ItemIcon = 'call' | 'incoming_call' | 'outbound_call' | 'end_call' | 'warning' | 'note';

export type PopTarget =
  | { readonly kind: 'record'; readonly recordId: string }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'newRecord'; readonly objectType: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'list'; readonly objectType: string; readonly listViewId: string }
  /** An active screen flow; values go to its text variables, names that it does not know are ignored by Salesforce. */
  | { readonly kind: 'flow'; readonly flowName: string; readonly values: Readonly<Record<string, string>> }
  /** A path of the org, or https. The rules have checked it. */
  | { readonly kind: 'url'; readonly url: string }
  /** Whatever the org's softphone layout says for this text and type of call. */
  | { readonly kind: 'layout'; readonly text: string; readonly callType: 'inbound' | 'outbound' | 'internal' };

/** What stands in front of the agent. `recordId` is empty off records. */
export interface FrontPage {
  readonly recordId: string;
  readonly recordName: string;
  readonly objectType: string;
}

export type HostEvent =
  | {
      readonly type: 'clickedToDial';
      readonly number: string;
      readonly recordId: string;
      readonly recordName: string;
      readonly objectType: string;
    }
  | { readonly type: 'navigated'; readonly recordId: string; readonly recordName: string; readonly objectType: string }
  | { readonly type: 'hostProblem'; readonly problem: Problem }
  /** The org answers again after a `hostProblem` with the code `session-expired`. */
  | { readonly type: 'sessionRenewed' };
