import { apexSpeed } from './apexSpeed';
import type { Scenario } from './scenario';

/** Every switch, in the order in which the tester's panel shows them within their groups. */
export const SCENARIOS: readonly Scenario[] = [apexSpeed];
