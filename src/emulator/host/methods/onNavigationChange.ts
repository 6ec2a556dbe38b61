import { NO_REPLY } from '../method';
import type { HostMethod } from '../method';

/**
 * Registers a listener. The console tells it of a new address, of a switched or refreshed tab and of focus that comes back to the
 * page, so the same view can come twice; it does not tell of going from a record to a list.
 */
export const onNavigationChange: HostMethod = () => NO_REPLY;
