import { failedLogs, waitingLogs } from '../logLines';
import { isReady } from '../state';
import type { PhoneState } from '../state';
import type { PhoneView } from '../view';
import { viewOfCall } from './viewOfCall';
import { viewOfHistory } from './viewOfHistory';
import { viewOfLine } from './viewOfLine';
import { viewOfProblem } from './viewOfProblem';
import { viewOfRecent } from './viewOfRecent';
import { viewOfWaitingLogs } from './viewOfWaitingLogs';
import { viewOfParked, viewOfWrapUp } from './viewOfWrapUp';
import { countOf } from './words';

const MOST_RECENT = 20;

/** State → what the screens show. Pure: the same state gives the same view. */
export function buildView(state: PhoneState): PhoneView {
  return {
    screen: screenOf(state),
    isOfferOnly: state.isOfferOnly,
    canImportLayout: state.popping?.isRuleAdmin === true,
    problem: state.startUp.problem && viewOfProblem(state.startUp.step, state.startUp.problem),
    elsewhere: viewOfElsewhere(state),
    line: viewOfLine(state),
    notices: state.notices,
    calls: state.calls.map((call) => viewOfCall(call, state)),
    wrapUp: viewOfWrapUp(state),
    parked: viewOfParked(state),
    drawer: state.drawer,
    history: viewOfHistory(state),
    waitingLogs: viewOfWaitingLogs(state),
    dialCheckText: state.dialCheck?.state === 'asking' ? 'Asking whether this number may be called …' : '',
    recent: state.ended.slice(0, MOST_RECENT).map((call) => viewOfRecent(call, state.log)),
    logs: viewOfLogs(state),
    canDial:
      isReady(state) &&
      state.line.state === 'registered' &&
      state.calls.length === 0 &&
      state.dialCheck?.state !== 'asking',
  };
}

function screenOf({ startUp, tab }: PhoneState): PhoneView['screen'] {
  if (startUp.stage === 'blocked') return 'blocked';
  if (startUp.stage === 'running' || tab.role === 'unknown') return 'starting';
  return tab.role === 'owner' ? 'ready' : 'elsewhere';
}

function viewOfElsewhere({ tab }: PhoneState): PhoneView['elsewhere'] {
  if (tab.role === 'leaving') return { canTakeOver: false, text: 'The phone moves to another tab …' };
  if (tab.role !== 'waiting') return null;
  return { canTakeOver: tab.canTakeOver, text: tab.ownerText || 'The phone is in use in another tab of this browser.' };
}

function viewOfLogs({ log }: PhoneState): PhoneView['logs'] {
  const waiting = waitingLogs(log).length;
  const failed = failedLogs(log).length;
  const { foreign = 0, setAside = 0 } = log;
  const texts = [
    ...(failed > 0 ? [`${countOf(failed, 'call log')} refused`] : []),
    ...(waiting > 0 ? [`${countOf(waiting, 'call log')} waiting`] : []),
    // Nobody's to send, but somebody should know of them.
    ...(foreign > 0 ? [`${countOf(foreign, 'call log')} of others`] : []),
    ...(setAside > 0 ? [`${countOf(setAside, 'call log')} not readable`] : []),
  ];
  return { waiting, failed, text: texts.join(' · ') };
}
