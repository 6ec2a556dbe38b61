import type { CallDraft } from '../callLog/callLog';
import type { CallEntry } from '../hosts/orgContract';
import { chosenOf } from './callerTitle';
import type { Moment } from './events';
import { labelOfResult } from './results';
import type { PhoneCall } from './state';

/** A call that is over, as the org writes it. */
export function logEntry(call: PhoneCall): CallEntry {
  return { ...known(call), endedAt: call.endedAt ?? call.offeredAt, endReason: call.endReason ?? 'cut' };
}

/**
 * A call as it would be logged if the page died now.
 * The talk so far counts as its duration.
 */
export function logDraft(call: PhoneCall, now: Moment): CallDraft {
  const end =
    call.endedAt !== null && call.endReason !== null ? { endedAt: call.endedAt, endReason: call.endReason } : {};
  const talkedMs = call.connectedElapsedMs === null ? 0 : Math.max(0, now.elapsedMs - call.connectedElapsedMs);
  const durationSeconds = call.endedAt === null ? Math.floor(talkedMs / 1000) : call.durationSeconds;
  return { ...known(call), durationSeconds, lastSeenAt: now.at, ...end };
}

function known(call: PhoneCall): Omit<CallEntry, 'endedAt' | 'endReason'> {
  const match = chosenOf(call);
  return {
    phoneSystemCallId: call.phoneSystemCallId,
    direction: call.direction,
    rawNumber: call.caller.rawNumber,
    e164: call.caller.e164,
    displayName: call.caller.displayName,
    offeredAt: call.offeredAt,
    answeredAt: call.answeredAt ?? (call.direction === 'outbound' ? call.connectedAt : null),
    durationSeconds: call.durationSeconds,
    matchedRecordId: match?.recordId ?? '',
    matchedObjectType: match?.objectType ?? '',
    result: call.result,
    resultLabel: labelOfResult(call.result),
    note: call.note,
  };
}
