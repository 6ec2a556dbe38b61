import { numberArgument } from '../argument';
import type { HostMethod } from '../method';

/** Width of the panel in CSS pixels, 200 to 1920 as documented. */
export const setSoftphonePanelWidth: HostMethod = (args, { console }) => {
  console.changePanel({ widthPx: numberArgument(args, 'widthPX', { min: 200, max: 1920 }) });
};
