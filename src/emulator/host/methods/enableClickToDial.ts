import type { HostMethod } from '../method';

/** Phone fields become links for the life of the console page. */
export const enableClickToDial: HostMethod = (_args, { console }) => console.setClickToDial(true);
