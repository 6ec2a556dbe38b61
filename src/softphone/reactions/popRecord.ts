import { asProblem } from '../../base/appError';
import type { PhoneEvent } from '../events';
import { chosenOf } from '../callerTitle';
import { noticeOfProblem } from '../noticeOfProblem';
import type { PhoneContext } from '../parts';
import { callOf } from '../state';
import type { PhoneCall } from '../state';
import type { Reaction, Step } from '../store';

/**
 * Opens the record of the caller: by itself when exactly one fits and the call is still there, and whenever the agent chooses
 * one; in light mode only then. An answer that comes after the call, or after the search was given up, opens nothing over the agent's work.
 */
export function popRecord(context: PhoneContext): Reaction {
  return (step) => {
    const call = callToPop(step);
    const record = call && chosenOf(call);
    if (!call || !record) return;
    context.store.apply({ type: 'recordPopped', callId: call.callId, recordId: record.recordId });
    void open(context, {
      callId: call.callId,
      recordId: record.recordId,
      isOwnIdea: step.event.type === 'callerMatched',
    });
  };
}

async function open(
  { host, log, store }: PhoneContext,
  { callId, recordId, isOwnIdea }: { readonly callId: string; readonly recordId: string; readonly isOwnIdea: boolean },
): Promise<void> {
  try {
    await host.pop({ kind: 'record', recordId });
    if (isOwnIdea) store.apply({ type: 'popAnswered', callId });
  } catch (thrown) {
    log.warning('popRecord', 'The record could not be opened', asProblem(thrown));
    store.apply({ type: 'noticeShown', notice: failure(thrown, recordId) });
  }
}

function callToPop({ event, before, now }: Step): PhoneCall | undefined {
  const call = callOfEvent(event, now);
  const was = call && callOf(before, call.callId);
  if (!call || !was || chosenOf(call) === null) return undefined;
  if (event.type === 'candidateChosen') return chosenOf(call)?.recordId === event.recordId ? call : undefined;
  const isInTime = was.matching.state === 'searching' && call.phase !== 'ended' && now.policy?.isLight !== true;
  return isInTime && call.poppedRecordId === '' ? call : undefined;
}

function callOfEvent(event: PhoneEvent, now: Step['now']): PhoneCall | undefined {
  return event.type === 'callerMatched' || event.type === 'candidateChosen' ? callOf(now, event.callId) : undefined;
}

function failure(thrown: unknown, recordId: string) {
  return noticeOfProblem(asProblem(thrown), {
    tone: 'warning',
    text: "The caller's record could not be opened",
    action: { label: 'Open it again', command: { type: 'openRecord', recordId } },
  });
}
