import { shownAddress } from '../../scenarios/viewAddress';
import type { HostMethod } from '../method';
import { viewPayload } from '../viewPayload';

/** What the agent looks at: url, recordId, recordName, objectType, and what person accounts add. */
export const getAppViewInfo: HostMethod = async (_args, { console, scenario }) => {
  const view = await console.currentView();
  return viewPayload({ ...view, url: shownAddress(scenario('viewAddress'), view.url) }, console);
};
