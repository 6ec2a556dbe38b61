import { channelArgument } from '../channelArgument';
import type { HostMethod } from '../method';

/** The library sends this only when the last listener of the channel goes. */
export const unsubscribe: HostMethod = (args, { unsubscribe: forget }) => {
  forget(channelArgument(args));
  return null;
};
