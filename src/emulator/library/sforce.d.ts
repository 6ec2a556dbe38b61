/**
 * Types of `sforce.opencti`: Salesforce Open CTI for Lightning Experience. One ambient file without imports; copy it into any
 * project (MIT, Open Softphone), and `sforce.opencti` is typed. For `window.sforce` add
 * `interface Window { readonly sforce?: typeof sforce }` to your own declarations: whether it is there is yours to ask.
 *
 * They follow what the shipped libraries (43 to 57) do where the guide says otherwise. How sure: unmarked = seen in the library or
 * said by the guide and not contradicted; "field" = from public adapters; "assumed" = nobody could look. `since` = API version
 * in the script's path, 38.0 where nothing is said.
 *
 * Before you trust the global: it exists even when the script failed to start. The script then throws a plain string (no `Error`), and
 * the first call fails inside `postMessage`. Look at the page's own address first (`sfdcIframeOrigin` and `mode`, each once;
 * a redirect must not lose them), then give the first call a time limit. Callbacks never run before your own code has ended.
 */
declare const sforce: { readonly opencti: sforce.opencti.OpenCti };

/**
 * The types behind it, by the same name: `sforce.opencti.AppView`. A method takes exactly one object with at least one key and throws an
 * `Error` at once for anything else; `{}` is such a mistake even where the argument may be left out.
 */
declare namespace sforce.opencti {
  interface OpenCti {
    /** What `screenPop` opens. Trap: NEW_RECORD_MODAL is `newRecord`. SEARCH and NEW_RECORD_MODAL by 42.0, FLOW since 42.0. */
    readonly SCREENPOP_TYPE: {
      readonly URL: 'url';
      readonly SOBJECT: 'sobject';
      readonly OBJECTHOME: 'objecthome';
      readonly LIST: 'list';
      readonly SEARCH: 'search';
      readonly NEW_RECORD_MODAL: 'newRecord';
      readonly FLOW: 'flow';
    };
    /** Trap: small letters here, but `Task.CallType` wants `Inbound`, `Outbound`, `Internal`. */
    readonly CALL_TYPE: { readonly INBOUND: 'inbound'; readonly OUTBOUND: 'outbound'; readonly INTERNAL: 'internal' };

