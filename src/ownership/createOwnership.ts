import { AppError, asProblem } from '../base/appError';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Ownership, OwnershipState } from './ownership';
import { MESSAGE_VERSION, readTabMessage } from './tabMessages';
import type { TabMessage } from './tabMessages';

/** The part of `navigator.locks` that is used. */
export interface Locks {
  request(name: string, options: { readonly signal?: AbortSignal }, held: () => Promise<void>): Promise<unknown>;
}

/** The part of `BroadcastChannel` that is used. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  removeEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

export interface OwnershipParts {
  /** `navigator.locks`; undefined where the browser has none (old, or not a secure context). */
  readonly locks: Locks | undefined;
  readonly channel: Channel;
  /** One line, one name: `softphone-line`. */
  readonly lockName: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** Whether the agent looks at this tab. */
  readonly isSeen?: () => boolean;
}

/** How long the owner may take to say yes or no. */
const REPLY_MS = 2_000;
/** How long the tab that the agent looks at may take to say so. */
const SEEN_MS = 300;
/** How long an owner that said yes may take to stop its line. */
const LEAVE_MS = 10_000;
/** How long other tabs step back at most while the line is handed over; the lock itself is what nobody can have twice. */
const STEP_BACK_MS = 3_000;

/**
 * Ownership by Web Lock, with a channel for words between the tabs.
 *
 *   waiting ──lock granted──► owner ──asked for the line──► leaving ──done()──► waiting
 */
export function createOwnership(parts: OwnershipParts): Ownership {
  return new LockOwnership(parts);
}

class LockOwnership implements Ownership {
  private readonly tabId: string;
  private listener: (state: OwnershipState) => void = () => undefined;
  private popHere: (what: unknown) => void = () => undefined;
  /** Questions to the other tabs that nobody has answered, by their id. */
  private readonly asked = new Map<string, (tabId: string) => void>();
  private popsAsked = 0;
  private role: OwnershipState['role'] | 'stopped' = 'stopped';
  private status = { canHandOver: true, text: '' };
  private lastState = '';
  private isSteppingBack = false;
  /** Ends the request that waits in the lock's queue, or the wait before it; null when there is neither. */
  private leaveQueue: (() => void) | null = null;
  private releaseLock: () => void = () => undefined;
  private takingOver: { readonly promise: Promise<void>; answered(): void; end(error?: AppError): void } | null = null;

  constructor(private readonly parts: OwnershipParts) {
    this.tabId = `tab-${Math.floor(parts.random() * 2 ** 52).toString(36)}`;
  }

  start(listener: (state: OwnershipState) => void, popHere: (what: unknown) => void = () => undefined): void {
    this.stop();
    this.popHere = popHere;
    this.listener = listener;
    this.lastState = '';
    this.parts.channel.addEventListener('message', this.onMessage);
    this.wait({ canTakeOver: false, ownerText: '' });
    this.queue();
    this.say({ type: 'whoOwns' });
  }

  takeOver(): Promise<void> {
    if (this.role === 'owner') return Promise.resolve();
    if (this.role !== 'waiting') return Promise.reject(noHandover('this tab is not waiting for it'));
    this.takingOver ??= this.askForLine();
    return this.takingOver.promise;
  }

  tell(status: { readonly canHandOver: boolean; readonly text: string }): void {
    const hasChanged = status.canHandOver !== this.status.canHandOver || status.text !== this.status.text;
    this.status = { canHandOver: status.canHandOver, text: status.text };
    if (hasChanged && this.role === 'owner') this.sayStatus();
  }

  popElsewhere(what: unknown): Promise<boolean> {
    if (this.role !== 'owner' || this.isSeen()) return Promise.resolve(false);
    const popId = `${this.tabId.slice(0, 30)}-${(this.popsAsked += 1)}`;
    return new Promise((resolve) => {
      const cancel = this.parts.clock.after(SEEN_MS, () => {
        this.asked.delete(popId);
        resolve(false);
      });
      this.asked.set(popId, (tabId) => {
        cancel();
        this.asked.delete(popId);
        this.say({ type: 'popThis', to: tabId, what });
        resolve(true);
      });
      this.say({ type: 'whoIsSeen', popId });
    });
  }

  stop(): void {
    if (this.role === 'stopped') return;
    this.role = 'stopped';
    this.listener = () => undefined;
    this.popHere = () => undefined;
    this.parts.channel.removeEventListener('message', this.onMessage);
    this.takingOver?.end(noHandover('this tab stopped'));
    this.leaveQueue?.();
    this.releaseLock();
  }

