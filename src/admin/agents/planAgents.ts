import type { OrgDoor } from '../org/orgDoor';
import type { TextRow } from '../org/readMany';
import type { CallCenter } from './callCenters';
import { CALL_CENTERS_SOQL, asCallCenter, findCallCenter } from './callCenters';
import type { Decision, PlanRow } from './plan';
import type { AskedUser } from './readUsers';
import { quote } from './selection';

export interface Situation {
  readonly callCenters: readonly CallCenter[];
  readonly target: CallCenter;
  /** Users who may not log in at the moment. */
  readonly frozen: ReadonlySet<string>;
  /** Who has the permission set that is needed; null when none is. */
  readonly entitled: ReadonlySet<string> | null;
}

/** What there is to know beside the users, in one request. @throws AppError `call-center-unknown`, `two-call-centers` */
export async function readSituation(door: OrgDoor, callCenter: string, needs?: string): Promise<Situation> {
  const queries = [CALL_CENTERS_SOQL, 'SELECT UserId FROM UserLogin WHERE IsFrozen = true'];
  if (needs) queries.push(`SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = ${quote(needs)}`);
  const [centers = [], frozen = [], entitled] = await door.queryTogether(queries);
  const callCenters = centers.map(asCallCenter);
  return {
    callCenters,
    target: findCallCenter(callCenters, callCenter),
    frozen: new Set(frozen.map((row) => String(row.UserId))),
    entitled: entitled ? new Set(entitled.map((row) => String(row.AssigneeId))) : null,
  };
}

/** Says what would happen to each user in turn; nothing is changed. */
export function assignPlanner(situation: Situation, mayMove: boolean): (asked: AskedUser) => PlanRow {
  const decide = (user: TextRow): Decision => {
    const now = user.CallCenterId ?? '';
    if (now === situation.target.id) return 'there';
    const obstacle = obstacleOf(user, situation);
    if (obstacle) return obstacle;
    if (!now) return 'assign';
    return mayMove ? 'move' : 'elsewhere';
  };
  return planner((user) => ({ decision: decide(user), to: situation.target.id }));
}

/** Takes users out of this one call center; those in another one stay there. Inactive users are taken out, too. */
export function unassignPlanner(target: CallCenter): (asked: AskedUser) => PlanRow {
  return planner((user) => {
    if (user.CallCenterId === target.id) return { decision: 'unassign', to: '' };
    return { decision: user.CallCenterId ? 'elsewhere' : 'notThere', to: '' };
  });
}

function obstacleOf(user: TextRow, { frozen, entitled }: Situation): Decision | null {
  if (user.IsActive !== 'true') return 'inactive';
  if (user.UserType !== 'Standard') return 'noLicence';
  if (frozen.has(user.Id ?? '')) return 'frozen';
  return entitled && !entitled.has(user.Id ?? '') ? 'noPermissionSet' : null;
}

type Choice = (user: TextRow) => { readonly decision: Decision; readonly to: string };

function planner(choose: Choice): (asked: AskedUser) => PlanRow {
  return ({ asked: key, users }) => {
    const [user, other] = users;
    if (!user) return emptyRow(key, 'notFound');
    if (other) return emptyRow(key, 'ambiguous');
    const from = user.CallCenterId ?? '';
    const { decision, to } = choose(user);
    return {
      asked: key,
      userId: user.Id ?? '',
      username: user.Username ?? '',
      name: user.Name ?? '',
      decision,
      from,
      to: ['assign', 'move', 'unassign'].includes(decision) ? to : from,
    };
  };
}

function emptyRow(asked: string, decision: Decision): PlanRow {
  return { asked, userId: '', username: '', name: '', decision, from: '', to: '' };
}
