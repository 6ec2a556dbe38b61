import { asProblem } from '../base/appError';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { CallBook } from './callBook';
import { openJournal } from './journal';
import type { Journal, JournalContents, OpenDatabase } from './journal';
import type { JournalRecord } from './journalRecord';
import type { SealCrypto } from './seal';

export interface JournalKeeperParts {
  readonly book: CallBook;
  readonly openDatabase: OpenDatabase;
  readonly crypto: SealCrypto;
  readonly clock: Clock;
  readonly log: Log;
  /** Hands over what lay in the journal, each time it was opened. */
  readonly onRead: (records: readonly JournalRecord[]) => void;
  /** Something is on the disk, or is known not to get there: it may be sent. */
  readonly onWritten: () => void;
}

/** An upgrade that an old tab blocks, or a browser that never answers, must not hold up the phone. */
const OPENS_WITHIN_MS = 5_000;
const MEND_EVERY_MS = 30_000;

/**
 * Keeps the journal like the book. Where the browser gives no database, or takes it away, the entries stay in memory, that
 * is told, and the journal is tried again every half minute.
 */
export class JournalKeeper {
  private journal: Journal | null = null;
  private scope = '';
  private opening: Promise<void> | null = null;
  private hasOpened = false;
  private isOpenedOnce: Promise<void>;
  private markOpenedOnce: () => void = () => undefined;
  /** Calls whose newest state is not in the journal. */
  private readonly unsaved = new Set<string>();
  /** Calls to be written in the next transaction. */
  private readonly changed = new Set<string>();
  private round: Promise<void> | null = null;
  private nextRound: Promise<void> | null = null;
  private cancelMend: () => void = () => undefined;

  constructor(private readonly parts: JournalKeeperParts) {
    this.isOpenedOnce = new Promise((resolve) => (this.markOpenedOnce = resolve));
  }

  /** Opens the journal and reads it. Resolves in any case; whether it worked is the book's `isDurable`. */
  async start(scope: string): Promise<void> {
    this.scope = scope;
    await this.open();
    this.hasOpened = true;
    this.markOpenedOnce();
  }

  /**
   * Brings the journal to what the book says of these calls. Changes that come while one transaction is under way go together
   * into the next. Resolves when the newest is on the disk, or is known not to get there.
   */
  save(...callIds: readonly string[]): Promise<void> {
    for (const callId of callIds) {
      this.changed.add(callId);
      this.parts.book.setWriting(callId, true);
    }
    // Begun at once, not in a later turn: by then a screen is being drawn, and the disk would have to wait for it.
    if (this.hasOpened && !this.round) return (this.round = this.saveRound());
    this.nextRound ??= this.saveNextRound();
    return this.nextRound;
  }

  /** Resolves when nothing that was saved before is under way any more. */
  async written(): Promise<void> {
    await (this.nextRound ?? this.round);
  }

  async stop(): Promise<void> {
    this.cancelMend();
    if (!this.scope) return;
    await this.written();
    this.scope = '';
    this.journal?.close();
    this.journal = null;
    this.opening = null;
    this.hasOpened = false;
    this.isOpenedOnce = new Promise((resolve) => (this.markOpenedOnce = resolve));
  }

  private async saveNextRound(): Promise<void> {
    await this.isOpenedOnce;
    await this.round;
    this.round = this.nextRound;
    this.nextRound = null;
    await this.saveRound();
  }

  private async saveRound(): Promise<void> {
    const { book, onWritten } = this.parts;
    const callIds = [...this.changed];
    this.changed.clear();
    try {
      await this.saveTogether(callIds);
    } catch {
      // One that the database refuses must not take the others with it.
      for (const callId of callIds)
        await this.saveTogether([callId]).catch((cause: unknown) => this.saveFailed(callId, cause));
    }
    for (const callId of callIds) if (!this.changed.has(callId)) book.setWriting(callId, false);
    if (!this.nextRound) this.round = null;
    onWritten();
  }

  private async saveTogether(callIds: readonly string[]): Promise<void> {
    const { book } = this.parts;
    if (!this.journal) throw new Error('the journal is not open');
    const records = callIds.map((callId) => book.recordOf(callId));
    const remove = callIds.filter((_callId, index) => !records[index]);
    await this.journal.change({ write: records.filter((record) => record !== null), remove });
    for (const callId of callIds) this.unsaved.delete(callId);
    if (this.unsaved.size === 0) book.setCondition({ isDurable: true });
  }

  private saveFailed(callId: string, cause: unknown): void {
    this.unsaved.add(callId);
    this.failed(`A call log is kept in memory only: ${asProblem(cause).message}`);
  }

  private open(): Promise<void> {
    const { clock } = this.parts;
    this.opening ??= this.openAndRead().finally(() => (this.opening = null));
    return new Promise((resolve) => {
      const giveUp = (): void => {
        this.failed('The journal does not open; another tab may hold an older version of it');
        resolve();
      };
      const cancel = clock.after(OPENS_WITHIN_MS, giveUp);
      void this.opening?.then(() => {
        cancel();
        resolve();
      });
    });
  }

  private async openAndRead(): Promise<void> {
    const { openDatabase, crypto } = this.parts;
    const { scope } = this;
    const onLost = (why: string): void => this.lost(why);
    try {
      const journal = await openJournal({ openDatabase, crypto, scope, onLost });
      const contents = await journal.readAll();
      if (scope !== this.scope) return journal.close();
      this.journal = journal;
      this.takeOver(contents);
    } catch (cause) {
      this.failed(`The journal cannot be used: ${asProblem(cause).message}`);
    }
  }

  /** What is not on the disk as the book now has it is written there. */
  private takeOver({ records, unsealed, setAside, foreign }: JournalContents): void {
    const { book, log, onRead } = this.parts;
    book.setCondition({ isDurable: this.unsaved.size === 0, setAside, foreign });
    if (setAside > 0) log.error('journal', `${setAside} call logs are damaged; they are kept and not sent`);
    if (foreign > 0) log.warning('journal', `${foreign} call logs of other users of this computer wait here`);
    const isKept = (record: JournalRecord): boolean =>
      record.kind === 'entry' && !unsealed.has(record.phoneSystemCallId) && !book.get(record.phoneSystemCallId);
    const kept = new Set(records.filter(isKept).map((record) => record.phoneSystemCallId));
    onRead(records);
    for (const { value } of book.unconfirmed())
      if (!kept.has(value.phoneSystemCallId)) this.unsaved.add(value.phoneSystemCallId);
    this.saveAllUnsaved();
  }

  private lost(why: string): void {
    this.journal = null;
    this.failed(`The journal was taken away: ${why}`);
  }

  private failed(text: string): void {
    const { book, clock, log } = this.parts;
    this.cancelMend();
    if (!this.scope) return;
    log.error('journal', text);
    book.setCondition({ isDurable: false });
    this.cancelMend = clock.after(MEND_EVERY_MS, () => this.mend());
  }

  private mend(): void {
    if (this.journal) this.saveAllUnsaved();
    else void this.open();
  }

  private saveAllUnsaved(): void {
    if (this.unsaved.size > 0) void this.save(...this.unsaved);
  }
}
