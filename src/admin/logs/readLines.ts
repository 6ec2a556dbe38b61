import { AppError } from '../../base/appError';
import type { OrgDoor } from '../org/orgDoor';
import { inNamespace, packageNamespace, withoutNamespace } from '../org/packageNamespace';
import { readMany } from '../org/readMany';
import type { OnRow, Reading } from '../org/readMany';

/** An agent as the phone system knows it, and the user behind. */
export interface AgentLine {
  readonly userId: string;
  readonly username: string;
  readonly isActive: boolean;
}

/** Lines by the agent's name at the phone system, in lower case; null where two users have the same name. */
export type AgentLines = ReadonlyMap<string, AgentLine | null>;

const IDS_PER_QUERY = 400;

/**
 * Whose line is whose: the custom setting CTI Line, on users' own records only; inherited, everybody would be the same agent.
 * @throws AppError `no-call-log`, `no-lines`, codes of `orgProblem.ts`
 */
export async function readLines(door: OrgDoor): Promise<AgentLines> {
  const names = new Map<string, string[]>();
  await readOurs(door, { fields: ['SetupOwnerId', 'Agent__c'], rest: 'FROM Cti_Line__c' }, (row) => {
    const agent = (row.Agent__c ?? '').trim().toLowerCase();
    const owner = row.SetupOwnerId ?? '';
    if (agent && owner.startsWith('005')) names.set(agent, [...(names.get(agent) ?? []), owner]);
  });
  if (names.size === 0) {
    throw new AppError('no-lines', 'No agent of this org has a line', {
      hint: 'Setup → Custom Settings → CTI Line → Manage: a record for each agent with the name at the phone system.',
    });
  }
  const users = await readUsers(door, [...new Set([...names.values()].flat())]);
  return new Map(
    [...names].map(([agent, owners]) => [agent, owners.length === 1 ? (users.get(owners[0] ?? '') ?? null) : null]),
  );
}

/**
 * Reads the phone's own objects, which have a namespace where they came in a package; rows come with the names that they have without.
 * @throws AppError `no-call-log` when they are not in the org, codes of `readMany.ts`
 */
export async function readOurs(door: OrgDoor, { fields, rest }: Reading, onRow: OnRow): Promise<void> {
  const namespace = await packageNamespace(door);
  const asHere = (text: string): string => inNamespace(namespace, text);
  try {
    await readMany(door, { fields: fields.map(asHere), rest: asHere(rest) }, (row) =>
      onRow(withoutNamespace(namespace, row)),
    );
  } catch (error) {
    if (!/INVALID_TYPE|INVALID_FIELD/.test((error as Error).message)) throw error;
    throw new AppError('no-call-log', 'Open Softphone’s records are not in this org, or this login may not read them', {
      hint: 'Deploy (npm run deploy), and give this login the permission set CTI Admin.',
      cause: error,
    });
  }
}

async function readUsers(door: OrgDoor, ids: readonly string[]): Promise<Map<string, AgentLine>> {
  const users = new Map<string, AgentLine>();
  for (let at = 0; at < ids.length; at += IDS_PER_QUERY) {
    const part = ids.slice(at, at + IDS_PER_QUERY).map((id) => `'${id}'`);
    const rows = await door.queryAll<{ Id: string; Username: string; IsActive: boolean }>(
      `SELECT Id, Username, IsActive FROM User WHERE Id IN (${part.join(', ')})`,
    );
    for (const { Id, Username, IsActive } of rows)
      users.set(Id, { userId: Id, username: Username, isActive: IsActive });
  }
  return users;
}
