import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from 'idb';
import { readJournalRecord } from './journalRecord';
import type { JournalRecord } from './journalRecord';
import { createSeal, isSealed, makeSealKey } from './seal';
import type { Seal, SealCrypto, SealedRecord } from './seal';

export const JOURNAL_NAME = 'softphone-call-log';
export const JOURNAL_VERSION = 2;

export interface JournalSchema extends DBSchema {
  /** Version 1 kept records as they are; they are sealed when this version meets them. */
  entries: { key: [string, string]; value: JournalRecord | SealedRecord; indexes: { scope: string } };
  keys: { key: string; value: { readonly scope: string; readonly key: CryptoKey } };
}

/** `openDB` of the library idb fits. */
export type OpenDatabase = (
  name: string,
  version: number,
  callbacks: OpenDBCallbacks<JournalSchema>,
) => Promise<IDBPDatabase<JournalSchema>>;

export interface JournalChange {
  readonly write: readonly JournalRecord[];
  /** Ids of calls that need no keeping any more. */
  readonly remove: readonly string[];
}

export interface JournalContents {
  readonly records: readonly JournalRecord[];
  /** Ids of the calls that an older version wrote, to be written anew. */
  readonly unsealed: ReadonlySet<string>;
  /** How many of this agent's records can't be read; they stay where they are. */
  readonly setAside: number;
  /** How many records of others lie here. */
  readonly foreign: number;
}

/** Where one agent's log entries wait, on this computer. Every write is on the disk when its promise resolves. */
export interface Journal {
  readAll(): Promise<JournalContents>;
  /** All or nothing, in one transaction. */
  change(change: JournalChange): Promise<void>;
  close(): void;
}

export interface JournalPlace {
  readonly openDatabase: OpenDatabase;
  readonly crypto: SealCrypto;
  /** Org and user whose records these are. */
  readonly scope: string;
  /** The browser took the database away: deleted by a person, wanted by a newer version, out of order. */
  readonly onLost: (why: string) => void;
}

/** @throws whatever the browser says when there is no database or no encryption to be had */
export async function openJournal({ openDatabase, crypto, scope, onLost }: JournalPlace): Promise<Journal> {
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
  try {
    const seal = createSeal(crypto, await keyOf(database, scope, crypto), scope);
    return new DatabaseJournal(database, seal, scope);
  } catch (cause) {
    database.close();
    throw cause;
  }
}

function createStores(database: IDBPDatabase<JournalSchema>, oldVersion: number): void {
  if (oldVersion < 1) {
    const entries = database.createObjectStore('entries', { keyPath: ['scope', 'phoneSystemCallId'] });
    entries.createIndex('scope', 'scope');
  }
  database.createObjectStore('keys', { keyPath: 'scope' });
}

/** The key of this scope; the first page makes it. Of two that make one at once, the first to store it wins. */
async function keyOf(database: IDBPDatabase<JournalSchema>, scope: string, crypto: SealCrypto): Promise<CryptoKey> {
  const known = await database.get('keys', scope);
  if (known) return known.key;
  const made = await makeSealKey(crypto);
  const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' });
  const first = await transaction.store.get(scope);
  if (!first) await transaction.store.put({ scope, key: made });
  await transaction.done;
  return first?.key ?? made;
}

class DatabaseJournal implements Journal {
  /** Calls that lie here unsealed, under their own id. */
  private readonly unsealed = new Set<string>();

  constructor(
    private readonly database: IDBPDatabase<JournalSchema>,
    private readonly seal: Seal,
    private readonly scope: string,
  ) {}

  async readAll(): Promise<JournalContents> {
    const stored = await this.readStored();
    const records = await Promise.all(stored.map((one) => this.read(one)));
    const readable = records.filter((record) => record !== null);
    const foreign = (await this.database.count('entries')) - stored.length;
    return { records: readable, unsealed: this.unsealed, setAside: stored.length - readable.length, foreign };
  }

  /**
   * Seals first, since a transaction does not wait for anything but itself. Resolves with its `complete` event: only then is the
   * change safe from a power cut.
   */
  async change({ write, remove }: JournalChange): Promise<void> {
    const sealed = await Promise.all(write.map((record) => this.seal.close(record)));
    const places = await Promise.all(remove.map((callId) => this.seal.placeOf(callId)));
    const touched = [...write.map((record) => record.phoneSystemCallId), ...remove];
    const outdated = touched.filter((callId) => this.unsealed.has(callId));
    const transaction = this.database.transaction('entries', 'readwrite', { durability: 'strict' });
    // A refused request rejects this too; only one of the two is awaited then.
    transaction.done.catch(() => undefined);
    const entries = transaction.objectStore('entries');
    const requests = [
      ...sealed.map((record) => entries.put(record)),
      ...[...places, ...outdated].map((place) => entries.delete([this.scope, place])),
    ];
    // Now, not when the page has time to hear that each request went well: it is busy when a call ends.
    transaction.commit();
    await Promise.all([...requests, transaction.done]);
    for (const callId of outdated) this.unsealed.delete(callId);
  }

  close(): void {
    this.database.close();
  }

  private async read(stored: unknown): Promise<JournalRecord | null> {
    if (isSealed(stored)) return this.seal.open(stored);
    const record = readJournalRecord(stored);
    if (record) this.unsealed.add(record.phoneSystemCallId);
    return record;
  }

  /** All at once; if one cannot be read by the browser, one by one, so that the others still are. */
  private async readStored(): Promise<readonly unknown[]> {
    const { database, scope } = this;
    try {
      return await database.getAllFromIndex('entries', 'scope', scope);
    } catch {
      const keys = await database.getAllKeysFromIndex('entries', 'scope', scope);
      return Promise.all(keys.map((key) => database.get('entries', key).catch(() => null)));
    }
  }
}
