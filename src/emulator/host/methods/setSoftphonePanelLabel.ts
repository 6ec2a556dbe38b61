import { textArgument } from '../argument';
import type { HostMethod } from '../method';

/** Text in the header of the open panel. */
export const setSoftphonePanelLabel: HostMethod = (args, { console }) => {
  console.changePanel({ label: textArgument(args, 'label') });
};
