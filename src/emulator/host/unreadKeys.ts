import { isPlainObject } from './message';
import type { CallMessage } from './message';
import type { Gap } from './method';

/** What each method reads of its arguments; methods without an entry read none. Dots lead into an argument, `*` is any key. */
const READ: Readonly<Record<string, readonly string[]>> = {
  completeWork: ['workId', 'attributes.disposition', 'attributes.taskId', 'attributes.wasConnected'],
  publish: ['eventName', 'message.*'],
  runApex: ['apexClass', 'methodName', 'methodParams'],
  saveLog: ['object.*'],
  screenPop: [
    'type',
    ...['recordId', 'url', 'scope', 'listViewId', 'searchString', 'entityName', 'flowDevName'].map(
      (key) => `params.${key}`,
    ),
    ...['params.defaultFieldValues', 'params.flowArgs'],
  ],
  searchAndScreenPop: ['searchParams', 'callType', 'queryParams', 'defaultFieldValues', 'deferred', 'params.FLOW'],
  setSoftphoneItemIcon: ['key'],
  setSoftphoneItemLabel: ['label'],
  setSoftphonePanelHeight: ['heightPX'],
  setSoftphonePanelIcon: ['key'],
  setSoftphonePanelLabel: ['label'],
  setSoftphonePanelVisibility: ['visible'],
  setSoftphonePanelWidth: ['widthPX'],
  subscribe: ['eventName', 'subscription.*'],
  unsubscribe: ['eventName'],
};

/** Keys that a call carries and nobody here reads. Salesforce does not refuse such calls; whether it does something with the key, nobody knows. */
export function unreadKeys({ methodName, args }: CallMessage): readonly Gap[] {
  const read = READ[methodName] ?? [];
  return keysOf(args)
    .filter((key) => !read.includes(key) && !read.includes(key.replace(/\..*$/, '.*')))
    .map((key) => ({
      called: `${methodName} with the key ${key.slice(0, 80)}`,
      answered: 'as if the key were not there',
      file: `src/emulator/host/methods/${methodName}.ts`,
    }));
}

/** `params.recordId` for `{ params: { recordId } }`; keys without a value do not count. */
function keysOf(args: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(args).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    if (!isPlainObject(value) || ['defaultFieldValues', 'queryParams'].includes(name)) return [name];
    return Object.keys(value).map((key) => `${name}.${key}`);
  });
}
