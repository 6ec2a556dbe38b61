import type { Check } from './check';
import { pass } from './check';

export const callCenterThere: Check = {
  name: 'callCenterThere',
  asks: 'Is Open CTI available, with a call center?',
  look: async (org) => {
    if (!(await org.hasOpenCti())) {
      return {
        status: 'fail',
        evidence: 'This org has no Open CTI: there is no object CallCenter, or this login may not see it',
        fix: 'New Agentforce Service orgs have none any more: use Salesforce Voice there (cti retire report), or an older org. Else log in as an admin.',
      };
    }
    const target = await org.target();
    if (target) return pass(`${target.internalName} (${target.name})`);
    const all = await org.callCenters();
    const names = all.map((one) => one.internalName).join(', ');
    const wanted = org.options.callCenter;
    const evidence =
      wanted && all.length > 0 ? `No call center "${wanted}"; there are: ${names}` : 'The org has no call center';
    return {
      status: 'fail',
      evidence,
      fix: 'Import one: cti callcenter import FILE --deploy, or make one: cti callcenter create.',
    };
  },
};
