import { channelArgument } from '../channelArgument';
import type { HostMethod } from '../method';

/** Subscribes to a message channel. The library adds the subscription itself; the host only notes the channel. */
export const subscribe: HostMethod = (args, { console }) => {
  channelArgument(args);
  console.listensToChannels();
  return null;
};
