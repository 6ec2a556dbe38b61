import { openDB } from 'idb';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { CallEntry, OrgDoor } from '../hosts/orgContract';
import { CallBook } from './callBook';
import type { CallDraft, CallLog, CallLogState } from './callLog';
import type { OpenDatabase } from './journal';
import { JournalKeeper } from './journalKeeper';
import { entryOfDeadPage, scopeOf } from './journalRecord';
import type { JournalRecord } from './journalRecord';
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
}

export function createCallLog(parts: CallLogParts): CallLog {
  return new JournalledCallLog(parts);
}

/** Book (memory), journal (disk), sender (org): the book is what counts, the journal follows it, the sender empties it. */
class JournalledCallLog implements CallLog {
  private readonly book = new CallBook();
  private readonly journal: JournalKeeper;
  private readonly sender: Sender;

  constructor(parts: CallLogParts) {
    const { org, clock, log, locks, random = Math.random, openDatabase = openDB } = parts;
    const { book } = this;
    const onRead = (records: readonly JournalRecord[]): void => this.takeOver(records);
    this.journal = new JournalKeeper({ book, openDatabase, clock, log, onRead });
    const onLogged = (callId: string): void => void this.journal.save(callId);
    this.sender = new Sender({ book, org, clock, log, random, locks, onLogged });
  }

  async start(owner: { readonly orgId: string; readonly userId: string }): Promise<void> {
    await this.stop();
    const scope = scopeOf(owner);
    this.book.turnTo(scope);
    await this.journal.start(scope);
    this.sender.start();
  }

  keep(draft: CallDraft): Promise<void> {
    const callId = draft.phoneSystemCallId;
    // A note that is saved a moment too late must not make a draft of a finished call.
    if (this.book.get(callId)?.kind === 'entry') return Promise.resolve();
    this.book.put({ kind: 'draft', value: { ...draft }, state: 'draft' });
    return this.journal.save(callId);
  }

  drop(phoneSystemCallId: string): Promise<void> {
    if (this.book.get(phoneSystemCallId)?.kind !== 'draft') return Promise.resolve();
    this.book.remove(phoneSystemCallId);
    return this.journal.save(phoneSystemCallId);
  }

  async finish(entry: CallEntry): Promise<void> {
    this.book.put({ ...NOT_SENT, kind: 'entry', value: { ...entry } });
    await this.journal.save(entry.phoneSystemCallId);
    void this.sender.run();
  }

  sendNow(): Promise<void> {
    return this.sender.runNow();
  }

  watch(listener: (state: CallLogState) => void): () => void {
    return this.book.watch(listener);
  }

  async stop(): Promise<void> {
    this.sender.stop();
    await this.journal.stop();
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
