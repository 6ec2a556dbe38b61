import { numberArgument } from '../argument';
import type { HostMethod } from '../method';

/** Height of the panel in CSS pixels, 240 to 2560 as documented. */
export const setSoftphonePanelHeight: HostMethod = (args, { console }) => {
  console.changePanel({ heightPx: numberArgument(args, 'heightPX', { min: 240, max: 2560 }) });
};
