import { asProblem } from '../base/appError';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { CallEntry, OrgDoor, SaveResult } from '../hosts/orgContract';
import type { BookedCall, CallBook } from './callBook';
import { entryToSend } from './journalRecord';
import { retryDelayMs } from './retryDelay';

/** The part of `navigator.locks` that is used. */
export interface SendLocks {
  request(name: string, work: () => Promise<unknown>): Promise<unknown>;
}

export interface SenderParts {
  readonly book: CallBook;
  readonly org: OrgDoor;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 to just below 1. */
  readonly random: () => number;
  /** Lets one tab of the browser send at a time; undefined where the browser has no locks (the log's key then keeps order). */
  readonly locks: SendLocks | undefined;
  /** The org confirmed a call: the journal may forget it. */
  readonly onLogged: (callId: string) => void;
}

type Waiting = ReturnType<CallBook['waiting']>[number];

export const SEND_LOCK = 'softphone-call-log-send';
const LARGEST_BATCH = 200;
/** Nobody answers: it is not the batch's fault. Everything else may be one entry's. */
const NOBODY_ANSWERS = ['session-expired', 'other-user', 'org-unreachable', 'org-timeout'];
/** So long at most between tries to find the entry that makes a whole batch fail. */
const SEARCH_PAUSE_MS = 30_000;

/** Sends what the book says is waiting, in batches, one after the other, until the org has confirmed each call. */
export class Sender {
  private isStarted = false;
  private running: Promise<void> | null = null;
  private largestBatch = LARGEST_BATCH;
  private failedRequests = 0;
  private pausedUntil = 0;
  private cancelAlarm: () => void = () => undefined;

  constructor(private readonly parts: SenderParts) {}

  start(): void {
    this.isStarted = true;
    void this.run();
  }

  stop(): void {
    this.isStarted = false;
    this.cancelAlarm();
  }

  /** Sends what is due; resolves when nothing more is due now. */
  run(): Promise<void> {
    if (!this.isStarted) return Promise.resolve();
    this.running ??= this.sendAllDue().finally(() => {
      this.running = null;
      this.planNext();
    });
    return this.running;
  }

  /** Forgets all pauses and gives entries that were given up another try. */
  async runNow(): Promise<void> {
    const { book } = this.parts;
    this.pausedUntil = 0;
    this.failedRequests = 0;
    const stuck = book.unconfirmed().filter(({ state }) => state === 'waiting' || state === 'failed');
    book.together(() => stuck.forEach(({ value }) => book.put({ value, state: 'waiting', nextTryAt: 0 })));
    await this.run();
  }

  private async sendAllDue(): Promise<void> {
    // A turn later, so that calls which end together travel together.
    await Promise.resolve();
    for (let batch = this.due(); this.isStarted && batch.length > 0; batch = this.due()) await this.send(batch);
  }

  private due(): readonly Waiting[] {
    const now = this.parts.clock.elapsedMs();
    if (now < this.pausedUntil) return [];
    const due = this.parts.book.waiting().filter((call) => call.nextTryAt <= now);
    return due.slice(0, this.largestBatch);
  }

  private async send(batch: readonly Waiting[]): Promise<void> {
    const { book } = this.parts;
    book.together(() => batch.forEach(({ value }) => book.put({ value, state: 'sending' })));
    try {
      const entries = batch.map((call) => entryToSend(call.value));
      const { results } = await this.oneTabAtATime(() => this.parts.org.ask('saveCalls', { entries }));
      if (!this.isStarted) return this.giveBack(batch);
      this.failedRequests = 0;
      this.largestBatch = Math.min(LARGEST_BATCH, this.largestBatch * 2);
      book.together(() => batch.forEach((call, index) => this.settle(call, results[index])));
    } catch (cause) {
      if (this.isStarted) this.requestFailed(batch, cause);
      else this.giveBack(batch);
    }
  }

  private giveBack(batch: readonly Waiting[]): void {
    this.parts.book.together(() => batch.forEach(({ value }) => void this.changeIfSent(value, { state: 'waiting' })));
  }

  private settle(sent: Waiting, result: SaveResult | undefined): void {
    if (result?.status === 'saved' && result.callRecordId) {
      const { taskId } = result;
      const isNewest = this.changeIfSent(sent.value, { state: 'logged', taskId, problem: null });
      if (isNewest) this.parts.onLogged(sent.value.phoneSystemCallId);
      return;
    }
    const problem = result?.status === 'failed' ? result : NO_RESULT;
    const { code, message, isTransient } = problem;
    const change = this.oneMoreTry(sent, { code, message, isTransient });
    this.changeIfSent(sent.value, { ...change, state: isTransient ? 'waiting' : 'failed' });
    if (!isTransient) this.parts.log.error('callLog', `A call log was refused (${code}): ${message}`);
  }

  private requestFailed(batch: readonly Waiting[], cause: unknown): void {
    const { log, clock, random } = this.parts;
    const { code, message } = asProblem(cause);
    const isBatchSuspect = !NOBODY_ANSWERS.includes(code);
    this.failedRequests += 1;
    const pauseMs = retryDelayMs(this.failedRequests, random());
    this.pausedUntil = clock.elapsedMs() + (isBatchSuspect ? Math.min(pauseMs, SEARCH_PAUSE_MS) : pauseMs);
    if (isBatchSuspect) this.largestBatch = Math.ceil(batch.length / 2);
    log.warning('callLog', `${batch.length} call log(s) not sent (${code}): ${message}`);
    // Alone an entry is known to be the cause, and others go first; in a batch nobody knows.
    const isAlone = isBatchSuspect && batch.length === 1;
    this.parts.book.together(() => {
      for (const call of batch) {
        const change = this.oneMoreTry(call, { code, message, isTransient: true });
        const nextTryAt = isAlone ? this.pausedUntil + retryDelayMs(call.failedTries + 1, random()) : 0;
        this.changeIfSent(call.value, { ...change, state: 'waiting', nextTryAt });
      }
    });
  }

  private oneMoreTry(call: BookedCall, problem: BookedCall['problem']): Partial<BookedCall> {
    const failedTries = call.failedTries + 1;
    const nextTryAt = this.parts.clock.elapsedMs() + retryDelayMs(failedTries, this.parts.random());
    return { failedTries, problem, nextTryAt };
  }

  /** Changes a call unless somebody changed it while it was on its way: then the newer one is still to be sent. */
  private changeIfSent(sent: CallEntry, change: Partial<BookedCall>): boolean {
    const { book } = this.parts;
    const isNewest = book.get(sent.phoneSystemCallId)?.value === sent;
    if (isNewest) book.put({ ...change, value: sent });
    return isNewest;
  }

  private planNext(): void {
    const { book, clock } = this.parts;
    this.cancelAlarm();
    if (!this.isStarted) return;
    const due = book.waiting().map((call) => Math.max(call.nextTryAt, this.pausedUntil));
    if (due.length === 0) return;
    this.cancelAlarm = clock.after(Math.max(0, Math.min(...due) - clock.elapsedMs()), () => void this.run());
  }

  private async oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
    const { locks, log } = this.parts;
    if (!locks) return work();
    let began = false;
    try {
      return (await locks.request(SEND_LOCK, () => {
        began = true;
        return work();
      })) as T;
    } catch (cause) {
      if (began) throw cause;
      log.warning('callLog', `Sending without a lock: ${asProblem(cause).message}`);
      return work();
    }
  }
}

const NO_RESULT = { code: 'no-result', message: 'Salesforce did not say what became of this call.', isTransient: true };
