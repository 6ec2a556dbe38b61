import type { Scenario } from './scenario';

export const clock: Scenario = {
  key: 'clock',
  group: 'Frame and browser',
  title: 'Clock of the agent’s computer',
  hint: 'The phone’s page sees another time than Salesforce and the phone system. Durations must stay right.',
  choices: [
    { value: 'right', label: 'Right' },
    { value: 'hourAhead', label: 'An hour ahead' },
    { value: 'hourBehind', label: 'An hour behind' },
    { value: 'dayAhead', label: 'A day ahead' },
    { value: 'jumpsAhead', label: 'Jumps an hour ahead, 30 seconds after loading' },
    { value: 'jumpsBack', label: 'Jumps an hour back, 30 seconds after loading' },
  ],
  default: 'right',
  needsReload: true,
};

const HOUR_MS = 3_600_000;
const JUMP_AFTER_MS = 30_000;

/** @returns milliseconds that the page's clock is ahead, so long after it was loaded */
export function clockOffsetMs(value: string, loadedForMs: number): number {
  const fixed: Readonly<Record<string, number>> = { hourAhead: HOUR_MS, hourBehind: -HOUR_MS, dayAhead: 24 * HOUR_MS };
  const jumps: Readonly<Record<string, number>> = { jumpsAhead: HOUR_MS, jumpsBack: -HOUR_MS };
  return fixed[value] ?? (loadedForMs < JUMP_AFTER_MS ? 0 : (jumps[value] ?? 0));
}
