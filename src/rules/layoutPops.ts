import type { ImportedRule } from './importedRule';

/** What one kind of call has in a layout; all of it came from outside. */
export interface CallLayout {
  readonly relatedFields: readonly string[];
  /** Object → API names of the fields that are shown. */
  readonly objects: ReadonlyMap<string, readonly string[]>;
  readonly pops: Readonly<Record<string, unknown>>;
}

type CallKind = 'Inbound' | 'Outbound' | 'Internal';

interface Place {
  readonly callType: string;
  readonly matches: 'none' | 'one' | 'many' | 'any';
}

/** Names of rules that come with the package are used again: a file of the same name takes the place of one. */
const MATCHES = [
  { key: 'NoMatch', matches: 'none', name: 'Layout_No_Match', order: 40 },
  { key: 'SingleMatch', matches: 'one', name: 'One_Record', order: 20 },
  { key: 'MultipleMatches', matches: 'many', name: 'Choose_Among_Many', order: 30 },
] as const;
const QUIET = { Outbound: { name: 'Layout_Outbound', order: 50 }, Internal: { name: 'Internal_Nothing', order: 10 } };
/** What Salesforce adds to the address of a page, by the words of the layout. */
const RELATED: Readonly<Record<string, string>> = { ANI: '{number}', DNIS: '{dialledNumber}', QUEUE: '{queue}' };
/** Objects whose forms can be filled by number and name. */
const WITH_PHONE = ['Contact', 'Lead', 'Account'];
const API_NAME = /^[A-Za-z]\w{0,79}$/;

/** The pop rules of one kind of call. What has no equal is left to the phone's own way, and told. */
export function popRulesOf(kind: CallKind, layout: CallLayout | undefined, notes: string[]): ImportedRule[] {
  const pops = layout?.pops ?? {};
  const isEmpty = MATCHES.every(({ key }) => pops[key] === undefined);
  if (kind !== 'Inbound' && isEmpty) {
    const { name, order } = QUIET[kind];
    return [rule({ callType: kind.toLowerCase(), matches: 'any' }, { name, order, target: { Action: 'nothing' } })];
  }
  if (pops.screenPopsOpenWithin === 'NewWindow')
    notes.push('Lightning opens nothing in a new window: records open in the console');
  return MATCHES.flatMap(({ key, matches, name, order }) => {
    const place = { callType: kind.toLowerCase(), matches };
    const target = targetOf(pops[key], place, { related: layout?.relatedFields ?? [], notes });
    const isInbound = kind === 'Inbound';
    // Other kinds of calls have their own names and come before those for inbound calls.
    const own = isInbound ? { name, order } : { name: `Layout_${kind}_${key}`, order: order + 60 };
    return target ? [rule(place, { ...own, target })] : [];
  });
}

function rule(
  { callType, matches }: Place,
  { name, order, target }: { readonly name: string; readonly order: number; readonly target: ImportedRule['values'] },
): ImportedRule {
  return {
    type: 'Cti_Pop_Rule',
    name,
    label: `${callType}, ${matches} (softphone layout)`,
    values: {
      ...{ Order: order, Call_Type: callType, Matches: matches, Moment: 'ring' },
      ...{ Insists: false, Is_Active: true, ...target },
    },
  };
}

interface Around {
  readonly related: readonly string[];
  readonly notes: string[];
}

/** Null where nothing of ours does the same. */
function targetOf(setting: unknown, place: Place, around: Around): ImportedRule['values'] | null {
  const { screenPopType, screenPopData } = (setting ?? {}) as Readonly<Record<string, unknown>>;
  const data = typeof screenPopData === 'string' ? screenPopData.trim() : '';
  const noEqual = (what: string): null => {
    around.notes.push(`${WORDS[place.matches]} (${place.callType}): ${what}; the phone decides in its own way`);
    return null;
  };
  switch (screenPopType) {
    case 'DoNotPop':
      return { Action: 'nothing' };
    case 'PopToSearch':
      return { Action: 'search' };
    case 'PopToEntity':
      if (place.matches === 'one') return { Action: 'record' };
      return API_NAME.test(data) ? newRecord(data, around.notes) : noEqual('a new record of no object was chosen');
    case 'PopToFlow':
      if (!API_NAME.test(data)) return noEqual('no flow was named');
      around.notes.push(`Flow ${data}: adapters hand over its variables; name them in Values (caller = {number})`);
      return { Action: 'flow', Target: data };
    case 'PopToVisualforce':
      return API_NAME.test(data) ? page(data, around) : noEqual('no Visualforce page was named');
    case undefined:
      return noEqual('the layout says nothing');
    default:
      return noEqual(`"${String(screenPopType).slice(0, 40)}" is not known`);
  }
}

const WORDS: Readonly<Record<Place['matches'], string>> = {
  none: 'No match',
  one: 'One match',
  many: 'Several matches',
  any: 'Any match',
};

function newRecord(objectType: string, notes: string[]): ImportedRule['values'] {
  const name = objectType === 'Account' ? 'Name' : 'LastName';
  if (WITH_PHONE.includes(objectType)) {
    return { Action: 'newRecord', Target: objectType, Values: `Phone = {number}\n${name} = {name}` };
  }
  notes.push(`New ${objectType}: say in Values which of its fields take the number ({number}) and the name ({name})`);
  return { Action: 'newRecord', Target: objectType };
}

function page(name: string, { related, notes }: Around): ImportedRule['values'] {
  const known = related.filter((word) => RELATED[word]);
  const lost = related.filter((word) => word && !RELATED[word]);
  if (lost.length > 0) notes.push(`Page ${name}: ${lost.join(', ')} of the call cannot be handed over`);
  const values = known.map((word) => `${word} = ${RELATED[word]}`).join('\n');
  return { Action: 'url', Target: `/apex/${name}`, Values: values };
}
