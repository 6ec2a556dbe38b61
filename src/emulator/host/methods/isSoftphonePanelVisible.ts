import type { HostMethod } from '../method';

/** Whether the panel stands open; false when it is minimised. */
export const isSoftphonePanelVisible: HostMethod = (_args, { console }) => ({ visible: console.isPanelVisible });
