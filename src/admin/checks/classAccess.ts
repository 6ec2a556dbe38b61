import { quote } from '../agents/selection';
import { readMany } from '../org/readMany';
import type { Check } from './check';
import { pass, skip } from './check';

/** The one entry class of this repository's phone; other phones have none here. */
const ENTRY_CLASS = 'CtiPhone';

export const classAccess: Check = {
  name: 'classAccess',
  asks: 'May the agents use the phone’s Apex class?',
  look: async (org) => {
    const found = await org.rowsOf<{ Id: string }>(`SELECT Id FROM ApexClass WHERE Name = ${quote(ENTRY_CLASS)}`);
    const [entry] = found ?? [];
    if (!entry || !(await org.target())) return skip(`The phone has no class ${ENTRY_CLASS} in this org`);
    const allowed = new Set<string>();
    const rest = `FROM PermissionSetAssignment WHERE PermissionSetId IN (SELECT ParentId FROM SetupEntityAccess WHERE SetupEntityId = ${quote(entry.Id)})`;
    await readMany(org.door, { fields: ['AssigneeId'], rest }, (row) => allowed.add(row.AssigneeId ?? ''));
    const agents = await org.agents();
    const barred = agents.filter((agent) => !allowed.has(agent.Id ?? '')).map((agent) => agent.Username);
    if (barred.length === 0) return pass(`All ${agents.length} may use ${ENTRY_CLASS}`);
    return {
      status: 'fail',
      evidence: `${barred.length} of ${agents.length} agents may not use ${ENTRY_CLASS}: ${barred.slice(0, 3).join(', ')}`,
      fix: `Assign a permission set with the class ${ENTRY_CLASS}: sf org assign permset --name Cti_Agent --on-behalf-of USERNAME.`,
    };
  },
};
