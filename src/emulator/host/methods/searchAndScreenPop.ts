import type { OrgRecord, SearchResult } from '../../org/orgApi';
import { hasPopData } from '../../scenarios/deferredPops';
import { popLayout } from '../../scenarios/outboundPops';
import { fieldValues, textArgument } from '../argument';
import type { FieldValues } from '../hostConsole';
import type { Arguments } from '../message';
import type { HostMethod, MethodContext } from '../method';
import { invalidParameter, serverError } from '../refusal';
import { popTo } from '../screenPopTarget';
import type { ScreenPopTarget } from '../screenPopTarget';
import type { CallTypeLayout, ScreenPopSetting, SoftphoneLayout } from '../softphoneLayout';

/**
 * Searches the objects of the softphone layout and pops what the layout says. `deferred: true` pops nothing and adds the pop
 * under the key SCREEN_POP_DATA among the record ids.
 */
export const searchAndScreenPop: HostMethod = async (args, context) => {
  const text = textArgument(args, 'searchParams');
  if (text.trim().length < 3) throw invalidParameter('searchParams', 'string (at least 3 characters)', text);
  const layout = layoutOf(args.callType, popLayout(context.scenario('outboundPops'), context.layout));
  const matches = await findMatches(text, layout, context);
  const target = popTarget({ text, matches, layout, args });
  if (args.deferred === true) {
    const isTold = target && hasPopData(context.scenario('deferredPops'), Object.keys(matches).length);
    return isTold ? { ...matches, SCREEN_POP_DATA: target } : matches;
  }
  if (target) popTo(target, context);
  return matches;
};

function layoutOf(callType: unknown, layout: SoftphoneLayout): CallTypeLayout {
  if (callType === 'inbound') return layout.Inbound;
  if (callType === 'outbound') return layout.Outbound;
  if (callType === 'internal') return layout.Internal;
  throw invalidParameter('callType', 'CALL_TYPE', callType);
}

type Matches = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

async function findMatches(text: string, layout: CallTypeLayout, { console }: MethodContext): Promise<Matches> {
  const found = await console.org.search(text).catch(() => {
    throw serverError();
  });
  return Object.fromEntries(matchesIn(found, layout));
}

function matchesIn(found: SearchResult, layout: CallTypeLayout): [string, Readonly<Record<string, unknown>>][] {
  return found.groups.flatMap(({ objectType, records }) => {
    const fields = layout.objects[objectType]?.map((field) => field.apiName) ?? [];
    if (fields.length === 0) return [];
    return records.map((record): [string, Readonly<Record<string, unknown>>] => [
      record.Id,
      matchOf(record, objectType, fields),
    ]);
  });
}

/** `RecordType` holds the object's API name, as the platform has it. */
function matchOf(record: OrgRecord, objectType: string, fields: readonly string[]): Record<string, unknown> {
  const { Id, Name = '', LastModifiedDate = null } = record;
  const layoutFields = Object.fromEntries(fields.map((field) => [field, record[field] ?? '']));
  const match = { Id, Name, LastModifiedDate, RecordType: objectType, ...layoutFields };
  if (record.IsPersonAccount !== true) return match;
  const other = objectType === 'Account' ? 'PersonContactId' : 'AccountId';
  return { ...match, IsPersonAccount: true, [other]: record[other] ?? '' };
}

interface Found {
  readonly text: string;
  readonly matches: Matches;
  readonly layout: CallTypeLayout;
  readonly args: Arguments;
}

/** Null when nothing shall pop: the layout says so, or has no settings (internal and outbound calls). */
function popTarget(found: Found): ScreenPopTarget | null {
  const ids = Object.keys(found.matches);
  const { NoMatch, SingleMatch, MultipleMatches } = found.layout.screenPopSettings;
  const setting = [NoMatch, SingleMatch][ids.length] ?? MultipleMatches;
  if (!setting || setting.screenPopType === 'DoNotPop') return null;
  if (setting.screenPopType === 'PopToSearch') return { type: 'search', params: { searchString: found.text } };
  const data = setting.screenPopData ?? '';
  if (setting.screenPopType === 'PopToVisualforce') return pageTarget(data, found.args.queryParams);
  if (setting.screenPopType === 'PopToFlow') return flowTarget(data, found.args.params);
  return entityTarget(setting, ids[0], fieldValues(found.args.defaultFieldValues));
}

/** `queryParams` is a text or an object, and counts for Visualforce pages alone. */
function pageTarget(page: string, queryParams: unknown): ScreenPopTarget {
  const isObject = typeof queryParams === 'object' && queryParams !== null;
  const pairs = isObject ? Object.entries(queryParams).map(([name, value]) => [name, String(value)]) : [];
  const query = typeof queryParams === 'string' ? queryParams.replace(/^\?/, '') : String(new URLSearchParams(pairs));
  return { type: 'url', params: { url: `/apex/${page}${query ? `?${query}` : ''}` } };
}

/** Arguments come under `params.FLOW.flowArgs`. */
function flowTarget(flowDevName: string, params: unknown): ScreenPopTarget {
  const { FLOW } = (params ?? {}) as { readonly FLOW?: { readonly flowArgs?: unknown } };
  return { type: 'flow', params: { flowDevName, flowArgs: FLOW?.flowArgs ?? [] } };
}

function entityTarget(setting: ScreenPopSetting, recordId: string | undefined, defaults: FieldValues): ScreenPopTarget {
  if (recordId) return { type: 'sobject', params: { recordId } };
  return { type: 'newRecord', params: { entityName: setting.screenPopData ?? '', defaultFieldValues: defaults } };
}
