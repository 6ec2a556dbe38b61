import { labelArgument } from '../argument';
import type { HostMethod } from '../method';

/** Text in the header of the open panel. */
export const setSoftphonePanelLabel: HostMethod = (args, context) => {
  context.console.changePanel({ label: labelArgument(args, context) });
};
