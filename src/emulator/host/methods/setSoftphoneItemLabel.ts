import { labelArgument } from '../argument';
import type { HostMethod } from '../method';

/** Text of the button in the utility bar. */
export const setSoftphoneItemLabel: HostMethod = (args, context) => {
  context.console.changeItem({ label: labelArgument(args, context) });
};
