import type { HostMethod } from '../method';

/** The adapter has come up: without it, a call center with time-out and standby address changes over to the latter. */
export const notifyInitializationComplete: HostMethod = (_args, { console }) => console.adapterIsReady();
