/**
 * What the console page asks of the emulated org over HTTP, same origin, JSON both ways. Paths stand beside each type.
 * Every answer that is not 2xx is an `ApiProblem`.
 */
export interface ApiProblem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** For saves that a rule refused, as Salesforce gives them. */
  readonly details?: {
    readonly message: string;
    readonly pageErrors: readonly string[];
    readonly fieldErrors: Readonly<Record<string, string>>;
  };
}

/** GET /emulator/session: everything that the console needs to draw itself. */
export interface ConsoleSession {
  readonly user: { readonly id: string; readonly name: string };
  readonly org: { readonly id: string; readonly name: string };
  readonly app: AppChoice & { readonly tabs: readonly string[] };
  /** All apps of the launcher. GET /emulator/session?app=NAME asks for one of them; a name that is not there gets the user's usual one. */
  readonly apps: readonly AppChoice[];
  readonly objects: readonly ObjectDescription[];
  readonly flows: readonly ScreenFlow[];
  /** Null when no phone appears; then `noPhoneReason` says why. */
  readonly phone: PhoneItem | null;
  readonly noPhoneReason: string;
  /** Why the phone's panel will stay blank, as far as the server can tell from the adapter's answer. */
  readonly phoneWarning?: string;
  /** The page from which callers ring. */
  readonly callersUrl: string;
}

export interface AppChoice {
  /** API name. */
  readonly name: string;
  readonly label: string;
  /** False: standard navigation, one page at a time. */
  readonly isConsole: boolean;
}

/** An active screen flow, as far as a console shows it. */
export interface ScreenFlow {
  /** API name. */
  readonly name: string;
  readonly label: string;
  /** Names of the variables that are available for input; other arguments are ignored. */
  readonly inputs: readonly string[];
  readonly screens: readonly {
    readonly label: string;
    readonly text: string;
    /** What the screen asks for, each with the variable that it begins with; empty for none. */
    readonly fields?: readonly { readonly label: string; readonly variable: string }[];
  }[];
}

/** The utility item and the iframe behind it. */
export interface PhoneItem {
  readonly label: string;
  /** SLDS utility icon name. */
  readonly icon: string;
  readonly heightPx: number;
  readonly widthPx: number;
  readonly startsAutomatically: boolean;
  /** Address with all parameters that Salesforce appends; its origin is the adapter's origin. */
  readonly adapterUrl: string;
  /** What getCallCenterSettings returns. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface ObjectDescription {
  readonly apiName: string;
  readonly label: string;
  readonly pluralLabel: string;
  /** SLDS standard icon name: `contact`. */
  readonly icon: string;
  readonly fields: readonly FieldDescription[];
  readonly listColumns: readonly string[];
  /** Fields of the new-record form, in order. */
  readonly formFields: readonly string[];
  readonly canHaveActivities: boolean;
  /** What a new record can be, the default first; empty where there is nothing to choose. Goes into `RecordTypeId`. */
  readonly recordTypes?: readonly { readonly id: string; readonly name: string }[];
}

export interface FieldDescription {
  readonly apiName: string;
  readonly label: string;
  readonly type:
    'text' | 'longText' | 'phone' | 'email' | 'picklist' | 'reference' | 'datetime' | 'date' | 'number' | 'boolean';
  readonly isRequired: boolean;
  readonly isEditable: boolean;
  readonly values?: readonly string[];
  readonly referenceTo?: string;
}

/**
 * Field values as Salesforce's APIs give them; `Id` and a display `Name` are always there. In lists, related lists, activities and
 * search results each reference field has the name of its record beside it: `AccountId.Name`.
 */
export type OrgRecord = Readonly<Record<string, string | number | boolean | null>> & { readonly Id: string };

/** GET /emulator/records/Contact → `RecordList`, newest change first */
export interface RecordList {
  readonly records: readonly OrgRecord[];
  readonly total: number;
}

/** GET /emulator/record/003… → `RecordPage` */
export interface RecordPage {
  readonly objectType: string;
  readonly name: string;
  readonly subtitle: string;
  readonly record: OrgRecord;
  /** Names for ids in reference fields: field name → name of the record. */
  readonly referenceNames: Readonly<Record<string, string>>;
  readonly isPersonAccount: boolean;
  /** On person accounts: the contact behind the account. */
  readonly personContactId: string;
  readonly related: readonly {
    readonly label: string;
    readonly objectType: string;
    readonly records: readonly OrgRecord[];
  }[];
  /** Tasks of this record, newest first. */
  readonly activities: readonly OrgRecord[];
}

/** POST /emulator/records/Contact with field values → `{ id }`; PATCH /emulator/record/003… with field values → `{ id }` */
export interface SavedRecord {
  readonly id: string;
}

/** GET /emulator/search?q=… → `SearchResult`: global search over names, phones, subjects */
export interface SearchResult {
  readonly groups: readonly { readonly objectType: string; readonly records: readonly OrgRecord[] }[];
}

/** POST /emulator/apex `{ apexClass, methodName, methodParams }`, a method of a global class. */
export interface ApexAnswer {
  readonly result: unknown;
}

/** GET /emulator/users: who can be signed in. POST /emulator/user `{ username }` makes this browser hers; then the page loads again. */
export interface UserChoices {
  /** Username of whoever is signed in here. */
  readonly current: string;
  readonly users: readonly UserChoice[];
}

export interface UserChoice {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** What this user is there to try, in one line. */
  readonly about: string;
  readonly profile: string;
  readonly permissionSets: readonly string[];
  /** Without one no phone appears. */
  readonly hasCallCenter: boolean;
}

/** GET /emulator/export: all records, file name → content, as `sf data import tree --plan plan.json` takes them. */
export type { ExportedFiles } from './exportData';

/** POST /emulator/reset → `{}`: the org as it was at the start. GET /emulator/trace: the exchange's messages (`SipTraceLine[]`). */
export type OrgReset = Readonly<Record<string, never>>;

/** GET /emulator/components: what the project's own components are there for. Those of record pages stand on all that may have them. */
export interface OrgComponents {
  /** Tabs that show a component or a page, as far as the user may see them. */
  readonly tabs: readonly OrgTab[];
  readonly forRecords: readonly RecordComponent[];
}

export interface OrgTab {
  readonly name: string;
  readonly label: string;
  /** Empty for a tab that shows a page. */
  readonly component: string;
  /** Address of the Visualforce page that the tab shows, for a frame. */
  readonly pageAddress?: string;
}

export interface RecordComponent {
  readonly component: string;
  /** API names of the objects whose record pages may have it; empty for all. */
  readonly objectTypes: readonly string[];
}
