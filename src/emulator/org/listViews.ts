import type { OrgRecord } from './orgApi';
import { fullId, makeId } from './salesforceId';

/** A list view that every object of the emulated org has. */
export interface ListView {
  /** Developer name, as in an address: `?filterName=MyRecords`. */
  readonly name: string;
  /** Behind the plural of the object: "All Contacts". */
  readonly before: string;
  readonly has: (record: OrgRecord, whose: { readonly userId: string; readonly nowMs: number }) => boolean;
}

const RECENT_MS = 7 * 86_400_000;

export const LIST_VIEWS: readonly ListView[] = [
  { name: 'All', before: 'All', has: () => true },
  { name: 'Mine', before: 'My', has: (record, { userId }) => record.OwnerId === userId },
  {
    name: 'ChangedThisWeek',
    before: 'Recently Changed',
    has: (record, { nowMs }) => nowMs - Date.parse(String(record.LastModifiedDate ?? '')) < RECENT_MS,
  },
];

/** Id of an object's list view: the same at every start. `objects` are those of the org in its order. */
export function listViewId(objects: readonly string[], objectType: string, name: string): string {
  const view = LIST_VIEWS.findIndex((each) => each.name === name);
  const number = objects.indexOf(objectType) * LIST_VIEWS.length + view + 1;
  return makeId('00B', number);
}

/** By id of 15 or 18 characters, or by name; undefined when the object has none such. */
export function findListView(objects: readonly string[], objectType: string, asked: string): ListView | undefined {
  const id = fullId(asked);
  return LIST_VIEWS.find(({ name }) => name === asked || listViewId(objects, objectType, name) === id);
}
