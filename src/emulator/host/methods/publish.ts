import { channelArgument } from '../channelArgument';
import type { HostMethod } from '../method';

/** Publishes to a message channel. The only subscriber in today's console is the adapter itself, so it hears its own messages. */
export const publish: HostMethod = (args, context) => {
  context.publish(channelArgument(args), args.message ?? null);
  return null;
};
