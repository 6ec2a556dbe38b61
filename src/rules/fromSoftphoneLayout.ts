import type { ImportedRule } from './importedRule';
import { popRulesOf } from './layoutPops';
import type { CallLayout } from './layoutPops';

/** Rules that do what a softphone layout does, and what of it has no equal, in words. */
export interface LayoutImport {
  readonly rules: readonly ImportedRule[];
  readonly notes: readonly string[];
}

const CALL_TYPES = ['Inbound', 'Outbound', 'Internal'] as const;
const API_NAME = /^[A-Za-z]\w{0,79}$/;
const MOST_OBJECTS = 50;
/** Rules that come with the package, by their objects: a file of the same name takes the place of one. */
const SHIPPED: ReadonlyMap<string, string> = new Map([
  ['Contact', 'Contact'],
  ['Lead', 'Lead'],
  ['Account', 'Account'],
  ['User', 'User'],
]);
const PHONES = /phone|fax|mobile/i;

/**
 * @param layout  what `getSoftphoneLayout` returned, unchecked
 * @returns       nothing but a note for what is no layout
 */
export function fromSoftphoneLayout(layout: unknown): LayoutImport {
  const calls = new Map(CALL_TYPES.map((type) => [type, readCalls(part(layout, type))] as const));
  const known = CALL_TYPES.filter((type) => calls.get(type));
  if (known.length === 0)
    return { rules: [], notes: ['This is no softphone layout: it has neither Inbound nor Outbound'] };
  const notes: string[] = [];
  const matchRules = matchRulesOf(
    CALL_TYPES.map((type) => calls.get(type)?.objects ?? new Map()),
    notes,
  );
  const popRules = CALL_TYPES.flatMap((type) => popRulesOf(type, calls.get(type), notes));
  return { rules: [...matchRules, ...popRules], notes: [...new Set(notes)] };
}

type Objects = CallLayout['objects'];

/** Our match rules are for all calls, so they name what any kind of call names. */
function matchRulesOf(byCall: readonly Objects[], notes: string[]): ImportedRule[] {
  const [inbound = new Map<string, readonly string[]>()] = byCall;
  const names = [...new Set(byCall.flatMap((objects) => [...objects.keys()]))];
  if (names.length === 0) notes.push('The layout names no objects: in Salesforce nobody is found by it');
  const isOther = byCall.some(
    (objects) => objects.size > 0 && [...objects.keys()].sort().join() !== [...inbound.keys()].sort().join(),
  );
  if (isOther)
    notes.push('Kinds of calls have different objects: match rules are for all calls, so all objects are searched');
  const rules = names.flatMap((name, place) => {
    const fields = byCall.map((objects) => objects.get(name)).find((shown) => shown && shown.length > 0) ?? [];
    return matchRuleOf(name, { fields, order: (place + 1) * 10, notes });
  });
  const left = ['Contact', 'Lead', 'Account'].filter((name) => !names.includes(name));
  return [...rules, ...left.map(switchedOff)];
}

function matchRuleOf(
  name: string,
  { fields, order, notes }: { readonly fields: readonly string[]; readonly order: number; readonly notes: string[] },
): ImportedRule[] {
  if (name === 'Case') {
    notes.push('Case has no phone field: the shipped rule Open_Case adds the open cases of who is found');
    return [];
  }
  const isFound = fields.length > 0;
  if (!isFound) notes.push(`${name} shows no fields, and Salesforce then finds nobody by it: its rule is off`);
  const isLead = name === 'Lead';
  if (!SHIPPED.has(name))
    notes.push(`${name}: name its text fields that hold numbers, if they are not of the type Phone`);
  return [
    {
      type: 'Cti_Match_Rule',
      name:
        SHIPPED.get(name) ?? `Layout_${name.replace(/__c$/i, '').replace(/_+/g, '_')}`.slice(0, 40).replace(/_$/, ''),
      label: `${name} (softphone layout)`,
      values: {
        ...{ Object: name, Order: order, Subtitle_Fields: fields.filter(isSubtitle).slice(0, 3).join(',') },
        ...(isLead && { Filter_Field: 'IsConverted', Filter_Operator: 'equals', Filter_Value: 'false' }),
        ...{ When_Unverified: 'offer', Is_Active: isFound },
      },
    },
  ];
}

/** A shipped rule for an object that the layout does not search. */
function switchedOff(name: string, place: number): ImportedRule {
  const label = `${name} (not in the softphone layout)`;
  const values = { Object: name, Order: 900 + place, When_Unverified: 'offer', Is_Active: false };
  return { type: 'Cti_Match_Rule', name, label, values };
}

/** What stands below the name: neither the name again nor numbers. */
function isSubtitle(field: string): boolean {
  return API_NAME.test(field) && !['Id', 'Name', 'FirstName', 'LastName'].includes(field) && !PHONES.test(field);
}

function readCalls(value: unknown): CallLayout | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const objects = Object.entries(record(part(value, 'objects'))).slice(0, MOST_OBJECTS);
  const fieldsOf = (list: unknown): string[] =>
    (Array.isArray(list) ? (list as unknown[]) : []).map((field) => text(part(field, 'apiName'))).filter(Boolean);
  const related = part(value, 'callRelatedFields');
  return {
    relatedFields: (Array.isArray(related) ? (related as unknown[]) : []).map(text),
    objects: new Map(objects.filter(([name]) => API_NAME.test(name)).map(([name, list]) => [name, fieldsOf(list)])),
    pops: record(part(value, 'screenPopSettings')),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function part(value: unknown, name: string): unknown {
  return record(value)[name];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
