import { asProblem } from '../base/appError';
import type { FrontPage } from '../hosts/host';
import type { PhoneContext } from './parts';

/** How long the host may take to say what is in front. */
const FRONT_LIMIT_MS = 500;

/** What the agent looks at now; null where the host can't say it, or not soon: that keeps no record from opening. */
export async function frontPage({
  clock,
  host,
  log,
}: Pick<PhoneContext, 'clock' | 'host' | 'log'>): Promise<FrontPage | null> {
  const limit = new Promise<null>((resolve) => void clock.after(FRONT_LIMIT_MS, () => resolve(null)));
  try {
    return await Promise.race([host.readFront(), limit]);
  } catch (thrown) {
    log.warning('frontPage', 'Salesforce did not say what is in front', asProblem(thrown));
    return null;
  }
}