    /** Phone fields become links, in this page load. Trap: `{}` throws. */
    enableClickToDial(argument?: WithCallback): void;
    /** Phone fields become plain text, as they are at first. Trap: `{}` throws. */
    disableClickToDial(argument?: WithCallback): void;
    /** The agent clicked a number. There is no way to take the listener back. */
    onClickToDial(argument: WithListener<ClickToDial>): void;
    getAppViewInfo(argument: WithCallback<AppView>): void;
    /**
     * A new address, a switched or refreshed tab, focus that comes back, a new-record window. Expect the same view twice (field), and
     * nothing when the agent goes from a record to a list in a console. There is no way to take the listener back.
     */
    onNavigationChange(argument: WithListener<AppView>): void;
    /** Loads the agent's view again, related lists too. Trap: the guide's sample `refreshView({})` throws. */
    refreshView(argument?: WithCallback): void;
    getCallCenterSettings(argument: WithCallback<CallCenterSettings>): void;
    /** The layout of the agent's profile. Old ones can come from a cache: save and reset the layout in Setup. */
    getSoftphoneLayout(argument: WithCallback<SoftphoneLayout>): void;
    isSoftphonePanelVisible(argument: WithCallback<{ readonly visible: boolean }>): void;
    /** `false` minimises; the page stays loaded. */
    setSoftphonePanelVisibility(argument: WithOptionalCallback & { visible: boolean }): void;
    /** 240 to 2560 CSS pixels; outside: INVALID_PARAM (assumed). */
    setSoftphonePanelHeight(argument: WithOptionalCallback & { heightPX: number }): void;
    /** 200 to 1920 CSS pixels; outside: INVALID_PARAM (assumed). */
    setSoftphonePanelWidth(argument: WithOptionalCallback & { widthPX: number }): void;
    /** Header of the open panel. */
    setSoftphonePanelLabel(argument: WithOptionalCallback & { label: string }): void;
    /** Name of a *utility* icon of SLDS, without its folder: `end_call`. */
    setSoftphonePanelIcon(argument: WithOptionalCallback & { key: string }): void;
    /** Text of the button in the utility bar. */
    setSoftphoneItemLabel(argument: WithOptionalCallback & { label: string }): void;
    /** As {@link setSoftphonePanelIcon}, for the button. */
    setSoftphoneItemIcon(argument: WithOptionalCallback & { key: string }): void;
    /** The phone has come up. Needed when the call center has `reqTimeout` and `reqStandbyUrl`. Checks nothing. By 43.0. */
    notifyInitializationComplete(argument?: WithOptionalCallback): void;
    /**
     * Trap: the guide lists `defaultFieldValues` beside `params`, where the library drops it; it belongs into `params`.
     * The new-record window covers the utility bar too: not while it rings.
     */
    screenPop(argument: WithOptionalCallback & ScreenPopTarget): void;
    /** Finds records as the softphone layout says, and pops by the number of matches. */
    searchAndScreenPop(argument: SearchAndScreenPop): void;
    /** With `Id` it updates, with `entityApiName` it creates (field: `recordId`); any object. Shows only after `refreshView`. */
    saveLog(argument: WithOptionalCallback<{ readonly recordId: string }> & { value: LogValue }): void;
    /**
     * A `webservice static` method of a `global` class (`ns.Class` in packages). `methodParams` is a query string by parameter name,
     * values URL-encoded, '' for none. Such methods run without the user's access checks unless they make them.
     */
    runApex(argument: WithOptionalCallback<{ readonly runApex: unknown }> & ApexCall): void;
    /**
     * Lightning Message Service, since 47.0. Channels by API name (`Calls__c`, `ns__Calls__c`), exposed in their metadata.
     * Trap: the subscription stands beside `returnValue`, not in it.
     */
    subscribe(
      argument: WithListener<unknown> & {
        channelName: string;
        callback?: (response: (Success<unknown> & { readonly subscription: Subscription }) | Failure) => void;
      },
    ): void;
    /** Since 47.0. Trap: the callback runs only when this was the channel's last listener in the page. */
    unsubscribe(argument: WithOptionalCallback<unknown> & { subscription: Subscription }): void;
    /** Since 47.0. The message goes as JSON: functions and `undefined` are lost. */
    publish(argument: WithOptionalCallback<unknown> & { channelName: string; message?: object | null }): void;
    /** Sales engagement (High Velocity Sales), since 46.0; outbound work only. */
    readonly hvs: {
      onWorkStart(argument: WithListener<Work>): void;
      /** `wasConnected` is true when left out. */
      completeWork(argument: WithOptionalCallback & { workId: string; attributes: WorkResult }): void;
    };
  }

  type ScreenPopType = OpenCti['SCREENPOP_TYPE'][keyof OpenCti['SCREENPOP_TYPE']];
  type CallType = OpenCti['CALL_TYPE'][keyof OpenCti['CALL_TYPE']];

  /** What every callback gets. Traps: the guide's saveLog sample asks for `response.result`, two tables say `error`. */
  type Response<Value = null> = Success<Value> | Failure;
  type Callback<Value = null> = (response: Response<Value>) => void;

  interface Success<Value = null> {
    readonly success: true;
    readonly returnValue: Value;
    readonly errors: null;
  }

  interface Failure {
    readonly success: false;
    readonly returnValue: null;
    /** Objects, although the guide says "array of error messages". Which wrong value gives which code is mostly unknown. */
    readonly errors: readonly ApiError[];
  }

