import { asProblem } from '../../base/appError';
import type { CallDraft } from '../../callLog/callLog';
import type { Moment } from '../events';
import { logDraft, logEntry } from '../logEntry';
import type { PhoneContext } from '../parts';
import { callOf } from '../state';
import type { PhoneCall, PhoneState } from '../state';
import type { Reaction } from '../store';

const KEEP_EVERY_MS = 10_000;

/**
 * The journal follows every call from its first ring: a draft while it goes on and while its wrap-up form is open, the entry
 * when nothing is left to type.
 */
export function keepLog(context: PhoneContext): Reaction {
  const keeper = new LogKeeper(context);
  return ({ before, now }) => {
    for (const call of changedCalls(before, now)) keeper.follow(call.callId);
    keeper.keepBeating();
  };
}

/** Per call one write at a time, always of the newest state, and never a draft after the entry. */
class LogKeeper {
  private readonly busy = new Set<string>();
  /** What the journal was last given of each call. */
  private readonly kept = new Map<string, string>();
  private isBeating = false;

  constructor(private readonly context: PhoneContext) {}

  follow(callId: string): void {
    if (!this.busy.has(callId)) void this.writeUntilNothingIsDue(callId);
  }

  /** A page that dies leaves a draft which is at most this old. */
  keepBeating(): void {
    const { clock, store } = this.context;
    if (this.isBeating || store.state().calls.length === 0) return;
    this.isBeating = true;
    clock.after(KEEP_EVERY_MS, () => {
      this.isBeating = false;
      for (const { callId } of store.state().calls) {
        this.kept.delete(callId);
        this.follow(callId);
      }
      this.keepBeating();
    });
  }

  private async writeUntilNothingIsDue(callId: string): Promise<void> {
    this.busy.add(callId);
    for (let call = this.dueCall(callId); call; call = this.dueCall(callId)) await this.write(call);
    this.busy.delete(callId);
  }

  private dueCall(callId: string): PhoneCall | null {
    const call = callOf(this.context.store.state(), callId);
    const isOfConcern = call?.logging === 'draft' || call?.logging === 'finishing';
    return call && isOfConcern && this.kept.get(callId) !== markOf(call) ? call : null;
  }

  private async write(call: PhoneCall): Promise<void> {
    const { callLog, clock } = this.context;
    this.kept.set(call.callId, markOf(call));
    try {
      if (call.logging === 'finishing') await this.finish(call);
      else await callLog.keep(draftOf(call, { at: clock.now(), elapsedMs: clock.elapsedMs() }));
    } catch (thrown) {
      this.failed(call, thrown);
    }
  }

  private async finish(call: PhoneCall): Promise<void> {
    const { callLog, store } = this.context;
    await callLog.finish(logEntry(call));
    store.apply({ type: 'logFinished', callId: call.callId });
    this.kept.delete(call.callId);
  }

  private failed(call: PhoneCall, thrown: unknown): void {
    const problem = asProblem(thrown);
    this.context.log.error('keepLog', 'The journal did not take a call', problem);
    if (call.logging !== 'finishing') return;
    // A save that is asked for again must be tried again.
    this.kept.delete(call.callId);
    this.context.store.apply({ type: 'logFailed', callId: call.callId, problem });
  }
}

function changedCalls(before: PhoneState, now: PhoneState): readonly PhoneCall[] {
  const lists = [...(before.calls === now.calls ? [] : now.calls), ...(before.ended === now.ended ? [] : now.ended)];
  return lists.filter((call) => callOf(before, call.callId) !== call);
}

/** Tells two states of a call apart as far as the journal is concerned; when it was last seen does not count. */
function markOf(call: PhoneCall): string {
  return call.logging === 'draft' ? JSON.stringify(draftOf(call, { at: 0, elapsedMs: 0 })) : call.logging;
}

function draftOf(call: PhoneCall, now: Moment): CallDraft {
  return { ...logDraft(call, now), phase: call.phase };
}
