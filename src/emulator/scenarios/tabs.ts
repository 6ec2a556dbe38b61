import type { Scenario } from './scenario';

export const tabs: Scenario = {
  key: 'tabs',
  group: 'Console',
  title: 'Tabs of the console',
  hint: 'Each browser tab has a frame and a phone of its own, and one org behind them. One may hold the line; a caller pops once. The browser may ask whether it shall open them.',
  choices: [
    { value: 'one', label: 'Those that you open' },
    { value: 'two', label: 'Two, opened when this is chosen' },
    { value: 'three', label: 'Three, opened when this is chosen' },
  ],
  default: 'one',
};
