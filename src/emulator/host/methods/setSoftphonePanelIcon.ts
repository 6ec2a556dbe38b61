import { iconArgument } from '../iconArgument';
import type { HostMethod } from '../method';

/** Icon in the header of the open panel. */
export const setSoftphonePanelIcon: HostMethod = (args, { console }) => {
  console.changePanel({ icon: iconArgument(args) });
};
