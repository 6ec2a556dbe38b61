import { AppError } from '../../base/appError';
import type { OrgDoor } from '../org/orgDoor';
import type { PlanRow } from './plan';
import { PlanRows } from './planRows';
import type { AskedUser, Take } from './readUsers';
import { readListed, readSelected } from './readUsers';
import { readSelection } from './selection';
import type { Wanted } from './selection';
import { readUserList } from './userList';

interface WhoFlags {
  readonly 'permission-set'?: string | undefined;
  readonly 'permission-set-group'?: string | undefined;
  readonly profile?: string | undefined;
  readonly role?: string | undefined;
  readonly 'with-subordinates'?: boolean | undefined;
  readonly group?: string | undefined;
  readonly soql?: string | undefined;
  readonly csv?: string | undefined;
}

/** Whether any flag names users. */
export function namesUsers(flags: WhoFlags): boolean {
  return Boolean(flags.csv ?? flags.soql) || conditionsOf(flags).length > 0;
}

export type Planner = (asked: AskedUser) => PlanRow;

/**
 * Plans for each user that the flags name; of a user only the row of the plan is kept.
 * @param planner  may be under way while the first users are asked for
 * @throws AppError `mixed-users` for a list together with conditions, and what reading lists and selections throw
 */
export async function planWho(door: OrgDoor, flags: WhoFlags, planner: Promise<Planner>): Promise<PlanRows> {
  const rows = new PlanRows();
  const taker = planner.then((plan) => {
    const plans = flags.csv ? planOnce(plan) : plan;
    return (asked: AskedUser) => rows.add(plans(asked));
  });
  await Promise.all([taker, eachAsked(door, flags, taker)]);
  return rows;
}

/** A list may name a user twice: that user is planned once. A query has each user once. */
function planOnce(plan: Planner): Planner {
  const seen = new Set<string>();
  return (asked) => {
    const row = plan(asked);
    if (seen.has(row.userId)) return { ...row, decision: 'repeated', to: row.from };
    if (row.userId) seen.add(row.userId);
    return row;
  };
}

async function eachAsked(door: OrgDoor, flags: WhoFlags, taker: Promise<Take>): Promise<void> {
  const sources = [
    flags.csv && '--csv',
    flags.soql && '--soql',
    conditionsOf(flags).length > 0 && conditionsOf(flags).join(' '),
  ];
  const given = sources.filter(Boolean);
  if (given.length > 1) {
    throw new AppError('mixed-users', `Users were named in several ways: ${given.join(', ')}`, {
      hint: 'Give --csv alone, --soql alone, or the other conditions (they narrow each other down).',
    });
  }
  if (flags.csv) return (await readListed(door, readUserList(flags.csv))).forEach(await taker);
  const wanted: Wanted = {
    permissionSet: flags['permission-set'],
    permissionSetGroup: flags['permission-set-group'],
    profile: flags.profile,
    role: flags.role,
    withSubordinates: flags['with-subordinates'],
    group: flags.group,
    soql: flags.soql,
  };
  return readSelected(door, await readSelection(door, wanted), taker);
}

function conditionsOf(flags: WhoFlags): string[] {
  const names = ['permission-set', 'permission-set-group', 'profile', 'role', 'group'] as const;
  return names.filter((name) => flags[name]).map((name) => `--${name}`);
}
