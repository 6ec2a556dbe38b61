import { apexSpeed } from './apexSpeed';
import { deferredPops } from './deferredPops';
import { dialledNumber } from './dialledNumber';
import { errorDetails } from './errorDetails';
import { hostAnswers } from './hostAnswers';
import { listenerReplies } from './listenerReplies';
import { longLabels } from './longLabels';
import { navigationEvents } from './navigationEvents';
import { outboundPops } from './outboundPops';
import { replyFlags } from './replyFlags';
import { softphoneLayouts } from './softphoneLayouts';
import { unknownKeys } from './unknownKeys';
import { viewAddress } from './viewAddress';
import { wrongArguments } from './wrongArguments';
import type { Scenario } from './scenario';

/** Every switch, in the order in which the tester's panel shows them within their groups. */
export const SCENARIOS: readonly Scenario[] = [
  apexSpeed,
  hostAnswers,
  replyFlags,
  navigationEvents,
  softphoneLayouts,
  errorDetails,
  wrongArguments,
  deferredPops,
  outboundPops,
  listenerReplies,
  unknownKeys,
  viewAddress,
  dialledNumber,
  longLabels,
];
