import { AppError, asProblem } from '../base/appError';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { OrgDoor, SaveResult } from '../hosts/orgContract';
import type { BookedCall, CallBook } from './callBook';
import type { ObserveStep } from './journalSteps';
import type { Network } from './network';
import { confirmed, entryOf, notTaken, NOT_TRIED, parcelsOf, problemOf } from './parcel';
import type { Parcel } from './parcel';
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
  readonly network: Network;
  /** 0 to just below 1. */
  readonly random: () => number;
  /** Lets one tab of the browser send at a time; undefined where the browser has no locks (the log's key then keeps order). */
  readonly locks: SendLocks | undefined;
  readonly onStep: ObserveStep;
  /** The org confirmed these calls: the journal may forget them. */
  readonly onLogged: (callIds: readonly string[]) => void;
}

export const SEND_LOCK = 'softphone-call-log-send';
const LARGEST_BATCH = 200;
/** After a limit was met, batches grow again by no more than this. */
const GROWS_BY = 25;
/** Nobody answers: it is not the batch's fault. Everything else may be one entry's. */
const NOBODY_ANSWERS = [
  'session-expired',
  'other-user',
  'org-unreachable',
  'org-timeout',
  'org-at-limit',
  'send-timeout',
];
/** So long at most between tries to find the entry that makes a whole batch fail. */
const SEARCH_PAUSE_MS = 30_000;
/** The host gives up earlier; a door that never does must not stop the sending for ever. */
const ANSWER_WITHIN_MS = 120_000;
/** Another tab waits for the line meanwhile. */
const STOPS_WITHIN_MS = 1_000;
/** A network that came back is left to settle, and one that comes and goes is not tried more often than this. */
const SETTLES_MS = 2_000;
const FLAPPING_PAUSE_MS = 15_000;

/** Sends what the book says is waiting, in batches, one after the other, until the org has confirmed each call. */
export class Sender {
  private isStarted = false;
  private running: Promise<void> | null = null;
  private largestBatch = LARGEST_BATCH;
  private failedRequests = 0;
  private lastFailedAt = Number.NEGATIVE_INFINITY;
  private pausedUntil = 0;
  /** The agent's own "send now" is tried even where the browser says that there is no network. */
  private isForced = false;
  private cancelAlarm: () => void = () => undefined;
  private unwatch: () => void = () => undefined;

  constructor(private readonly parts: SenderParts) {}

  start(): void {
    this.isStarted = true;
    this.unwatch();
    this.unwatch = this.parts.network.watch(() => this.networkChanged());
    void this.run();
  }

  /** Sends nothing more. Waits a moment for what is on its way, so that its answer still counts. */
  async stop(): Promise<void> {
    const { book, clock } = this.parts;
    this.isStarted = false;
    this.unwatch();
    this.cancelAlarm();
    if (!this.running) return;
    let cancel = (): void => undefined;
    const tooLong = new Promise<void>((resolve) => (cancel = clock.after(STOPS_WITHIN_MS, resolve)));
    await Promise.race([this.running, tooLong]);
    cancel();
    book.together(() => book.sending().forEach((value) => book.put({ value, state: 'waiting' })));
  }

  /** Sends what is due; resolves when nothing more is due now. */
  run(): Promise<void> {
    if (!this.isStarted) return Promise.resolve();
    this.running ??= this.sendAllDue().finally(() => {
      this.running = null;
      this.isForced = false;
      this.planNext();
    });
    return this.running;
  }

  /** Forgets all pauses and gives entries that were given up another try. */
  async runNow(): Promise<void> {
    const { book } = this.parts;
    this.pausedUntil = 0;
    this.failedRequests = 0;
    this.isForced = true;
    const stuck = book.unconfirmed().filter(({ state }) => state === 'waiting' || state === 'failed');
    book.together(() => stuck.forEach(({ value }) => book.put({ value, state: 'waiting', nextTryAt: 0 })));
    await this.run();
  }

  private networkChanged(): void {
    const { network, clock } = this.parts;
    if (!this.isStarted || !network.isOnline()) return;
    this.failedRequests = 0;
    this.pausedUntil = Math.max(clock.elapsedMs() + SETTLES_MS, this.lastFailedAt + FLAPPING_PAUSE_MS);
    if (!this.running) this.planNext();
  }

  private async sendAllDue(): Promise<void> {
    // A turn later, so that calls which end together travel together.
    await Promise.resolve();
    for (let batch = this.due(); this.isStarted && batch.length > 0; batch = this.due()) await this.send(batch);
  }

  private due(): readonly Parcel[] {
    const now = this.parts.clock.elapsedMs();
    if (now < this.pausedUntil || !(this.isForced || this.parts.network.isOnline())) return [];
    const due = parcelsOf(this.parts.book).filter(({ sent }) => sent.nextTryAt <= now);
    return due.slice(0, this.largestBatch);
  }