  private readonly onMessage = (event: { readonly data: unknown }): void => {
    const message = readTabMessage(event.data);
    if (!message) return;
    switch (message.type) {
      case 'whoOwns':
        if (this.role === 'owner') this.sayStatus();
        return;
      case 'ownerStatus':
        // The successor has the lock: from now on the queue is in order again.
        if (this.isSteppingBack) this.queue();
        if (this.role === 'waiting') this.wait({ canTakeOver: message.canHandOver, ownerText: message.text });
        return;
      case 'askForLine':
        this.askedForLine(message.from);
        return;
      case 'refuse':
        if (message.to === this.tabId) this.takingOver?.end(lineBusy());
        return;
      case 'leavingFor':
        this.ownerLeaves(message.to);
        return;
      case 'whoIsSeen':
        if (this.role === 'waiting' && this.isSeen())
          this.say({ type: 'seen', popId: message.popId, from: this.tabId });
        return;
      case 'seen':
        this.asked.get(message.popId)?.(message.from);
        return;
      case 'popThis':
        if (message.to === this.tabId && this.role === 'waiting') this.popHere(message.what);
    }
  };

  /** Stands in the lock's queue until the lock is granted; the browser grants it in the order of asking. */
  private queue(): void {
    this.leaveQueue?.();
    this.isSteppingBack = false;
    const { locks, lockName, log } = this.parts;
    if (!locks) {
      log.warning('ownership', 'This browser has no Web Locks: two tabs may both use the line');
      this.own();
      return;
    }
    const abort = new AbortController();
    this.leaveQueue = () => abort.abort();
    const held = (): Promise<void> => {
      this.leaveQueue = null;
      if (abort.signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        this.releaseLock = resolve;
        this.own();
      });
    };
    locks.request(lockName, { signal: abort.signal }, held).catch((cause: unknown) => {
      if (abort.signal.aborted) return;
      log.warning(
        'ownership',
        `Web Locks do not work here, two tabs may both use the line: ${asProblem(cause).message}`,
      );
      this.own();
    });
  }

  private isSeen(): boolean {
    return this.parts.isSeen?.() ?? true;
  }

  private own(): void {
    this.role = 'owner';
    this.sayStatus();
    this.tellListener({ role: 'owner' });
    this.takingOver?.end();
  }

  private wait(owner: { readonly canTakeOver: boolean; readonly ownerText: string }): void {
    this.role = 'waiting';
    this.tellListener({ role: 'waiting', ...owner });
  }

  private tellListener(state: OwnershipState): void {
    const text = JSON.stringify(state);
    if (text === this.lastState) return;
    this.lastState = text;
    this.listener(state);
  }

  private askedForLine(from: string): void {
    if (this.role !== 'owner' && this.role !== 'leaving') return;
    if (this.role === 'leaving' || !this.status.canHandOver) {
      this.say({ type: 'refuse', to: from });
      return;
    }
    this.role = 'leaving';
    this.say({ type: 'leavingFor', to: from });
    let isDone = false;
    const done = (): void => {
      if (isDone || this.role !== 'leaving') return;
      isDone = true;
      this.wait({ canTakeOver: false, ownerText: '' });
      this.releaseLock();
      this.queueLater();
    };
    this.tellListener({ role: 'leaving', done });
  }

  private ownerLeaves(successor: string): void {
    if (successor === this.tabId) {
      this.takingOver?.answered();
      return;
    }
    if (this.role !== 'waiting') return;
    this.takingOver?.end(lineBusy());
    this.queueLater();
  }

  /** The successor's request must come first. */
  private queueLater(): void {
    this.leaveQueue?.();
    this.isSteppingBack = true;
    this.leaveQueue = this.parts.clock.after(STEP_BACK_MS, () => this.queue());
  }

  private askForLine(): NonNullable<LockOwnership['takingOver']> {
    const { clock } = this.parts;
    let cancel = (): void => undefined;
    let settle: (error?: AppError) => void = () => undefined;
    const promise = new Promise<void>((resolve, reject) => {
      settle = (error) => (error ? reject(error) : resolve());
    });
    const end = (error?: AppError): void => {
      cancel();
      this.takingOver = null;
      settle(error);
    };
    const endAfter = (ms: number, why: string): void => {
      cancel();
      cancel = clock.after(ms, () => end(noHandover(why)));
    };
    endAfter(REPLY_MS, `no answer within ${REPLY_MS / 1000} s`);
    if (this.isSteppingBack) this.queue();
    this.say({ type: 'askForLine', from: this.tabId });
    return { promise, end, answered: () => endAfter(LEAVE_MS, `not free within ${LEAVE_MS / 1000} s`) };
  }

  private sayStatus(): void {
    this.say({ type: 'ownerStatus', ...this.status });
  }

  private say(message: TabMessage): void {
    this.parts.channel.postMessage({ v: MESSAGE_VERSION, ...message });
  }
}

function lineBusy(): AppError {
  return new AppError('line-busy', 'The tab that has the line is in a call or just hands it over', {
    hint: 'End the call in the other tab first, then try again.',
  });
}

function noHandover(why: string): AppError {
  return new AppError('no-handover', `The tab that has the line did not hand it over: ${why}`, {
    hint: 'Close the other Salesforce tabs; the phone then comes here by itself.',
  });
}
