/**
 * The part of Salesforce's Open CTI library for Lightning that the phone uses, and what Visualforce puts on the page.
 * Salesforce publishes no types; these follow what the library does, not what every page of its guide says.
 */
export interface SforceOpenCti {
  getCallCenterSettings(ask: WithCallback): void;
  screenPop(ask: WithCallback & { readonly type: string; readonly params: Readonly<Record<string, unknown>> }): void;
  searchAndScreenPop(
    ask: WithCallback & { readonly searchParams: string; readonly callType: string; readonly deferred: boolean },
  ): void;
  getAppViewInfo(ask: WithCallback): void;
  getSoftphoneLayout(ask: WithCallback): void;
  refreshView(ask: WithCallback): void;
  setSoftphonePanelVisibility(ask: WithCallback & { readonly visible: boolean }): void;
  setSoftphoneItemLabel(ask: WithCallback & { readonly label: string }): void;
  setSoftphoneItemIcon(ask: WithCallback & { readonly key: string }): void;
  enableClickToDial(ask: WithCallback): void;
  disableClickToDial(ask: WithCallback): void;
  notifyInitializationComplete(ask: WithCallback): void;
  /** There is no way to take a listener back: register once in the life of a page. */
  onClickToDial(ask: WithListener): void;
  onNavigationChange(ask: WithListener): void;
}

export type OpenCtiMethod = keyof SforceOpenCti;

interface WithCallback {
  readonly callback: (answer: unknown) => void;
}

interface WithListener {
  readonly listener: (payload: unknown) => void;
}

/** Values of the library's SCREENPOP_TYPE; note `newRecord`. */
export const SCREEN_POP_TYPE = {
  record: 'sobject',
  search: 'search',
  newRecord: 'newRecord',
  list: 'list',
  flow: 'flow',
  url: 'url',
} as const;

/** Visualforce's JavaScript remoting. */
export interface RemotingManager {
  invokeAction(
    action: string,
    json: string,
    callback: (result: unknown, event: unknown) => void,
    options: { readonly escape: boolean; readonly buffer: boolean; readonly timeout: number },
  ): void;
}

/** The window of our page, as far as the host looks at it. The browser's `window` fits. */
export interface AdapterWindow {
  readonly location: { readonly search: string; readonly protocol: string };
  readonly parent: unknown;
  readonly sforce?: { readonly opencti?: SforceOpenCti };
  readonly Visualforce?: unknown;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void, capture: boolean): void;
}

/** The remoting of a window, or null where the page has none (a login page, a page of another origin). */
export function remotingOf(window: unknown): RemotingManager | null {
  try {
    const page = window as {
      readonly Visualforce?: { readonly remoting?: { readonly Manager?: RemotingManager } };
    } | null;
    const found = page?.Visualforce?.remoting?.Manager;
    return typeof found?.invokeAction === 'function' ? found : null;
  } catch {
    // Reading a window of another origin throws.
    return null;
  }
}
