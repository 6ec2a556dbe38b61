import type { Scenario } from './scenario';

export const storage: Scenario = {
  key: 'storage',
  group: 'Frame and browser',
  title: 'Cookies and storage of the phone',
  hint: 'A strict browser gives a frame of another site neither. Storage then throws when it is touched; without its cookie Visualforce knows no session. For partitioned storage choose another site.',
  choices: [
    { value: 'kept', label: 'Kept' },
    { value: 'storageBlocked', label: 'Storage blocked' },
    { value: 'allBlocked', label: 'Cookies and storage blocked' },
  ],
  default: 'kept',
  needsReload: true,
};
