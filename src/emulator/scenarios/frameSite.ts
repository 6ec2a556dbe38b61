import type { Scenario } from './scenario';

export const frameSite: Scenario = {
  key: 'frameSite',
  group: 'Frame and browser',
  title: 'Site of the phone’s frame',
  hint: 'With enhanced domains Visualforce is the same site as Lightning; an older org or an adapter of your own server is another one: its storage is partitioned and it runs in a process of its own.',
  choices: [
    { value: 'same', label: 'Same site as the console' },
    { value: 'other', label: 'Another site' },
  ],
  default: 'same',
  needsReload: true,
};
