import type { Scenario } from './scenario';

export const frameSandbox: Scenario = {
  key: 'frameSandbox',
  group: 'Frame and browser',
  title: 'Sandbox of the frame',
  hint: 'Whether Salesforce’s frame has one is not known. In a sandbox there are no dialogs of the browser and no downloads.',
  choices: [
    { value: 'none', label: 'None' },
    { value: 'usual', label: 'Scripts, forms and pop-ups of its own origin' },
  ],
  default: 'none',
  needsReload: true,
};

/** Value of the attribute; undefined for a frame without it. */
export function sandboxOf(value: string): string | undefined {
  return value === 'none' ? undefined : 'allow-scripts allow-same-origin allow-forms allow-popups';
}
