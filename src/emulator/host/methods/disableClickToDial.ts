import type { HostMethod } from '../method';

/** Phone fields become plain text again. */
export const disableClickToDial: HostMethod = (_args, { console }) => console.setClickToDial(false);
