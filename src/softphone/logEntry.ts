import type { CallDraft } from '../callLog/callLog';
import type { CallDetails, CallEntry } from '../hosts/orgContract';
import { chosenOf } from './callerTitle';
import type { Moment } from './events';
import { isInternal } from './logRule';
import { relatedIds } from './relatedTo';
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
  return { ...known(call), durationSeconds, lastSeenAt: now.at, ...stepOf(call), ...end };
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
    resultLabel: call.resultLabel,
    note: call.note,
    ...detailsOf(call),
  };
}

function detailsOf(call: PhoneCall): CallDetails {
  const relatedTo = relatedIds(call);
  const { spentMs } = call.formClock;
  return {
    provider: call.provider,
    line: call.lineName,
    isInternal: isInternal(call),
    isClickToDial: call.isClickToDial,
    matchExplanation: chosenOf(call)?.reason ?? '',
    corrections: call.corrections,
    popLatencyMs: call.popLatencyMs,
    activity: call.activity,
    ...saidOf(call),
    ...(spentMs > 0 && { wrapUpSeconds: Math.round(spentMs / 1000) }),
    ...(relatedTo && { relatedTo }),
    ...(call.followUp && { followUp: call.followUp }),
  };
}

/** What the phone system said of the call, on a line whose headers the admin trusts. */
function saidOf({ word }: PhoneCall): Pick<CallDetails, 'queue' | 'attributes'> {
  const named = Object.entries(word.headers).map(([name, value]) => [`header:${name}`, value] as const);
  const attributes = Object.fromEntries(
    [['dialledNumber', word.dialledNumber] as const, ...named].filter(([, value]) => value !== ''),
  );
  return {
    ...(word.queue && { queue: word.queue }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
}

/** An activity that is made before the end needs the call at that step. */
function stepOf({ taskAt, phase }: PhoneCall): Pick<CallEntry, 'step'> {
  if (phase === 'ended' || taskAt === 'end') return {};
  const isAnswered = phase === 'connected' || phase === 'held';
  if (taskAt === 'ring') return { step: isAnswered ? 'answer' : 'ring' };
  return isAnswered ? { step: 'answer' } : {};
}
