import { LIST_VIEWS, findListView, listViewId } from '../org/listViews';
import { fieldValues, textArgument } from './argument';
import type { HostConsole } from './hostConsole';
import { gapText } from './loud';
import type { Arguments } from './message';
import type { MethodContext } from './method';
import { fullRecordId } from './recordId';
import { genericError, invalidParameter } from './refusal';

/** Something that can pop: what screenPop takes, and what searchAndScreenPop hands out as SCREEN_POP_DATA. */
export interface ScreenPopTarget {
  readonly type: string;
  readonly params: Arguments;
}

/** Opens the target, or refuses with the parameter that is wrong. */
export function popTo(target: ScreenPopTarget, context: MethodContext): void {
  const pop = POPS.get(target.type);
  if (!pop) throw invalidParameter('type', 'SCREENPOP_TYPE', target.type);
  pop(target.params, context.console, context);
}

type Pop = (params: Arguments, console: HostConsole, context: MethodContext) => void;

const POPS: ReadonlyMap<string, Pop> = new Map<string, Pop>([
  ['sobject', popRecord],
  ['url', popAddress],
  ['objecthome', (params, console) => console.openList(knownObject(params, 'scope', console))],
  ['list', popList],
  ['search', popSearch],
  ['newRecord', popNewRecord],
  ['flow', popFlow],
]);

/** A record that does not exist pops all the same; the console then says that it is not there. */
function popRecord(params: Arguments, console: HostConsole): void {
  const recordId = fullRecordId(params.recordId);
  if (!recordId) throw invalidParameter('recordId', 'record ID as string', params.recordId);
  console.openRecord(recordId);
}

/** Only paths of the org and web pages: an adapter must not run a script in the console. */
function popAddress(params: Arguments, console: HostConsole): void {
  const url = textArgument(params, 'url');
  const isPath = /^\/(?![/\\])/.test(url);
  if (!isPath && !/^https?:\/\//i.test(url)) throw invalidParameter('url', 'relative URL as string', url);
  console.openAddress(url);
}

/** What a list view that is not there pops is not known: here all records of the object, and the tester is told. */
function popList(params: Arguments, console: HostConsole, { sayLoudly }: MethodContext): void {
  const asked = textArgument(params, 'listViewId');
  const objectType = knownObject(params, 'scope', console);
  const objects = console.objects.map(({ apiName }) => apiName);
  const view = findListView(objects, objectType, asked);
  if (view === LIST_VIEWS[0]) return console.openList(objectType);
  if (view) return console.openList(objectType, view.name);
  const there = LIST_VIEWS.map(({ name }) => `${listViewId(objects, objectType, name)} (${name})`).join(', ');
  sayLoudly({
    called: `list view ${asked} of ${objectType}; there are ${there}`,
    answered: 'all records',
    file: 'src/emulator/org/listViews.ts',
  });
  console.openList(objectType);
}

/** Only active screen flows; arguments that a flow does not know go to the console as well, which says that they are ignored. */
function popFlow(params: Arguments, console: HostConsole, { sayLoudly }: MethodContext): void {
  const name = textArgument(params, 'flowDevName');
  if (console.flows.some((flow) => flow.name === name)) return console.openFlow(name, flowArguments(params.flowArgs));
  sayLoudly({
    called: `flow ${name} with ${gapText(params.flowArgs ?? [])}`,
    answered: 'GENERIC_ERROR',
    file: 'src/emulator/org/flows/sampleFlows.json, or force-app/main/default/flows',
  });
  throw genericError();
}

/** `[{ name, type, value }]` as name → value; what has another shape is left out. */
function flowArguments(given: unknown): Readonly<Record<string, string>> {
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  const pairs = list.flatMap((each): [string, string][] => {
    const { name, value } = (each ?? {}) as { readonly name?: unknown; readonly value?: unknown };
    if (typeof name !== 'string') return [];
    return [[name, typeof value === 'string' ? value : (JSON.stringify(value) ?? '')]];
  });
  return Object.fromEntries(pairs);
}

function popSearch(params: Arguments, console: HostConsole): void {
  const text = textArgument(params, 'searchString');
  if (text.trim().length < 3) throw invalidParameter('searchString', 'string (at least 3 characters)', text);
  console.openSearch(text);
}

function popNewRecord(params: Arguments, console: HostConsole): void {
  console.openNewRecord(knownObject(params, 'entityName', console), fieldValues(params.defaultFieldValues));
}

function knownObject(params: Arguments, name: string, console: HostConsole): string {
  const objectType = textArgument(params, name);
  if (!console.objects.some((described) => described.apiName === objectType)) {
    throw invalidParameter(name, 'API name of an object', objectType);
  }
  return objectType;
}
