import { iconArgument } from '../iconArgument';
import type { HostMethod } from '../method';

/** Icon of the button in the utility bar. */
export const setSoftphoneItemIcon: HostMethod = (args, { console }) => {
  console.changeItem({ icon: iconArgument(args) });
};
