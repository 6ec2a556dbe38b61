import type { EndReason } from '../../calls/call';
import type { CallLogState } from '../../callLog/callLog';
import { callerTitle, chosenOf } from '../callerTitle';
import type { PhoneCall } from '../state';
import type { RecentCallView } from '../view';
import { durationText } from './words';

const OUTCOMES: Record<Exclude<EndReason, 'completed' | 'cut'>, string> = {
  missed: 'Missed',
  elsewhere: 'Answered on another device',
  declined: 'Declined',
  busy: 'Busy',
  noAnswer: 'No answer',
  unreachable: 'Not reachable',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

/** One call that is over. */
export function viewOfRecent(call: PhoneCall, log: CallLogState): RecentCallView {
  return {
    callId: call.callId,
    direction: call.direction,
    title: callerTitle(call),
    number: call.caller.isWithheld ? '' : call.caller.e164 || call.caller.rawNumber,
    recordId: chosenOf(call)?.recordId ?? '',
    endedAt: call.endedAt ?? call.offeredAt,
    outcome: outcomeOf(call),
    isMissed: call.endReason === 'missed',
    logState: logStateOf(call, log),
  };
}

function outcomeOf({ endReason, durationSeconds, connectedAt }: PhoneCall): string {
  if (endReason === 'cut')
    return connectedAt === null ? 'Connection lost' : `${durationText(durationSeconds)} · connection lost`;
  if (endReason === 'completed' || endReason === null) return durationText(durationSeconds);
  return OUTCOMES[endReason];
}

function logStateOf(call: PhoneCall, log: CallLogState): RecentCallView['logState'] {
  if (call.logging === 'none' || call.logging === 'dropped') return 'none';
  if (call.logging === 'failed') return 'failed';
  const line = log.entries.find((entry) => entry.phoneSystemCallId === call.phoneSystemCallId);
  if (line?.state === 'logged') return 'logged';
  return line?.state === 'failed' && !line.problem?.isTransient ? 'failed' : 'waiting';
}
