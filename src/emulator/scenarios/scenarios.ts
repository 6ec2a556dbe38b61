import { adapterFrame } from './adapterFrame';
import { apexAnswers } from './apexAnswers';
import { apexSpeed } from './apexSpeed';
import { callCenterLabel } from './callCenterLabel';
import { clock } from './clock';
import { deferredPops } from './deferredPops';
import { dialledNumber } from './dialledNumber';
import { errorDetails } from './errorDetails';
import { frameSandbox } from './frameSandbox';
import { frameSite } from './frameSite';
import { hostAnswers } from './hostAnswers';
import { jsEncode } from './jsEncode';
import { listenerReplies } from './listenerReplies';
import { longLabels } from './longLabels';
import { microphone } from './microphone';
import { navigationEvents } from './navigationEvents';
import { nestedFrames } from './nestedFrames';
import { oldPages } from './oldPages';
import { openCtiThere } from './openCtiThere';
import { ORG_SCENARIOS } from './orgScenarios';
import { outboundPops } from './outboundPops';
import { panelHeight } from './panelHeight';
import { panelSize } from './panelSize';
import { permissionsPolicy } from './permissionsPolicy';
import { remotingPlace } from './remotingPlace';
import { replyFlags } from './replyFlags';
import { resourceType } from './resourceType';
import { rowLock } from './rowLock';
import { session } from './session';
import { socketPolicy } from './socketPolicy';
import { softphoneLayouts } from './softphoneLayouts';
import { storage } from './storage';
import { tabs } from './tabs';
import { unassignedItem } from './unassignedItem';
import { unknownKeys } from './unknownKeys';
import { viewAddress } from './viewAddress';
import { wrongArguments } from './wrongArguments';
import type { Scenario } from './scenario';

/** Every switch, in the order in which the tester's panel shows them within their groups. */
export const SCENARIOS: readonly Scenario[] = [
  apexSpeed,
  apexAnswers,
  session,
  oldPages,
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
  callCenterLabel,
  microphone,
  permissionsPolicy,
  frameSite,
  storage,
  frameSandbox,
  adapterFrame,
  clock,
  jsEncode,
  remotingPlace,
  resourceType,
  nestedFrames,
  socketPolicy,
  tabs,
  unassignedItem,
  openCtiThere,
  panelSize,
  panelHeight,
  rowLock,
  ...ORG_SCENARIOS,
];
