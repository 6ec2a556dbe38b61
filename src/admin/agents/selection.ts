import { AppError } from '../../base/appError';
import type { OrgDoor } from '../org/orgDoor';
import type { TextRow } from '../org/readMany';

/** Which users an admin means; several conditions together narrow it down. */
export interface Wanted {
  readonly permissionSet?: string | undefined;
  readonly permissionSetGroup?: string | undefined;
  readonly profile?: string | undefined;
  readonly role?: string | undefined;
  readonly withSubordinates?: boolean | undefined;
  readonly group?: string | undefined;
  readonly soql?: string | undefined;
}

/** The same as SOQL behind SELECT …, and a last sieve for what SOQL cannot say. */
export interface Selection {
  readonly rest: string;
  readonly keep: (user: TextRow) => boolean;
}

/** Above this, an IN list of ids makes the address of the request too long; then all users are read and sieved here. */
const MOST_IDS = 400;

/**
 * @throws AppError `no-such-role`, `no-such-group`, `bad-soql`, `nobody-named`
 */
export async function readSelection(door: OrgDoor, wanted: Wanted): Promise<Selection> {
  if (wanted.soql) return { rest: userClause(wanted.soql), keep: () => true };
  const conditions: string[] = [];
  const sieves: ((user: TextRow) => boolean)[] = [];
  if (wanted.permissionSet) conditions.push(assignedTo(`PermissionSet.Name = ${quote(wanted.permissionSet)}`));
  if (wanted.permissionSetGroup) {
    conditions.push(assignedTo(`PermissionSetGroup.DeveloperName = ${quote(wanted.permissionSetGroup)}`));
  }
  if (wanted.profile) conditions.push(`Profile.Name = ${quote(wanted.profile)}`);
  if (wanted.role) addRole(await roleIds(door, wanted.role, wanted.withSubordinates ?? false), conditions, sieves);
  if (wanted.group) sieves.push(await inGroup(door, wanted.group));
  if (conditions.length + sieves.length === 0) {
    throw new AppError('nobody-named', 'No users were named', {
      hint: 'Add --permission-set, --permission-set-group, --profile, --role, --group, --soql or --csv.',
    });
  }
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return { rest: `FROM User${where}`, keep: (user) => sieves.every((sieve) => sieve(user)) };
}

export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function assignedTo(condition: string): string {
  return `Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE ${condition})`;
}

/** The part of an admin's query from FROM User on; what it selects does not matter. */
function userClause(soql: string): string {
  const clause = /\bFROM\s+User\b(?!\w)[\s\S]*$/i.exec(soql.trim())?.[0];
  if (/^SELECT\b/i.test(soql.trim()) && clause && !/\b(GROUP\s+BY|HAVING|FOR\s+UPDATE|ALL\s+ROWS)\b/i.test(clause)) {
    return clause.replace(/;\s*$/, '');
  }
  throw new AppError('bad-soql', `This query does not list users: ${soql.slice(0, 120)}`, {
    hint: "Write it as SELECT Id FROM User WHERE … (no GROUP BY), for example: SELECT Id FROM User WHERE Department = 'Support'.",
  });
}

function addRole(ids: ReadonlySet<string>, conditions: string[], sieves: ((user: TextRow) => boolean)[]): void {
  if (ids.size <= MOST_IDS) conditions.push(`UserRoleId IN (${[...ids].map(quote).join(', ')})`);
  else sieves.push((user) => ids.has(user.UserRoleId ?? ''));
}

interface RoleRow {
  readonly Id: string;
  readonly Name: string;
  readonly DeveloperName: string;
  readonly ParentRoleId: string | null;
}

async function roleIds(door: OrgDoor, name: string, withSubordinates: boolean): Promise<ReadonlySet<string>> {
  const roles = await door.queryAll<RoleRow>('SELECT Id, Name, DeveloperName, ParentRoleId FROM UserRole');
  const found = roles.filter((role) => same(role.DeveloperName, name) || same(role.Name, name));
  if (found.length === 0) {
    throw new AppError('no-such-role', `This org has no role "${name}"`, {
      hint: `Roles: ${
        roles
          .map((role) => role.DeveloperName)
          .slice(0, 20)
          .join(', ') || 'none'
      }.`,
    });
  }
  const ids = new Set(found.map((role) => role.Id));
  return withSubordinates ? below(ids, roles) : ids;
}

/** These roles and all under them. */
function below(top: ReadonlySet<string>, roles: readonly RoleRow[]): ReadonlySet<string> {
  const ids = new Set(top);
  let before = 0;
  while (ids.size > before) {
    before = ids.size;
    for (const role of roles) if (role.ParentRoleId && ids.has(role.ParentRoleId)) ids.add(role.Id);
  }
  return ids;
}

interface GroupRow {
  readonly Id: string;
  readonly Name: string | null;
  readonly DeveloperName: string;
  readonly Type: string;
  readonly RelatedId: string | null;
}

/** Members of a public group: users, groups inside it, roles, roles with subordinates. */
async function inGroup(door: OrgDoor, name: string): Promise<(user: TextRow) => boolean> {
  const [groups, members, roles] = (await door.queryTogether([
    'SELECT Id, Name, DeveloperName, Type, RelatedId FROM Group',
    'SELECT GroupId, UserOrGroupId FROM GroupMember',
    'SELECT Id, Name, DeveloperName, ParentRoleId FROM UserRole',
  ])) as unknown as [GroupRow[], { GroupId: string; UserOrGroupId: string }[], RoleRow[]];
  const found = groups.filter(
    (one) => one.Type === 'Regular' && (same(one.DeveloperName, name) || same(one.Name ?? '', name)),
  );
  if (found.length === 0) {
    const names = groups.filter((one) => one.Type === 'Regular').map((one) => one.DeveloperName);
    throw new AppError('no-such-group', `This org has no public group "${name}"`, {
      hint: `Public groups: ${names.slice(0, 20).join(', ') || 'none'}.`,
    });
  }
  const users = new Set<string>();
  const roleSet = new Set<string>();
  const seen = new Set<string>();
  const open = found.map((group) => group.Id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const group = groups.find((one) => one.Id === id);
    if (group?.Type === 'Role' && group.RelatedId) roleSet.add(group.RelatedId);
    if (group?.Type.startsWith('RoleAndSubordinates') && group.RelatedId) {
      for (const role of below(new Set([group.RelatedId]), roles)) roleSet.add(role);
    }
    for (const member of members) {
      if (member.GroupId !== id) continue;
      if (member.UserOrGroupId.startsWith('005')) users.add(member.UserOrGroupId);
      else open.push(member.UserOrGroupId);
    }
  }
  return (user) => users.has(user.Id ?? '') || roleSet.has(user.UserRoleId ?? '');
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
