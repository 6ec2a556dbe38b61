import { textArgument } from '../argument';
import type { HostMethod } from '../method';

/** Text of the button in the utility bar. */
export const setSoftphoneItemLabel: HostMethod = (args, { console }) => {
  console.changeItem({ label: textArgument(args, 'label') });
};
