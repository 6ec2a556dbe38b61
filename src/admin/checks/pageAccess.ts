import { quote } from '../agents/selection';
import { valueOf } from '../callCenterFile/definition';
import { readMany } from '../org/readMany';
import type { Check } from './check';
import { NO_DEFINITION, pass, skip } from './check';

export const pageAccess: Check = {
  name: 'pageAccess',
  asks: 'May the agents open the adapter’s page?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    const [, page] = /\/apex\/(?:\w+?__)?(\w+)/.exec(valueOf(inOrg.definition, 'reqAdapterUrl')) ?? [];
    if (!page) return skip('The adapter is not a page of the org');
    const { records } = await org.door.query<{ Id: string }>(`SELECT Id FROM ApexPage WHERE Name = ${quote(page)}`);
    const [found] = records;
    if (!found) return skip(`There is no page ${page}`);
    const allowed = new Set<string>();
    const rest = `FROM PermissionSetAssignment WHERE PermissionSetId IN (SELECT ParentId FROM SetupEntityAccess WHERE SetupEntityId = ${quote(found.Id)})`;
    await readMany(org.door, { fields: ['AssigneeId'], rest }, (row) => allowed.add(row.AssigneeId ?? ''));
    const agents = (await org.users()).filter(
      (user) => user.CallCenterId === inOrg.callCenter.id && user.IsActive === 'true',
    );
    const barred = agents.filter((user) => !allowed.has(user.Id ?? ''));
    if (barred.length === 0) return pass(`All ${agents.length} may open ${page}`);
    const names = barred
      .slice(0, 3)
      .map((user) => user.Username)
      .join(', ');
    return {
      status: 'fail',
      evidence: `${barred.length} of ${agents.length} agents may not open ${page}: ${names}`,
      fix: `Assign a permission set with the page ${page} (sf org assign permset).`,
    };
  },
};
