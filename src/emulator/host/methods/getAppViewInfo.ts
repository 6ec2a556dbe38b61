import type { HostMethod } from '../method';
import { viewPayload } from '../viewPayload';

/** What the agent looks at: url, recordId, recordName, objectType, and what person accounts add. */
export const getAppViewInfo: HostMethod = async (_args, { console }) =>
  viewPayload(await console.currentView(), console);
