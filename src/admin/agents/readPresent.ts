import type { OrgDoor } from '../org/orgDoor';
import { readMany } from '../org/readMany';
import type { PlanRow } from './plan';
import { quote } from './selection';

/** Above this an IN list makes the address too long; then all users are read. */
const MOST_IDS = 400;

/** In which call center these users are now: id by user id, empty for none. Users that are gone are missing. */
export async function readPresent(door: OrgDoor, rows: readonly PlanRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(rows.map((row) => row.userId));
  const isFew = ids.size <= MOST_IDS;
  const rest = isFew ? `FROM User WHERE Id IN (${[...ids].map(quote).join(', ')})` : 'FROM User';
  const present = new Map<string, string>();
  await readMany(door, { fields: ['Id', 'CallCenterId'], rest }, (user) => {
    if (ids.has(user.Id ?? '')) present.set(user.Id ?? '', user.CallCenterId ?? '');
  });
  return present;
}
