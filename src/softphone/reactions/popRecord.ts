import { asProblem } from '../../base/appError';
import type { FrontPage, PopTarget } from '../../hosts/host';
import { frontPage } from '../frontPage';
import { isInternal } from '../logRule';
import { noticeOfProblem } from '../noticeOfProblem';
import type { PhoneContext } from '../parts';
import { isSameRecord, targetOf } from '../popTarget';
import { callOf } from '../state';
import type { PhoneCall } from '../state';
import type { Reaction, Step } from '../store';

interface Pop {
  readonly callId: string;
  readonly target: PopTarget;
  /** The phone opens it by itself: in the tab that the agent looks at, and only while the call is there. */
  readonly isOwnIdea: boolean;
}

/**
 * Opens what was decided for a call, what the agent accepted, and the record that the agent chose. A record that is in front already
 * is left there. Forms open one after the other: each covers the panel.
 */
export function popRecord(context: PhoneContext): Reaction {
  return (step) => {
    const pop = popOf(step);
    if (!pop) return;
    const { callId, target } = pop;
    if (target.kind === 'record') context.store.apply({ type: 'recordPopped', callId, recordId: target.recordId });
    if (target.kind === 'newRecord') context.openForm(() => open(context, pop));
    else void open(context, pop);
  };
}

function popOf({ event, before, now }: Step): Pop | null {
  if (!('callId' in event)) return null;
  const { callId } = event;
  const call = callOf(now, callId);
  const was = callOf(before, callId);
  if (!call || !was) return null;
  if (event.type === 'candidateChosen') {
    const isChosen = call.matching.state === 'found' && call.matching.chosen?.recordId === event.recordId;
    return isChosen ? { callId, target: { kind: 'record', recordId: event.recordId }, isOwnIdea: false } : null;
  }
  const isWanted = was.pop?.state === 'wanted' && event.type === 'callConnected';
  if (event.type !== 'popDecided' && event.type !== 'popAccepted' && !isWanted) return null;
  if (!call.pop || (call.pop.state !== 'opening' && !isWanted) || call.phase === 'ended') return null;
  const target = targetOf(call.pop.decision.outcome, isInternal(call) ? 'internal' : call.direction);
  return target && { callId, target, isOwnIdea: event.type === 'popDecided' };
}

async function open(context: PhoneContext, { callId, target, isOwnIdea }: Pop): Promise<void> {
  const { host, log, ownership, store } = context;
  const settle = (state: 'opened' | 'inFront' | 'elsewhere' | 'failed', front: FrontPage | null): void =>
    store.apply({ type: 'popSettled', callId, state, front });
  try {
    if (isOwnIdea && (await ownership.popElsewhere(target))) {
      settle('elsewhere', null);
      return store.apply({ type: 'popAnswered', callId });
    }
    const front = await frontPage(context);
    if (target.kind === 'record' && front && isSameRecord(front.recordId, target.recordId))
      return settle('inFront', front);
    // Meanwhile the caller may have given up.
    if (isOwnIdea && !isThere(callOf(store.state(), callId))) return;
    await host.pop(target);
    settle('opened', front);
    if (isOwnIdea) store.apply({ type: 'popAnswered', callId });
  } catch (thrown) {
    log.warning('popRecord', 'What belongs to the call could not be opened', asProblem(thrown));
    settle('failed', null);
    store.apply({ type: 'noticeShown', notice: failure(thrown, { callId, target }) });
  }
}

function isThere(call: PhoneCall | undefined): boolean {
  return call !== undefined && call.phase !== 'ended';
}

function failure(thrown: unknown, { callId, target }: Pick<Pop, 'callId' | 'target'>) {
  const isRecord = target.kind === 'record';
  return noticeOfProblem(asProblem(thrown), {
    tone: 'warning',
    text: isRecord ? "The caller's record could not be opened" : 'What belongs to this call could not be opened',
    action: {
      label: 'Open it again',
      command: isRecord ? { type: 'openRecord', recordId: target.recordId } : { type: 'acceptPop', callId },
    },
  });
}
