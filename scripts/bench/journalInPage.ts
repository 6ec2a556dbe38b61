/**
 * Functions that run inside the measured phone (Playwright sends their source); they use nothing from outside themselves.
 */

export interface JournalWindow {
  /** Of each call that ended: milliseconds from the message that ended it until its entry was durable. */
  endings: { readonly ms: number; readonly wasSentBefore: boolean }[];
  /** The same of a bare strict put of a thousand bytes that begins with such a message, in a database of its own. */
  barePuts: number[];
  /** Whether the next call that ends is measured by such a put in place of its entry: both at once would wait for one disk. */
  takesBarePut: boolean;
  /** Milliseconds of one more such put, now, while the page has nothing else to do. */
  idlePut: () => Promise<number>;
  softphoneStep: (step: string) => undefined;
}

/** Notes when a message of the phone system ends a call, and when the journal has the entry on the disk. */
export function watchJournal(): void {
  const state = window as unknown as JournalWindow;
  state.endings = [];
  state.barePuts = [];
  state.takesBarePut = false;
  let endedAt = 0;
  let wasSentBefore = false;
  const opening = indexedDB.open('bench-floor', 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore('records');
  const barePut = (): Promise<number> => {
    const beganAt = performance.now();
    const transaction = opening.result.transaction('records', 'readwrite', { durability: 'strict' });
    transaction.objectStore('records').put('x'.repeat(1_000), beganAt);
    return new Promise((resolve) => (transaction.oncomplete = () => resolve(performance.now() - beganAt)));
  };
  state.idlePut = barePut;
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (!/^(CANCEL|BYE) /.test(String(data))) return;
        endedAt = performance.now();
        wasSentBefore = false;
        if (state.takesBarePut) void barePut().then((ms) => state.barePuts.push(ms));
      });
    }
  };
  state.softphoneStep = (step) => {
    if (step === 'beforeSend') wasSentBefore = true;
    if (step === 'endWritten') state.endings.push({ ms: performance.now() - endedAt, wasSentBefore });
    return undefined;
  };
}

/** Puts so many finished calls of this agent into the journal, as its first version wrote them. */
export async function fillJournal(count: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('softphone-call-log');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(String(opening.error)));
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(['entries', 'keys'], 'readwrite');
    const scopes = transaction.objectStore('keys').getAllKeys();
    scopes.onsuccess = () => {
      const [scope] = scopes.result;
      for (let i = 0; i < count; i += 1) {
        const at = Date.now() - (count - i) * 60_000;
        const phoneSystemCallId = `bench-${i}`;
        const value = {
          ...{ phoneSystemCallId, direction: 'inbound', rawNumber: '+493023125101', e164: '+493023125101' },
          ...{ displayName: '', offeredAt: at, answeredAt: at, endedAt: at + 30_000, durationSeconds: 30 },
          ...{ endReason: 'completed', matchedRecordId: '', matchedObjectType: '', result: '', resultLabel: '' },
          note: `Note of call ${i}`,
        };
        transaction.objectStore('entries').put({ v: 1, scope, phoneSystemCallId, kind: 'entry', value });
      }
    };
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(new Error(String(transaction.error)));
  });
  database.close();
}

/** How many calls lie in the journal, and how many of them sealed. */
export async function journalCount(): Promise<{ readonly all: number; readonly sealed: number }> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('softphone-call-log');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(String(opening.error)));
  });
  const records = await new Promise<{ v: number }[]>((resolve, reject) => {
    const reading = database.transaction('entries').objectStore('entries').getAll();
    reading.onsuccess = () => resolve(reading.result as { v: number }[]);
    reading.onerror = () => reject(new Error(String(reading.error)));
  });
  database.close();
  return { all: records.length, sealed: records.filter((record) => record.v === 2).length };
}
