import type { HostMethod } from '../method';

/** The layout of the agent's profile; today always the one of an org in which nobody has made one. */
export const getSoftphoneLayout: HostMethod = (_args, { layout }) => layout;
