import type { Scenario } from './scenario';

export const adapterFrame: Scenario = {
  key: 'adapterFrame',
  group: 'Frame and browser',
  title: 'Reload of the phone’s frame',
  hint: 'Popping the panel out reloads it, and so may Salesforce. The call must come back or be logged, the caller must pop once only.',
  choices: [
    { value: 'stays', label: 'It stays' },
    { value: 'reloads', label: 'Reloaded once, when this is chosen' },
    { value: 'everyMinute', label: 'Reloaded every minute' },
  ],
  default: 'stays',
};
