import type { CallLogState } from '../../callLog/callLog';
import { callerTitle, chosenOf } from '../callerTitle';
import type { PhoneCall } from '../state';
import type { RecentCallView } from '../view';
import { outcomeText } from './words';

/** One call that is over. */
export function viewOfRecent(call: PhoneCall, log: CallLogState): RecentCallView {
  return {
    callId: call.callId,
    direction: call.direction,
    title: callerTitle(call),
    number: call.caller.isWithheld ? '' : call.caller.e164 || call.caller.rawNumber,
    recordId: chosenOf(call)?.recordId ?? '',
    endedAt: call.endedAt ?? call.offeredAt,
    outcome: outcomeText({
      endReason: call.endReason ?? 'completed',
      durationSeconds: call.durationSeconds,
      isAnswered: call.connectedAt !== null,
    }),
    isMissed: call.endReason === 'missed',
    logState: logStateOf(call, log),
  };
}

function logStateOf(call: PhoneCall, log: CallLogState): RecentCallView['logState'] {
  if (call.logging === 'none') return 'none';
  if (call.logging === 'failed') return 'failed';
  const line = log.entries.find((entry) => entry.phoneSystemCallId === call.phoneSystemCallId);
  if (line?.state === 'logged') return 'logged';
  return line?.state === 'failed' && !line.problem?.isTransient ? 'failed' : 'waiting';
}
