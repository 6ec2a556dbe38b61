import type { Check } from './check';
import { pass } from './check';

const SCARCE = 0.2;
const NEARLY_GONE = 0.05;

export const apiLimits: Check = {
  name: 'apiLimits',
  asks: 'Are API requests left for today?',
  look: async (org) => {
    const limits = await org.door.ask<Readonly<Record<string, { Max: number; Remaining: number }>>>({
      path: '/limits',
    });
    const { Max = 0, Remaining = 0 } = limits.DailyApiRequests ?? {};
    const evidence = `${Remaining.toLocaleString('en-US')} of ${Max.toLocaleString('en-US')} requests of 24 hours are left`;
    if (Max === 0 || Remaining / Max >= SCARCE) return pass(evidence);
    const fix = 'Setup → System Overview shows who uses them; the phone itself needs none (remoting does not count).';
    return { status: Remaining / Max < NEARLY_GONE ? 'fail' : 'warn', evidence, fix };
  },
};
