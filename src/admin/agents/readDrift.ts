import { AppError } from '../../base/appError';
import type { OrgDoor } from '../org/orgDoor';
import { readMany } from '../org/readMany';
import type { TextRow } from '../org/readMany';
import type { CallCenter } from './callCenters';
import { CALL_CENTERS_SOQL, asCallCenter, findCallCenter } from './callCenters';
import { quote } from './selection';

export interface Members {
  readonly callCenters: readonly CallCenter[];
  readonly target: CallCenter | null;
  /** All who are in a call center, and all with the permission set. */
  readonly users: readonly TextRow[];
  readonly frozen: ReadonlySet<string>;
  readonly entitled: ReadonlySet<string>;
}

/** @throws AppError `call-center-unknown`, `two-call-centers`, `no-permission-set` */
export async function readMembers(door: OrgDoor, callCenter?: string, permissionSet?: string): Promise<Members> {
  const name = quote(permissionSet ?? '');
  const [centers = [], frozen = [], sets = []] = await door.queryTogether([
    CALL_CENTERS_SOQL,
    'SELECT UserId FROM UserLogin WHERE IsFrozen = true',
    `SELECT Id, Name FROM PermissionSet WHERE Name = ${name}`,
  ]);
  if (permissionSet && sets.length === 0) {
    throw new AppError('no-permission-set', `This org has no permission set "${permissionSet}"`, {
      hint: 'Give its API name: Setup → Permission Sets.',
    });
  }
  const callCenters = centers.map(asCallCenter);
  const users = new Map<string, TextRow>();
  const fields = ['Id', 'Username', 'Name', 'IsActive', 'UserType', 'CallCenterId'];
  const entitled = new Set<string>();
  await readMany(door, { fields, rest: 'FROM User WHERE CallCenterId != null' }, (user) =>
    users.set(user.Id ?? '', user),
  );
  if (permissionSet) {
    const assigned = `Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = ${name})`;
    await readMany(door, { fields, rest: `FROM User WHERE ${assigned}` }, (user) => {
      entitled.add(user.Id ?? '');
      users.set(user.Id ?? '', user);
    });
  }
  return {
    callCenters,
    target: callCenter ? findCallCenter(callCenters, callCenter) : null,
    users: [...users.values()],
    frozen: new Set(frozen.map((row) => String(row.UserId))),
    entitled,
  };
}

/** Who leaves and who enters, when membership of the permission set drives the call center. */
export function plannedMoves(members: Members, target: CallCenter): { enter: TextRow[]; leave: TextRow[] } {
  return {
    enter: members.users.filter((user) => members.entitled.has(user.Id ?? '')),
    leave: members.users.filter((user) => user.CallCenterId === target.id && !members.entitled.has(user.Id ?? '')),
  };
}
