import type { Check } from './check';
import { pass, skip } from './check';

export const usersAssigned: Check = {
  name: 'usersAssigned',
  asks: 'Are users in the call center?',
  look: async (org) => {
    const target = await org.target();
    if (!target) return skip('There is no call center to look at');
    const users = (await org.users()).filter((user) => user.CallCenterId === target.id);
    const active = users.filter((user) => user.IsActive === 'true').length;
    const fix = `cti agents assign --call-center ${target.internalName} --permission-set NAME`;
    if (active === 0) return { status: 'fail', evidence: `Nobody who is active is in ${target.internalName}`, fix };
    if (active === users.length) return pass(`${active} users`);
    return {
      status: 'warn',
      evidence: `${active} active users, and ${users.length - active} inactive ones`,
      fix: `cti agents unassign --call-center ${target.internalName} --soql "SELECT Id FROM User WHERE IsActive = false"`,
    };
  },
};