  interface ApiError {
    /** The known ones, and whatever else comes. Trap: the guide's prose also says GENERIC_PARAM; no code does. */
    readonly code: ErrorCode | (string & {});
    readonly description: string;
    /** Filled by `saveLog`; elsewhere mostly missing. Its shape is assumed ({@link SaveLogDetails}): check each step of the way. */
    readonly details?: unknown;
  }

  type ErrorCode = 'INVALID_PARAM' | 'GENERIC_ERROR' | 'SERVER_ERROR' | 'SOFTPHONE_CONTAINER_ERROR';

  /** Three shapes are seen (field): this one, parts of it, and a list of `{ message }`. */
  interface SaveLogDetails {
    readonly message?: string;
    readonly pageErrors?: readonly { readonly message: string }[];
    readonly fieldErrors?: Readonly<Record<string, readonly { readonly message: string; readonly field?: string }[]>>;
  }

  interface WithCallback<Value = null> {
    /** Runs once. */
    callback: Callback<Value>;
  }
  interface WithOptionalCallback<Value = null> {
    callback?: Callback<Value>;
  }
  interface WithListener<Payload> {
    /** Gets the payload itself, no {@link Response}. Stays until the page goes; registered twice it is called twice. */
    listener: (payload: Payload) => void;
  }

  /** Trap: the guide of 45.0 puts all this under `returnValue`; it is not there. */
  interface ClickToDial extends PersonAccountKeys {
    /** Text as it stands in the field, with blanks and brackets (field). Trap: the guide calls it a number. */
    readonly number: string;
    /** This and the next two are missing or empty when the number belongs to no record. */
    readonly recordId?: string;
    readonly recordName?: string;
    readonly objectType?: string;
    /** Only when a `lightning-click-to-dial` had `params`: separated by commas. */
    readonly params?: string;
  }

  /** Only in orgs with person accounts: one of the two ids beside `true`; `false` on other pages; nothing on business accounts. */
  interface PersonAccountKeys {
    readonly accountId?: string;
    readonly contactId?: string;
    readonly personAccount?: boolean;
  }

  /** Off records only `url` is filled; the others are empty or missing (field). */
  interface AppView extends PersonAccountKeys {
    /** Its form is no contract: do not take it apart. */
    readonly url: string;
    readonly recordId?: string;
    readonly recordName?: string;
    readonly objectType?: string;
  }

  /**
   * Flat; each value is a text ("true", "480", "1.0"). Paths: `/<section>/<item>`, the same with `/label` and `/sortOrder`,
   * `/<section>/label`, `/label`. Timeout is milliseconds. Each agent's browser holds them: no secrets.
   */
  type CallCenterSettings = Readonly<Record<string, string | undefined>> & {
    readonly [
      path in
        | `/reqGeneralInfo/req${'InternalName' | 'DisplayName' | 'AdapterUrl' | 'StandbyUrl' | 'Timeout' | 'UseApi'}`
        | `/reqGeneralInfo/req${'SoftphoneHeight' | 'SoftphoneWidth' | 'SalesforceCompatibilityMode'}`
        | `/reqDialingOptions/req${'OutsidePrefix' | 'LongDistPrefix' | 'InternationalPrefix'}`
    ]?: string;
  };

  interface SoftphoneLayout {
    readonly Internal: CallTypeLayout;
    readonly Inbound: CallTypeLayout;
    readonly Outbound: CallTypeLayout;
  }

  interface CallTypeLayout {
    readonly callRelatedFields: readonly ('ANI' | 'DNIS' | 'SEGMENT' | 'QUEUE')[];
    /** By API name of the object. An object without fields is not found by `searchAndScreenPop`. */
    readonly objects: Readonly<Record<string, readonly { readonly displayName: string; readonly apiName: string }[]>>;
    /** Empty for internal and outbound calls. */
    readonly screenPopSettings: ScreenPopSettings;
  }

