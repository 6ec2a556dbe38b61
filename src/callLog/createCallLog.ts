import { openDB } from 'idb';
import { AppError } from '../base/appError';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { CallEntry, OrgDoor } from '../hosts/orgContract';
import { CallBook } from './callBook';
import type { CallDraft, CallLog, CallLogState, LogCorrection } from './callLog';
import { exportText } from './exportText';
import type { OpenDatabase } from './journal';
import { JournalKeeper } from './journalKeeper';
import { entryOfDeadPage, scopeOf } from './journalRecord';
import type { JournalRecord } from './journalRecord';
import { stepOfDraft } from './journalSteps';
import type { JournalStep, ObserveStep } from './journalSteps';
import { ALWAYS_ONLINE } from './network';
import type { Network } from './network';
import type { SealCrypto } from './seal';
import { Sender } from './sender';
import type { SendLocks } from './sender';

export interface CallLogParts {
  readonly org: OrgDoor;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 to just below 1, to spread retries. */
  readonly random?: () => number;
  /** `navigator.locks`: lets one tab of the browser send at a time. */
  readonly locks?: SendLocks | undefined;
  readonly openDatabase?: OpenDatabase;
  readonly crypto?: SealCrypto;
  readonly network?: Network;
  /** `navigator.storage.persist`: asks the browser not to throw the journal away when the disk is full. */
  readonly askToPersist?: () => Promise<boolean>;
  readonly onStep?: ObserveStep;
}

export function createCallLog(parts: CallLogParts): CallLog {
  return new JournalledCallLog(parts);
}

/** Book (memory), journal (disk), sender (org): the book is what counts, the journal follows it, the sender empties it. */
class JournalledCallLog implements CallLog {
  private readonly book = new CallBook();
  private readonly journal: JournalKeeper;
  private readonly sender: Sender;
  private readonly onStep: ObserveStep;
  private hasAskedToPersist = false;

  constructor(private readonly parts: CallLogParts) {
    const { org, clock, log, locks, random = Math.random, openDatabase = openDB, crypto = globalThis.crypto } = parts;
    const { book } = this;
    const { network = ALWAYS_ONLINE, onStep = () => undefined } = parts;
    this.onStep = onStep;
    const onRead = (records: readonly JournalRecord[]): void => this.takeOver(records);
    const onWritten = (): void => void this.sender.run();
    this.journal = new JournalKeeper({ book, openDatabase, crypto, clock, log, onRead, onWritten });
    const onLogged = (callIds: readonly string[]): void => void this.forget(callIds);
    this.sender = new Sender({ book, org, clock, log, random, locks, network, onStep, onLogged });
  }

  async start(owner: { readonly orgId: string; readonly userId: string }): Promise<void> {
    await this.stop();
    const scope = scopeOf(owner);
    this.book.turnTo(scope);
    void this.askToPersist();
    await this.journal.start(scope);
    this.sender.start();
  }

  async keep(draft: CallDraft): Promise<void> {
    const callId = draft.phoneSystemCallId;
    const before = this.book.get(callId);
    // A note that is saved a moment too late must not make a draft of a finished call.
    if (before?.kind === 'entry') return;
    this.book.put({ kind: 'draft', value: this.stamped(draft), state: 'draft' });
    await this.journal.save(callId);
    // Nothing is "written" that is in memory only.
    const step = this.book.isDurable ? stepOfDraft(before?.value, draft) : null;
    const held = step && this.onStep(step);
    if (held) await held;
    if (draft.step && draft.step !== before?.settledStep) void this.sender.run();
  }

  async finish(entry: CallEntry): Promise<void> {
    const held = this.onStep('endWriting');
    // Without an observer the book knows it at once.
    if (held) await held;
    await this.put(entry, 'endWritten');
  }

  async correct(phoneSystemCallId: string, change: LogCorrection): Promise<void> {
    const call = this.book.get(phoneSystemCallId);
    if (call?.kind !== 'entry' || call.state === 'logged') throw noSuchLog();
    await this.put({ ...(call.value as CallEntry), ...change }, 'noteWritten');
  }

  async discard(phoneSystemCallId: string): Promise<void> {
    if (this.book.get(phoneSystemCallId)?.state !== 'failed') return;
    this.book.remove(phoneSystemCallId);
    await this.journal.save(phoneSystemCallId);
  }

  exportText(format: 'json' | 'csv'): string {
    return exportText(this.book.unconfirmed(), format);
  }

  written(): Promise<void> {
    return this.journal.written();
  }

  sendNow(): Promise<void> {
    return this.sender.runNow();
  }

  watch(listener: (state: CallLogState) => void): () => void {
    return this.book.watch(listener);
  }

  async stop(): Promise<void> {
    await this.sender.stop();
    await this.journal.stop();
  }

  private async put(entry: CallEntry, step: JournalStep): Promise<void> {
    this.book.put({ ...NOT_SENT, kind: 'entry', value: this.stamped(entry) });
    await this.journal.save(entry.phoneSystemCallId);
    const held = this.book.isDurable ? this.onStep(step) : undefined;
    if (held) await held;
    void this.sender.run();
  }

  /** Each version is later than the one before, also when somebody turns the clock back. */
  private stamped<Call extends CallDraft | CallEntry>(call: Call): Call {
    const before = this.book.get(call.phoneSystemCallId)?.value.changedAt ?? 0;
    return { ...call, changedAt: Math.max(this.parts.clock.now(), before + 1) };
  }

  private async forget(callIds: readonly string[]): Promise<void> {
    const held = this.onStep('beforeRemove');
    // Without an observer at once, so that a page which stops now still waits for it.
    if (held) await held;
    await this.journal.save(...callIds);
    await this.onStep('removed');
  }

  /** Once; a browser that refuses says so in the log, and the entries stay where they are. */
  private async askToPersist(): Promise<void> {
    const { askToPersist, log } = this.parts;
    if (!askToPersist || this.hasAskedToPersist) return;
    this.hasAskedToPersist = true;
    const isPersistent = await askToPersist().catch(() => false);
    if (!isPersistent) log.info('journal', 'The browser may clear the journal when the disk is full');
  }

  /** What an earlier page left behind. Whatever this page knows itself is newer. */
  private takeOver(records: readonly JournalRecord[]): void {
    const unknown = records.filter((record) => !this.book.get(record.phoneSystemCallId));
    this.book.together(() => {
      for (const { kind, value } of unknown) {
        this.book.put({ ...NOT_SENT, kind: 'entry', value: kind === 'draft' ? entryOfDeadPage(value) : value });
      }
    });
    void this.sender.run();
  }
}

const NOT_SENT = { state: 'waiting', failedTries: 0, problem: null, taskId: '', nextTryAt: 0 } as const;

function noSuchLog(): AppError {
  return new AppError('no-such-log', 'This call waits no longer: it is logged, or was never finished', {
    hint: 'Look it up in Salesforce and change it there.',
  });
}
