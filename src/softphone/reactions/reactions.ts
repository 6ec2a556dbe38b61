import type { PhoneContext } from '../parts';
import type { Reaction } from '../store';
import { dialClicked } from './dialClicked';
import { enableClickToDial } from './enableClickToDial';
import { holdLine } from './holdLine';
import { keepLog } from './keepLog';
import { matchCaller } from './matchCaller';
import { offerNewContact } from './offerNewContact';
import { popRecord } from './popRecord';
import { refreshRecord } from './refreshRecord';
import { renewSession } from './renewSession';
import { ring } from './ring';
import { showItem } from './showItem';
import { showPanel } from './showPanel';
import { tellTabs } from './tellTabs';
import { warnBeforeLeaving } from './warnBeforeLeaving';

/** Everything that the phone does by itself. The order is of no importance, but that the bell comes first. */
export const REACTIONS: readonly ((context: PhoneContext) => Reaction)[] = [
  ring,
  showPanel,
  showItem,
  matchCaller,
  popRecord,
  offerNewContact,
  keepLog,
  refreshRecord,
  dialClicked,
  holdLine,
  tellTabs,
  enableClickToDial,
  renewSession,
  warnBeforeLeaving,
];