  private async send(batch: readonly Parcel[]): Promise<void> {
    const { book, onStep } = this.parts;
    const entries = batch.filter(({ sent }) => sent.kind === 'entry');
    book.together(() => entries.forEach(({ sent: { value } }) => book.put({ value, state: 'sending' })));
    try {
      const { results, mustSplit } = await this.oneTabAtATime(() => this.ask(batch));
      const held = onStep('afterSend');
      if (held) await held;
      this.failedRequests = 0;
      const grown = Math.min(this.largestBatch * 2, this.largestBatch + GROWS_BY, LARGEST_BATCH);
      this.largestBatch = mustSplit ? Math.ceil(batch.length / 2) : grown;
      this.settleAll(batch, results);
    } catch (cause) {
      this.requestFailed(batch, cause);
    }
  }

  private async ask(batch: readonly Parcel[]): Promise<{ results: readonly SaveResult[]; mustSplit?: boolean }> {
    const { org, clock, onStep } = this.parts;
    const held = onStep('beforeSend');
    if (held) await held;
    let cancel = (): void => undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      cancel = clock.after(ANSWER_WITHIN_MS, () => reject(noAnswer()));
    });
    const answer = org.ask('saveCalls', { entries: batch.map(entryOf) });
    return Promise.race([answer, tooLate]).finally(cancel);
  }

  private settleAll(batch: readonly Parcel[], results: readonly SaveResult[]): void {
    const logged: string[] = [];
    this.parts.book.together(() => {
      batch.forEach((parcel, index) => {
        if (this.settle(parcel, results[index], batch.length)) logged.push(parcel.callId);
      });
    });
    if (logged.length > 0) this.parts.onLogged(logged);
  }

  /** True when the call has its record and nothing newer of it waits. */
  private settle(parcel: Parcel, result: SaveResult | undefined, batchSize: number): boolean {
    const { sent } = parcel;
    const problem = problemOf(result);
    if (!problem) {
      const isNewest = this.changeIfSent(sent, confirmed(parcel, result as Extract<SaveResult, { status: 'saved' }>));
      return isNewest && sent.kind === 'entry';
    }
    if (problem.code === NOT_TRIED && batchSize > 1) {
      if (sent.kind === 'entry') this.changeIfSent(sent, { state: 'waiting', nextTryAt: 0 });
      return false;
    }
    const callRecordId = result?.status === 'failed' ? (result.callRecordId ?? '') : '';
    this.changeIfSent(sent, { ...this.oneMoreTry(sent), ...notTaken(parcel, problem, callRecordId) });
    if (!problem.isTransient)
      this.parts.log.error('callLog', `A call log was refused (${problem.code}): ${problem.message}`);
    return false;
  }

  private requestFailed(batch: readonly Parcel[], cause: unknown): void {
    const { log, clock, random } = this.parts;
    const { code, message } = asProblem(cause);
    const isBatchSuspect = !NOBODY_ANSWERS.includes(code);
    this.failedRequests += 1;
    this.lastFailedAt = clock.elapsedMs();
    const pauseMs = retryDelayMs(this.failedRequests, random());
    this.pausedUntil = this.lastFailedAt + (isBatchSuspect ? Math.min(pauseMs, SEARCH_PAUSE_MS) : pauseMs);
    if (isBatchSuspect) this.largestBatch = Math.ceil(batch.length / 2);
    log.warning('callLog', `${batch.length} call log(s) not sent (${code}): ${message}`);
    // Alone an entry is known to be the cause, and others go first; in a batch nobody knows.
    const isAlone = isBatchSuspect && batch.length === 1;
    const problem = { code, message, isTransient: true, kind: 'transient', fields: [] } as const;
    this.parts.book.together(() => {
      for (const parcel of batch) {
        const { failedTries } = this.oneMoreTry(parcel.sent);
        const nextTryAt = isAlone ? this.pausedUntil + retryDelayMs(failedTries, random()) : 0;
        this.changeIfSent(parcel.sent, { failedTries, nextTryAt, ...notTaken(parcel, problem, '') });
      }
    });
  }

  private oneMoreTry(call: BookedCall): Pick<BookedCall, 'failedTries' | 'nextTryAt'> {
    const failedTries = call.failedTries + 1;
    const nextTryAt = this.parts.clock.elapsedMs() + retryDelayMs(failedTries, this.parts.random());
    return { failedTries, nextTryAt };
  }

  /**
   * Changes a call unless it went on while it was on its way: then the newer one is still to be sent. A draft stays a draft
   * whatever was typed meanwhile; an entry is another one as soon as anything in it changed.
   */
  private changeIfSent(sent: BookedCall, change: Partial<BookedCall>): boolean {
    const { book } = this.parts;
    const now = book.get(sent.value.phoneSystemCallId);
    const isSame = sent.kind === 'draft' ? now?.kind === 'draft' : now?.value === sent.value;
    if (now && isSame) book.put({ ...change, value: now.value });
    return isSame;
  }

  private planNext(): void {
    const { book, clock } = this.parts;
    this.cancelAlarm();
    // The network's return plans anew.
    if (!this.isStarted || !this.parts.network.isOnline()) return;
    const due = parcelsOf(book).map(({ sent }) => Math.max(sent.nextTryAt, this.pausedUntil));
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

function noAnswer(): AppError {
  return new AppError('send-timeout', `Salesforce did not answer within ${ANSWER_WITHIN_MS / 1000} s`, {
    hint: 'Nothing to do: the call logs are kept and sent again.',
  });
}
