import type { HostMethod } from '../method';

/** The call center's definition: slash paths to texts, every value a text. */
export const getCallCenterSettings: HostMethod = (_args, { console }) => ({ ...console.settings });
