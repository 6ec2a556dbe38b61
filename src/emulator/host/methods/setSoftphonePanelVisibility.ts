import { booleanArgument } from '../argument';
import type { HostMethod } from '../method';

/** Opens or minimises the panel; minimised is not unloaded. */
export const setSoftphonePanelVisibility: HostMethod = (args, { console }) => {
  console.changePanel({ isVisible: booleanArgument(args, 'visible') });
};
