import { NO_REPLY } from '../method';
import type { HostMethod } from '../method';

/** Registers a listener for calls that start from a work queue, which the console shows from then on. */
export const onWorkStart: HostMethod = async (_args, { console }) => {
  await console.offerWork();
  return NO_REPLY;
};
