import { quote } from '../agents/selection';
import { readMany } from '../org/readMany';
import type { TextRow } from '../org/readMany';
import type { OrgPicture } from './orgPicture';

/** Agents who may not write a field, for each field that has any. */
export interface BarredField {
  /** `Task.Call_Queue__c` */
  readonly field: string;
  readonly usernames: readonly string[];
}

interface Grant {
  readonly ParentId: string;
  readonly Field: string;
}

/** @param fields  with their objects, as FieldPermissions names them; only those whose access is given by permission sets */
export async function barredFields(org: OrgPicture, fields: readonly string[]): Promise<readonly BarredField[]> {
  if (fields.length === 0) return [];
  const objects = [...new Set(fields.map((field) => field.split('.')[0] ?? ''))].map(quote).join(', ');
  const granting = `FROM FieldPermissions WHERE SobjectType IN (${objects}) AND PermissionsEdit = true`;
  const grants = await org.door.queryAll<Grant>(`SELECT ParentId, Field ${granting}`);
  const setsOf = new Map<string, Set<string>>();
  const rest = `FROM PermissionSetAssignment WHERE PermissionSetId IN (SELECT ParentId ${granting})`;
  await readMany(org.door, { fields: ['AssigneeId', 'PermissionSetId'], rest }, (row) => {
    const sets = setsOf.get(row.AssigneeId ?? '') ?? new Set<string>();
    setsOf.set(row.AssigneeId ?? '', sets.add(row.PermissionSetId ?? ''));
  });
  const agents = await org.agents();
  return fields
    .map((field) => {
      const parents = grants.filter((grant) => grant.Field === field).map((grant) => grant.ParentId);
      const isBarred = (agent: TextRow): boolean => !parents.some((parent) => setsOf.get(agent.Id ?? '')?.has(parent));
      return { field, usernames: agents.filter(isBarred).map((agent) => agent.Username ?? '') };
    })
    .filter(({ usernames }) => usernames.length > 0);
}

/**
 * The permission set that makes people agents of this phone: the only one that is not a profile's and opens its class.
 * Null where there are several, or none: then nobody but the admin knows which one to widen.
 */
export async function agentPermissionSet(
  org: OrgPicture,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const classes = await org.rowsOf<{ Id: string }>("SELECT Id FROM ApexClass WHERE Name = 'CtiPhone'");
  if (!classes?.[0]) return null;
  const opening = `SELECT ParentId FROM SetupEntityAccess WHERE SetupEntityId = ${quote(classes[0].Id)}`;
  const rows = await org.rowsOf<{ Id: string; Name: string }>(
    `SELECT Id, Name FROM PermissionSet WHERE Type = 'Regular' AND IsOwnedByProfile = false AND Id IN (${opening})`,
  );
  const [only, ...others] = rows ?? [];
  return only && others.length === 0 ? { id: only.Id, name: only.Name } : null;
}
