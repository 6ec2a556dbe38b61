import type { TextRow } from '../org/readMany';

export interface CallCenterCount {
  readonly callCenter: string;
  readonly users: number;
  /** They count in reports of the org and hold licences of the phone's vendor. */
  readonly inactive: number;
  readonly frozen: number;
}

/** Where membership of a permission set and the call center do not agree. */
export interface Drift {
  /** Have the permission set, but are not in the call center (active and not frozen). */
  readonly missing: readonly string[];
  /** Are in the call center without the permission set. */
  readonly extra: readonly string[];
  /** Have the permission set, but are in another call center. */
  readonly elsewhere: readonly string[];
}

/** One count for each call center, largest first; call centers without users are listed, too. */
export function countByCallCenter(
  users: readonly TextRow[],
  names: Readonly<Record<string, string>>,
  frozen: ReadonlySet<string>,
): CallCenterCount[] {
  const counts = Object.entries(names).map(([id, callCenter]) => {
    const its = users.filter((user) => user.CallCenterId === id);
    const inactive = its.filter((user) => user.IsActive !== 'true').length;
    return { callCenter, users: its.length, inactive, frozen: its.filter((user) => frozen.has(user.Id ?? '')).length };
  });
  return counts.sort((a, b) => b.users - a.users);
}

/** @param entitled  ids of the users with the permission set; @param users  those, and all who are in any call center */
export function findDrift(users: readonly TextRow[], target: string, who: DriftSets): Drift {
  const names = (test: (user: TextRow) => boolean): string[] => users.filter(test).map((user) => user.Username ?? '');
  const mayWork = (user: TextRow): boolean => user.IsActive === 'true' && !who.frozen.has(user.Id ?? '');
  const isEntitled = (user: TextRow): boolean => who.entitled.has(user.Id ?? '');
  return {
    missing: names((user) => isEntitled(user) && mayWork(user) && user.CallCenterId === ''),
    extra: names((user) => !isEntitled(user) && user.CallCenterId === target),
    elsewhere: names(
      (user) => isEntitled(user) && mayWork(user) && user.CallCenterId !== '' && user.CallCenterId !== target,
    ),
  };
}

export interface DriftSets {
  readonly entitled: ReadonlySet<string>;
  readonly frozen: ReadonlySet<string>;
}
