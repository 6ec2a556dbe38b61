/** Which calls a rule is for. `any` fits each of them. */
export type CallType = 'inbound' | 'outbound' | 'internal';

/** How many records fit the caller. */
export type MatchCount = 'none' | 'one' | 'many';

/**
 * What a rule opens.
 * `record`: the only record, or the best of several · `choice`: the agent chooses in the phone · `newRecord`: a form, with fields
 * filled in · `layout`: whatever the org's softphone layout says (`searchAndScreenPop`, deferred) · `nothing`: the phone alone.
 */
export type PopAction =
  | { readonly kind: 'record' | 'choice' | 'search' | 'layout' | 'nothing' }
  | { readonly kind: 'list'; readonly objectType: string; readonly listViewId: string }
  | { readonly kind: 'flow'; readonly flowName: string; readonly values: TokenValues }
  | { readonly kind: 'url'; readonly url: string; readonly values: TokenValues }
  | { readonly kind: 'newRecord'; readonly objectType: string; readonly values: TokenValues };

/** Names of fields, flow arguments or URL parameters, each with a text that may hold tokens: `{number}`, `{name}` … */
export type TokenValues = Readonly<Record<string, string>>;

/** One record of `Cti_Pop_Rule__mdt`, read and checked. Rules are asked in their order; the first that fits decides. */
export interface PopRule {
  /** Developer name of the record; it stands in every explanation. */
  readonly name: string;
  readonly order: number;
  readonly callType: CallType | 'any';
  readonly matches: MatchCount | 'any';
  /** Only calls of this queue, in lower case, or empty for all. */
  readonly queue: string;
  /** Only calls to this number (DNIS), digits as the phone system sends them, or empty for all. */
  readonly dialledNumber: string;
  readonly moment: 'ring' | 'answer';
  readonly action: PopAction;
  /** Opens in a standard app too, where opening replaces the page in front of the agent. */
  readonly insists: boolean;
}
