import type { Scenario } from './scenario';

/** How long Apex takes; remoting gives up after 30 s unless the page says otherwise. */
export const apexSpeed: Scenario = {
  key: 'apexSpeed',
  group: 'Apex and remoting',
  title: 'Slow Apex',
  hint: 'Each remote call is answered later. The phone must stay usable, and a call must not wait for its caller’s name.',
  choices: [
    { value: 'usual', label: 'As fast as it can' },
    { value: '3s', label: 'After 3 seconds' },
    { value: '15s', label: 'After 15 seconds' },
    { value: '130s', label: 'After any time-out (130 seconds)' },
  ],
  default: 'usual',
};

const DELAY_MS: Readonly<Record<string, number>> = { '3s': 3_000, '15s': 15_000, '130s': 130_000 };

/** Milliseconds that a remote call waits before Apex sees it. */
export function apexDelayMs(value: string): number {
  return DELAY_MS[value] ?? 0;
}
