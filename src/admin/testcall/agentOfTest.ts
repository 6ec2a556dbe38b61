import { quote } from '../agents/selection';
import { AppError } from '../../base/appError';
import type { OrgDoor } from '../org/orgDoor';

export interface TestedOrg {
  readonly name: string;
  readonly isProduction: boolean;
}

export interface TestedAgent {
  readonly id: string;
  readonly username: string;
}

/** Sandboxes and scratch orgs may be tried out; what has neither mark is taken for production. */
export async function testedOrg(door: OrgDoor): Promise<TestedOrg> {
  const { records } = await door.query<{ Name: string; IsSandbox: boolean; TrialExpirationDate: string | null }>(
    'SELECT Name, IsSandbox, TrialExpirationDate FROM Organization',
  );
  const [org] = records;
  return { name: org?.Name ?? '', isProduction: !org?.IsSandbox && !org?.TrialExpirationDate };
}

/** @throws AppError `not-in-production` */
export function demandSandbox({ name, isProduction }: TestedOrg, isAllowed: boolean): void {
  if (!isProduction || isAllowed) return;
  throw new AppError(
    'not-in-production',
    `${name} is a production org: a test call would ring an agent and write a log`,
    {
      hint: 'Name a sandbox with --target-org, or add --production if you mean it.',
    },
  );
}

/** @throws AppError `agent-unknown`, `agent-not-ready` */
export async function testedAgent(door: OrgDoor, username: string): Promise<TestedAgent> {
  const { records } = await door.query<{
    Id: string;
    Username: string;
    IsActive: boolean;
    CallCenterId: string | null;
  }>(`SELECT Id, Username, IsActive, CallCenterId FROM User WHERE Username = ${quote(username)}`);
  const [user] = records;
  if (!user) {
    throw new AppError('agent-unknown', `This org has no user "${username}"`, {
      hint: 'Give the username (in a sandbox it ends in the sandbox’s name): sf org list users.',
    });
  }
  if (user.IsActive && user.CallCenterId) return { id: user.Id, username: user.Username };
  const why = user.IsActive ? 'is in no call center' : 'is inactive';
  throw new AppError('agent-not-ready', `${user.Username} ${why}, so no phone can ring`, {
    hint: user.IsActive ? 'cti agents assign --call-center NAME --soql "SELECT Id FROM User …"' : 'Name another agent.',
  });
}
