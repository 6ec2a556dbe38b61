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

/** Everything that the phone does by itself. The order is of no importance, but that the bell comes first. */
export const REACTIONS: readonly ((context: PhoneContext) => Reaction)[] = [
  ring,
  showPanel,
  showItem,
  matchCaller,
  decideWhatOpens,
  popRecord,
  offerNewContact,
  keepLog,
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
