import type { PhoneContext } from '../parts';
import type { Reaction } from '../store';
import { decideWhatOpens } from './decideWhatOpens';
import { dialClicked } from './dialClicked';
import { enableClickToDial } from './enableClickToDial';
import { holdLine } from './holdLine';
import { keepLog } from './keepLog';
import { limitWrapUp } from './limitWrapUp';
import { matchCaller } from './matchCaller';
import { offerNewContact } from './offerNewContact';
import { popRecord } from './popRecord';
import { readLogging } from './readLogging';
import { readPopRules } from './readPopRules';
import { refreshRecord } from './refreshRecord';
import { renewSession } from './renewSession';
import { ring } from './ring';
import { showItem } from './showItem';
import { showPanel } from './showPanel';
import { tellAdmins } from './tellAdmins';
import { tellTabs } from './tellTabs';
import { warnBeforeLeaving } from './warnBeforeLeaving';

/**
 * Everything that the phone does by itself. The journal comes first, so that the disk works while the rest goes on, and the bell
 * second; otherwise the order is of no importance.
 */
export const REACTIONS: readonly ((context: PhoneContext) => Reaction)[] = [
  keepLog,
  ring,
  showPanel,
  showItem,
  matchCaller,
  decideWhatOpens,
  popRecord,
  offerNewContact,
  limitWrapUp,
  readLogging,
  readPopRules,
  tellAdmins,
  refreshRecord,
  dialClicked,
  holdLine,
  tellTabs,
  enableClickToDial,
  renewSession,
  warnBeforeLeaving,
];
