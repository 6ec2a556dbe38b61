import { daysLeft } from '../retire/daysLeft';
import type { Check } from './check';
import { pass } from './check';

export const retirement: Check = {
  name: 'retirement',
  asks: 'How long does Open CTI last?',
  look: (org) => {
    const days = daysLeft(org.options.now ?? Date.now());
    const fix = 'Plan the move: cti retire report. Salesforce Voice, or a phone that does not need Open CTI.';
    if (days <= 0)
      return Promise.resolve({ status: 'fail' as const, evidence: 'Open CTI was retired on 2028-02-28', fix });
    const evidence = `${days} days until Open CTI is retired (2028-02-28)`;
    return Promise.resolve(days < 365 ? { status: 'warn' as const, evidence, fix } : pass(evidence));
  },
};
