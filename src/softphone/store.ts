import { asProblem } from '../base/appError';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { PhoneEvent } from './events';
import { reduce } from './reduce/reduce';
import { FIRST_STATE } from './state';
import type { PhoneState } from './state';

/** The one place where the state lives. */
export interface Store {
  state(): PhoneState;
  /** The only way to change the state: event → new state → reactions → listeners. Never throws. */
  apply(event: PhoneEvent): void;
  /** Calls at once, and once after each `apply` that changed something. */
  watch(listener: (state: PhoneState) => void): () => void;
  /** Adds what runs after every event, in this order. */
  react(reactions: readonly Reaction[]): void;
  /** Events about calls that changed nothing: unknown calls, impossible moves, repeats. */
  ignoredEvents(): number;
}

/** What a reaction sees: what happened, and the state on both sides of it. */
export interface Step {
  readonly event: PhoneEvent;
  readonly before: PhoneState;
  readonly now: PhoneState;
}

/** "When this happens, do that." What it learns goes back in through `apply`; it never calls another reaction. */
export type Reaction = (step: Step) => void;

export function createStore(parts: { readonly clock: Clock; readonly log: Log }): Store {
  return new QueueingStore(parts);
}

/**
 * Events that arrive while one is being worked on (a reaction applies one) wait their turn, so that every reaction sees each
 * step once and in order. Listeners are told once, after the last of them.
 */
class QueueingStore implements Store {
  private current = FIRST_STATE;
  private ignored = 0;
  private isWorking = false;
  private readonly queue: PhoneEvent[] = [];
  private readonly reactions: Reaction[] = [];
  private readonly listeners = new Set<(state: PhoneState) => void>();

  constructor(private readonly parts: { readonly clock: Clock; readonly log: Log }) {}

  state(): PhoneState {
    return this.current;
  }

  ignoredEvents(): number {
    return this.ignored;
  }

  react(reactions: readonly Reaction[]): void {
    this.reactions.push(...reactions);
  }

  watch(listener: (state: PhoneState) => void): () => void {
    this.listeners.add(listener);
    this.guarded('watching', () => listener(this.current));
    return () => this.listeners.delete(listener);
  }

  apply(event: PhoneEvent): void {
    this.queue.push(event);
    if (this.isWorking) return;
    this.isWorking = true;
    const before = this.current;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) this.step(next);
    this.isWorking = false;
    if (this.current === before) return;
    for (const listener of this.listeners) this.guarded('a change of the state', () => listener(this.current));
  }

  private step(event: PhoneEvent): void {
    const { clock } = this.parts;
    const before = this.current;
    this.guarded(event.type, () => {
      this.current = reduce(before, event, { at: clock.now(), elapsedMs: clock.elapsedMs() });
    });
    const now = this.current;
    if (now === before && 'callId' in event) this.ignored += 1;
    for (const reaction of this.reactions) this.guarded(event.type, () => reaction({ event, before, now }));
  }

  /** An error in one reaction or screen must not cost the others. */
  private guarded(what: string, action: () => void): void {
    try {
      action();
    } catch (thrown) {
      this.parts.log.error('softphone', `An error after "${what}"`, asProblem(thrown));
    }
  }
}
