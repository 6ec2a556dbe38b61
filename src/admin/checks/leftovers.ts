import type { Check } from './check';
import { pass } from './check';

export const leftovers: Check = {
  name: 'leftovers',
  asks: 'Are there call centers that somebody left behind?',
  look: async (org) => {
    const target = await org.target();
    const others = (await org.callCenters()).filter((one) => one.id !== target?.id);
    if (others.length === 0) return pass('No other call centers');
    const users = await org.users();
    const counts = others.map(
      (one) =>
        `${one.internalName} (${users.filter((user) => user.CallCenterId === one.id && user.IsActive === 'true').length} active users)`,
    );
    return {
      status: 'warn',
      evidence: `Also there: ${counts.join(', ')}`,
      fix: 'If another vendor’s phone is gone: cti agents unassign --call-center NAME --all, then delete it in Setup → Call Centers.',
    };
  },
};
