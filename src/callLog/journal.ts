import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from 'idb';
import { readJournalRecord } from './journalRecord';
import type { JournalRecord } from './journalRecord';

export const JOURNAL_NAME = 'softphone-call-log';
export const JOURNAL_VERSION = 1;

export interface JournalSchema extends DBSchema {
  entries: { key: [string, string]; value: JournalRecord; indexes: { scope: string } };
}

/** `openDB` of the library idb fits. */
export type OpenDatabase = (
  name: string,
  version: number,
  callbacks: OpenDBCallbacks<JournalSchema>,
) => Promise<IDBPDatabase<JournalSchema>>;

export interface JournalChange {
  readonly write: readonly JournalRecord[];
  readonly remove: readonly { readonly scope: string; readonly phoneSystemCallId: string }[];
}

/** Where log entries wait, on this computer. Every write is on the disk when its promise resolves. */
export interface Journal {
  /** This agent's records. Damaged ones stay where they are and are counted. */
  readAll(scope: string): Promise<{ readonly records: readonly JournalRecord[]; readonly setAside: number }>;
  /** All or nothing, in one transaction. */
  change(change: JournalChange): Promise<void>;
  close(): void;
}

/**
 * @param onLost  the browser took the database away: deleted by a person, wanted by a newer version, out of order
 * @throws whatever the browser says when there is no database to be had
 */
export async function openJournal(openDatabase: OpenDatabase, onLost: (why: string) => void): Promise<Journal> {
  let database: IDBPDatabase<JournalSchema> | null = null;
  database = await openDatabase(JOURNAL_NAME, JOURNAL_VERSION, {
    upgrade: createStores,
    blocking: () => {
      // Whoever waits for us can go on; this page keeps its entries in memory until it can open the database again.
      database?.close();
      onLost('another tab needs the database');
    },
    terminated: () => onLost('the browser closed the database'),
  });
  return new DatabaseJournal(database);
}

function createStores(database: IDBPDatabase<JournalSchema>): void {
  const entries = database.createObjectStore('entries', { keyPath: ['scope', 'phoneSystemCallId'] });
  entries.createIndex('scope', 'scope');
}

class DatabaseJournal implements Journal {
  constructor(private readonly database: IDBPDatabase<JournalSchema>) {}

  async readAll(scope: string): Promise<{ readonly records: readonly JournalRecord[]; readonly setAside: number }> {
    const stored = await this.readStored(scope);
    const records = stored.map(readJournalRecord).filter((record) => record !== null);
    return { records, setAside: stored.length - records.length };
  }

  /** Resolves with the transaction's `complete` event: only then is the change safe from a power cut. */
  async change({ write, remove }: JournalChange): Promise<void> {
    const transaction = this.database.transaction('entries', 'readwrite', { durability: 'strict' });
    // A refused request rejects this too; only one of the two is awaited then.
    transaction.done.catch(() => undefined);
    const entries = transaction.objectStore('entries');
    const requests = [
      ...write.map((record) => entries.put(record)),
      ...remove.map(({ scope, phoneSystemCallId }) => entries.delete([scope, phoneSystemCallId])),
    ];
    await Promise.all([...requests, transaction.done]);
  }

  close(): void {
    this.database.close();
  }

  /** All at once; if one cannot be read by the browser, one by one, so that the others still are. */
  private async readStored(scope: string): Promise<readonly unknown[]> {
    try {
      return await this.database.getAllFromIndex('entries', 'scope', scope);
    } catch {
      const keys = await this.database.getAllKeysFromIndex('entries', 'scope', scope);
      return Promise.all(keys.map((key) => this.database.get('entries', key).catch(() => null)));
    }
  }
}