  interface ScreenPopSettings {
    /** Lightning does not obey NewWindow. */
    readonly screenPopsOpenWithin?: 'ExistingWindow' | 'NewWindow';
    readonly NoMatch?: ScreenPopSetting;
    readonly SingleMatch?: ScreenPopSetting;
    readonly MultipleMatches?: ScreenPopSetting;
  }

  interface ScreenPopSetting {
    /** DoNotPop is not in the guide (field). */
    readonly screenPopType: 'PopToEntity' | 'PopToVisualforce' | 'PopToFlow' | 'PopToSearch' | 'DoNotPop';
    /** Object (no match, PopToEntity), page or flow; missing otherwise. */
    readonly screenPopData?: string;
  }

  /** `type` decides about `params`. */
  type ScreenPopTarget = { [Type in ScreenPopType]: { type: Type; params: ScreenPopParams[Type] } }[ScreenPopType];

  /** `scope` and `entityName` are API names of objects. */
  interface ScreenPopParams {
    sobject: { recordId: string };
    /** A path of the org, such as `/apex/Page?x=y`. */
    url: { url: string };
    objecthome: { scope: string };
    list: { listViewId: string; scope: string };
    /** At least 3 characters. */
    search: { searchString: string };
    /** With namespace; person accounts are `Account`. */
    newRecord: { entityName: string; defaultFieldValues?: FieldValues };
    /** Active screen flows only; arguments that the flow does not know are ignored. */
    flow: { flowDevName: string; flowArgs?: readonly FlowArgument[] };
  }

  type FieldValues = Readonly<Record<string, string | number | boolean | null>>;

  interface FlowArgument {
    name: string;
    /** `String`, `Number`, `Boolean` … as flows name types. */
    type: string;
    value: unknown;
  }

  interface SearchAndScreenPop extends WithOptionalCallback<SearchResult> {
    /** At least 3 characters. */
    searchParams: string;
    callType: CallType;
    /** Goes to the Visualforce page that the layout pops, nowhere else. */
    queryParams?: string | Readonly<Record<string, string>>;
    /** For a new record when nothing matches, inbound. Trap: the guide's table writes defaultFieldsValue. */
    defaultFieldValues?: FieldValues;
    params?: { FLOW: { flowArgs: readonly FlowArgument[] } };
    /** True opens nothing and adds SCREEN_POP_DATA. What an outbound search pops otherwise is unknown. */
    deferred?: boolean;
  }

  /** By record id, and for deferred searches one key that is no id: leave it out when you go through the records. */
  interface SearchResult {
    /** For `screenPop`, unchanged. Seen for one match (field); assumed for others; missing when nothing shall pop. */
    readonly SCREEN_POP_DATA?: ScreenPopTarget;
    readonly [recordId: string]: SearchMatch | ScreenPopTarget | undefined;
  }

  interface SearchMatch {
    readonly Id: string;
    readonly Name: string;
    readonly LastModifiedDate?: string;
    /** API name of the object, not a record type. Older shape: `object` and `displayName` instead. */
    readonly RecordType?: string;
    readonly IsPersonAccount?: boolean;
    /** On the account of a person; contacts have `AccountId`. */
    readonly PersonContactId?: string;
    readonly AccountId?: string;
    /** The fields of the layout, and no others. */
    readonly [field: string]: unknown;
  }

  type ApexCall = { apexClass: string; methodName: string; methodParams: string };
  type LogValue = FieldValues & ({ readonly Id: string } | { readonly entityApiName: string });

  /** Opaque and frozen. */
  interface Subscription {
    readonly __openCtiSubscription: never;
  }

  interface Work {
    readonly workId: string;
    /** Until 47.0 also CallEnd. */
    readonly completeWorkWhen: 'TaskSaved' | 'CallEnd';
    readonly attributes: { readonly to: string };
  }
  type WorkResult = { disposition?: string; taskId?: string; wasConnected?: boolean };
}
