import { channelArgument } from '../channelArgument';
import type { HostMethod } from '../method';

/** Publishes to a message channel: the page's own listener hears it, and so does the adapter itself. */
export const publish: HostMethod = (args, context) => {
  const channel = channelArgument(args);
  context.console.hearChannel(channel, args.message ?? null);
  context.publish(channel, args.message ?? null);
  return null;
};
