import { assignPlanner, readSituation } from '../agents/planAgents';
import type { Planner } from '../agents/whoFromFlags';
import type { OrgDoor } from '../org/orgDoor';

/** Plans to put users into AcmePhone. */
export async function toAcme(door: OrgDoor, mayMove = false): Promise<Planner> {
  return assignPlanner(await readSituation(door, 'AcmePhone'), mayMove);
}
