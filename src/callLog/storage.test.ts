/** @jest-environment node */
import { openDB } from 'idb';
import type { JournalSchema, OpenDatabase } from './journal';
import { createSeal } from './seal';
import { ALICE, linesOf, makeComputer, makeDraft, makeEntry, settled, stateOf, until, untilAll } from './testDoubles';

/** A database whose writes fail while `lever.isFull`. */
function fullDisk(lever: { isFull: boolean }): OpenDatabase {
  return async (...how) => {
    const database = await openDB(...how);
    return new Proxy(database, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (name === 'transaction' && lever.isFull) {
          return () => {
            throw new DOMException('The disk is full', 'QuotaExceededError');
          };
        }
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
  };
}

async function putRaw(...records: unknown[]): Promise<void> {
  const database = await openDB<JournalSchema>('softphone-call-log');
  for (const record of records) await database.put('entries', record as never);
  database.close();
}

test('without a database calls are still logged, and the agent is warned', async () => {
  const { openPage, org, log } = makeComputer();
  const page = openPage({ openDatabase: () => Promise.reject(new DOMException('No storage here', 'SecurityError')) });
  await page.start(ALICE);
  await page.finish(makeEntry('c1'));
  await untilAll(page, 'logged');
  expect(stateOf(page).isDurable).toBe(false);
  expect(org.saved.size).toBe(1);
  expect(log.lines[0]!.level).toBe('error');
  expect(log.lines[0]!.text).toMatch(/^The journal cannot be used: .*No storage here$/);
});

test('a full disk is told; when there is room again everything gets there by itself', async () => {
  const { openPage, org, clock, stored } = makeComputer();
  const lever = { isFull: true };
  const page = openPage({ openDatabase: fullDisk(lever) });
  await page.start(ALICE);
  await page.keep(makeDraft('c0'));
  org.failNext('org-unreachable', 99);
  await page.finish(makeEntry('c1'));
  expect(stateOf(page).isDurable).toBe(false);
  expect(await stored()).toEqual([]);
  lever.isFull = false;
  clock.wait(30_000);
  await until(page, (state) => state.isDurable);
  expect(await stored()).toEqual(['00D1/0051:c0', '00D1/0051:c1']);
});

test('an upgrade that another tab blocks does not hold up the phone; its old entries are sent once it is through', async () => {
  const { openPage, clock, org, stored } = makeComputer();
  const before = openPage();
  await before.start(ALICE);
  await before.keep(makeDraft('old'));
  let unblock = (): void => undefined;
  const blocked = new Promise<void>((resolve) => (unblock = resolve));
  const page = openPage({ openDatabase: (...how) => blocked.then(() => openDB(...how)) });
  const start = page.start(ALICE);
  await settled();
  clock.wait(5_000);
  await start;
  expect(stateOf(page).isDurable).toBe(false);
  org.failNext('org-unreachable');
  await page.finish(makeEntry('new'));
  await settled();
  unblock();
  await until(page, (state) => state.isDurable && state.entries.length === 2);
  await settled();
  expect(await stored()).toEqual(['00D1/0051:new', '00D1/0051:old']);
  await page.sendNow();
  await untilAll(page, 'logged');
});

test('damaged records are counted and kept, and the others are sent', async () => {
  const { openPage, stored } = makeComputer();
  const before = openPage();
  await before.start(ALICE);
  await before.keep(makeDraft('good'));
  await putRaw(
    { scope: '00D1/0051', phoneSystemCallId: 'bad', v: 1, kind: 'entry', value: { note: 7 } },
    { scope: '00D1/0051', phoneSystemCallId: 'later', v: 2, sealed: new Uint8Array(3) },
  );
  const page = openPage();
  await page.start(ALICE);
  await untilAll(page, 'logged');
  await settled();
  expect(stateOf(page)).toMatchObject({ setAside: 2, isDurable: true });
  expect(await stored()).toEqual(['00D1/0051:bad', '00D1/0051:later']);
});

test('one record that the browser itself cannot read does not hide the others', async () => {
  const { openPage, org } = makeComputer();
  const before = openPage();
  await before.start(ALICE);
  await before.keep(makeDraft('good'));
  await before.keep(makeDraft('rotten'));
  const openDatabase: OpenDatabase = async (...how) => {
    const database = await openDB(...how);
    const rotten = { getAllFromIndex: () => Promise.reject(new DOMException('rotten', 'DataError')) };
    const key = (await database.get('keys', '00D1/0051'))!.key;
    const place = await createSeal(crypto, key, '00D1/0051').placeOf('rotten');
    const get = (store: 'entries' | 'keys', id: [string, string]) =>
      id[1] === place ? Promise.reject(new DOMException('rotten', 'DataError')) : database.get(store as 'entries', id);
    return new Proxy(database, {
      get: (target, name) => ({ ...rotten, get })[name as 'get'] ?? bound(target, Reflect.get(target, name)),
    });
  };
  const page = openPage({ openDatabase });
  await page.start(ALICE);
  await untilAll(page, 'logged');
  expect([...org.saved.keys()]).toEqual(['good']);
  expect(stateOf(page).setAside).toBe(1);
});

test('a person who deletes the database in the middle of a call loses nothing', async () => {
  const { openPage, clock, stored, org } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  await page.keep(makeDraft('c1'));
  await new Promise((resolve) => (indexedDB.deleteDatabase('softphone-call-log').onsuccess = resolve));
  expect(stateOf(page).isDurable).toBe(false);
  clock.wait(30_000);
  await until(page, (state) => state.isDurable);
  await settled();
  expect(await stored()).toEqual(['00D1/0051:c1']);
  await page.finish(makeEntry('c1'));
  await untilAll(page, 'logged');
  expect(org.saved.get('c1')!.endReason).toBe('completed');
});

test('one call that cannot be stored does not keep the others off the disk', async () => {
  const { openPage, stored } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  const uncloneable = { ...makeDraft('odd'), note: (() => undefined) as unknown as string };
  await Promise.all([page.keep(makeDraft('c1')), page.keep(uncloneable), page.keep(makeDraft('c2'))]);
  expect(await stored()).toEqual(['00D1/0051:c1', '00D1/0051:c2']);
  expect(stateOf(page).isDurable).toBe(false);
});

test('a newer version in another tab gets the database; this page goes on in memory', async () => {
  const { openPage } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  const newer = await openDB('softphone-call-log', 99);
  await page.finish(makeEntry('c1'));
  await untilAll(page, 'logged');
  expect(stateOf(page).isDurable).toBe(false);
  expect(linesOf(page)).toBe('c1 logged');
  newer.close();
});

function bound(target: object, value: unknown): unknown {
  return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
}
