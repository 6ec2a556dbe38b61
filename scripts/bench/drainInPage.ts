/**
 * Functions that run inside the measured phone (Playwright sends their source); they use nothing from outside themselves.
 */

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
