import { metadataXml } from '../callCenterFile/writeDefinition';
import { deploy } from '../org/metadataDoor';
import type { Check } from './check';
import { NO_DEFINITION, pass, skip } from './check';

export const callCenterSound: Check = {
  name: 'callCenterSound',
  asks: 'Does the call center show in Lightning (mode, sizes, names)?',
  look: async (org) => {
    const inOrg = await org.definition();
    if (!inOrg) return skip(NO_DEFINITION);
    const bad = inOrg.findings.filter((finding) => finding.level !== 'note' && finding.rule !== 'adapterUrl');
    if (bad.length === 0) return pass('Lightning mode, sizes and names are right');
    const { definition } = inOrg;
    return {
      status: bad.some(
        (finding) => finding.level === 'error' || finding.rule === 'compatibilityMode' || finding.rule === 'useApi',
      )
        ? 'fail'
        : 'warn',
      evidence: bad.map((finding) => finding.says).join('; '),
      fix: bad.map((finding) => finding.remedy).join(' '),
      mend: async () => {
        await deploy(
          org.door,
          new Map([[`callCenters/${definition.internalName}.callCenter`, metadataXml(definition)]]),
        );
      },
    };
  },
};
