import { NO_REPLY } from '../method';
import type { HostMethod } from '../method';

/** Registers a listener for calls that start from a work queue. The console has none, so it never hears anything. */
export const onWorkStart: HostMethod = (_args, { sayLoudly }) => {
  sayLoudly({
    called: 'a listener for work of a queue',
    answered: 'registered, but no work will ever start',
    file: 'src/emulator/host/methods/hvs.onWorkStart.ts',
  });
  return NO_REPLY;
};
