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
  if (pop) return pop(target.params, context.console);
  if (target.type !== 'flow') throw invalidParameter('type', 'SCREENPOP_TYPE', target.type);
  context.sayLoudly({
    called: `type flow, params ${gapText(target.params)}`,
    answered: 'GENERIC_ERROR',
    file: 'src/emulator/host/screenPopTarget.ts',
  });
  throw genericError();
}

type Pop = (params: Arguments, console: HostConsole) => void;

const POPS: ReadonlyMap<string, Pop> = new Map<string, Pop>([
  ['sobject', popRecord],
  ['url', popAddress],
  ['objecthome', (params, console) => console.openList(knownObject(params, 'scope', console))],
  ['list', popList],
  ['search', popSearch],
  ['newRecord', popNewRecord],
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

/** Which list view is asked for makes no difference yet: the console has one for each object. */
function popList(params: Arguments, console: HostConsole): void {
  textArgument(params, 'listViewId');
  console.openList(knownObject(params, 'scope', console));
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
