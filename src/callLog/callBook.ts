import type { CallEntry } from '../hosts/orgContract';
import type { CallDraft, CallLogLine, CallLogState } from './callLog';
import type { JournalRecord } from './journalRecord';

/** One call in memory. `value` is replaced, never changed: the sender sees by identity whether it sent the newest. */
export interface BookedCall {
  readonly kind: 'draft' | 'entry';
  readonly value: CallDraft | CallEntry;
  readonly state: CallLogLine['state'];
  readonly failedTries: number;
  readonly problem: CallLogLine['problem'];
  readonly taskId: string;
  /** Empty until the org named it. */
  readonly callRecordId: string;
  readonly saved?: CallLogLine['saved'];
  /** The step of a call in progress that needs no sending any more: the org has it, or refused it. */
  readonly settledStep?: CallDraft['step'];
  /** On the clock that never jumps; before that it is not sent again. */
  readonly nextTryAt: number;
}

/** How the journal is; the words are those of `CallLogState`. */
type Condition = Required<Pick<CallLogState, 'isDurable' | 'setAside' | 'foreign'>>;

/** Logged calls are kept for the screen, not for ever. */
const LOGGED_LIMIT = 50;

/** All calls of one agent that this page knows, and what is told about them. */
export class CallBook {
  private calls = new Map<string, BookedCall>();
  private readonly listeners = new Set<(state: CallLogState) => void>();
  private readonly shelf = new Map<string, Map<string, BookedCall>>();
  private readonly writing = new Set<string>();
  private scope = '';
  private isQuiet = false;
  private condition: Condition = { isDurable: true, setAside: 0, foreign: 0 };

  get(callId: string): BookedCall | undefined {
    return this.calls.get(callId);
  }

  /** What is being written to the disk is not sent before it is there. */
  setWriting(callId: string, isWriting: boolean): void {
    if (isWriting) this.writing.add(callId);
    else this.writing.delete(callId);
  }

  /** Adds or changes a call and tells it. */
  put(change: Partial<BookedCall> & Pick<BookedCall, 'value'>): void {
    const callId = change.value.phoneSystemCallId;
    const before = this.calls.get(callId);
    this.calls.set(callId, { ...NEW_CALL, ...before, ...change });
    this.tell();
  }

  /** Makes many changes and tells them as one: screens are drawn once for a batch of 200. */
  together(change: () => void): void {
    this.isQuiet = true;
    try {
      change();
    } finally {
      this.isQuiet = false;
      this.tell();
    }
  }

  get isDurable(): boolean {
    return this.condition.isDurable;
  }

  remove(callId: string): void {
    if (this.calls.delete(callId)) this.tell();
  }

  setCondition(change: Partial<Condition>): void {
    const next = { ...this.condition, ...change };
    const hasChanged = JSON.stringify(next) !== JSON.stringify(this.condition);
    this.condition = next;
    if (hasChanged) this.tell();
  }

  /** Shows the calls of another agent; those of the one before are kept in memory and are not sent meanwhile. */
  turnTo(scope: string): void {
    if (scope === this.scope) return;
    const early = this.scope === '' ? this.calls : new Map<string, BookedCall>();
    if (this.scope !== '') this.shelf.set(this.scope, this.calls);
    const own = [...(this.shelf.get(scope) ?? [])].map(([callId, call]) => [callId, atRest(call)] as const);
    this.calls = new Map([...own, ...early]);
    this.scope = scope;
    this.tell();
  }

  /** Finished calls that wait to be sent, oldest first. */
  waiting(): readonly (BookedCall & { readonly value: CallEntry })[] {
    const waiting = this.atHand().filter(isWaitingEntry);
    return waiting.sort((a, b) => a.value.endedAt - b.value.endedAt);
  }

  /** Calls in progress whose step is to be told to the org. */
  steps(): readonly (BookedCall & { readonly value: CallDraft })[] {
    return this.atHand().filter(hasStepToSend);
  }

  /** Calls whose request is under way. */
  sending(): readonly BookedCall['value'][] {
    return [...this.calls.values()].filter((call) => call.state === 'sending').map((call) => call.value);
  }

  /** Everything that Salesforce has not confirmed. */
  unconfirmed(): readonly BookedCall[] {
    return [...this.calls.values()].filter((call) => call.state !== 'logged');
  }

  /** The call as the journal keeps it; null once nothing needs to be kept. */
  recordOf(callId: string): JournalRecord | null {
    const call = this.calls.get(callId);
    if (!call || call.state === 'logged') return null;
    const { kind, value } = call;
    return { v: 1, scope: this.scope, phoneSystemCallId: callId, kind, value } as JournalRecord;
  }

  watch(listener: (state: CallLogState) => void): () => void {
    this.listeners.add(listener);
    listener(this.state());
    return () => this.listeners.delete(listener);
  }

  private atHand(): BookedCall[] {
    return [...this.calls].filter(([callId]) => !this.writing.has(callId)).map(([, call]) => call);
  }

  private tell(): void {
    if (this.isQuiet) return;
    this.forgetOldest();
    const state = this.state();
    for (const listener of this.listeners) listener(state);
  }

  private state(): CallLogState {
    const entries = [...this.calls.values()].sort((a, b) => a.value.offeredAt - b.value.offeredAt).map(lineOf);
    return { entries, ...this.condition };
  }

  private forgetOldest(): void {
    const logged = [...this.calls].filter(([, call]) => call.state === 'logged');
    for (const [callId] of logged.slice(0, -LOGGED_LIMIT)) this.calls.delete(callId);
  }
}

const NEW_CALL: Omit<BookedCall, 'value'> = {
  ...{ kind: 'draft', state: 'draft', failedTries: 0, problem: null },
  ...{ taskId: '', callRecordId: '', nextTryAt: 0 },
};

/** Nothing is on its way for somebody who was away. */
function atRest(call: BookedCall): BookedCall {
  return call.state === 'sending' ? { ...call, state: 'waiting' } : call;
}

function isWaitingEntry(call: BookedCall): call is BookedCall & { readonly value: CallEntry } {
  return call.kind === 'entry' && call.state === 'waiting';
}

function hasStepToSend(call: BookedCall): call is BookedCall & { readonly value: CallDraft } {
  return call.kind === 'draft' && call.value.step !== undefined && call.value.step !== call.settledStep;
}

function lineOf({ value, state, failedTries, problem, taskId, callRecordId, saved }: BookedCall): CallLogLine {
  const named = { taskId, callRecordId, ...(saved && { saved }) };
  return { phoneSystemCallId: value.phoneSystemCallId, state, entry: value, failedTries, problem, ...named };
}
