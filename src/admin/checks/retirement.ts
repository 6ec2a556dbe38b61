import type { Check } from './check';
import { pass } from './check';

/** Salesforce Help, "Call Center Definition XML Format": "scheduled for retirement on February 28, 2028". */
const RETIRES_AT = Date.UTC(2028, 1, 28);
const DAY_MS = 86_400_000;

export const retirement: Check = {
  name: 'retirement',
  asks: 'How long does Open CTI last?',
  look: (org) => {
    const days = Math.ceil((RETIRES_AT - (org.options.now ?? Date.now())) / DAY_MS);
    const fix = 'Plan the move: cti retire report. Salesforce Voice, or a phone that does not need Open CTI.';
    if (days <= 0)
      return Promise.resolve({ status: 'fail' as const, evidence: 'Open CTI was retired on 2028-02-28', fix });
    const evidence = `${days} days until Open CTI is retired (2028-02-28)`;
    return Promise.resolve(days < 365 ? { status: 'warn' as const, evidence, fix } : pass(evidence));
  },
};
