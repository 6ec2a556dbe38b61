/** @jest-environment node */
import { deleteDB, openDB } from 'idb';
import version1 from './fixtures/version1.json';
import type { JournalSchema } from './journal';
import { createSeal, isSealed, makeSealKey } from './seal';
import { ALICE, BO, makeComputer, makeDraft, makeEntry, settled, stateOf, untilAll } from './testDoubles';

const NAME = 'softphone-call-log';

/** The database as version 1 of the journal left it. */
async function leaveVersion1(): Promise<void> {
  const database = await openDB(NAME, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('entries', { keyPath: ['scope', 'phoneSystemCallId'] }).createIndex('scope', 'scope');
    },
  });
  for (const record of version1) await database.put('entries', record);
  database.close();
}

async function raw(): Promise<readonly unknown[]> {
  const database = await openDB<JournalSchema>(NAME);
  const records = await database.getAll('entries');
  database.close();
  return records;
}

test('nothing of a call can be read on the disk, and the key can not be taken out of the browser', async () => {
  const { openPage, org } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.failNext('org-unreachable');
  await page.keep(makeDraft('call-1', { note: 'draft note' }));
  await page.finish(makeEntry('call-2', { note: 'entry note' }));
  const records = await raw();
  expect(records).toHaveLength(2);
  for (const record of records) {
    if (!isSealed(record)) throw new Error('a record lies open');
    const readable = Buffer.from(record.sealed).toString('latin1') + JSON.stringify(record);
    expect(readable).not.toMatch(/note|4930123456|call-1|call-2|Jo/);
  }
  const database = await openDB<JournalSchema>(NAME);
  const { key } = (await database.get('keys', '00D1/0051'))!;
  database.close();
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

test('the entries of the version before are read, sealed, sent, and leave nothing open behind', async () => {
  const { openPage, org, stored, clock } = makeComputer();
  await leaveVersion1();
  const page = openPage();
  org.failNext('org-unreachable');
  await page.start(ALICE);
  await settled();
  expect((await raw()).every(isSealed)).toBe(true);
  expect(await stored()).toHaveLength(version1.length);
  clock.wait(2_000);
  await untilAll(page, 'logged');
  await settled();
  expect(await stored()).toEqual([]);
  expect([...org.saved.keys()].sort()).toEqual(version1.map((record) => record.phoneSystemCallId).sort());
  expect(org.saved.get('v1-draft')).toMatchObject({ endReason: 'cut', endedAt: 1768467817000, note: 'half a sen' });
  expect(org.saved.get('v1-draft-over')).toMatchObject({ endReason: 'completed', endedAt: 1768467925000 });
  expect(org.saved.get('v1-entry')).toEqual(version1[0]!.value);
});

test('what waits for another user is counted, and stays shut', async () => {
  const { openPage, org, stored, log } = makeComputer();
  org.failNext('org-unreachable');
  const alice = openPage();
  await alice.start(ALICE);
  await alice.finish(makeEntry('c1', { note: 'secret' }));
  await alice.stop();
  const bo = openPage();
  await bo.start(BO);
  await bo.sendNow();
  expect(stateOf(bo)).toMatchObject({ foreign: 1, entries: [] });
  expect(bo.exportText('json')).not.toContain('secret');
  expect(log.lines.map((line) => line.text)).toContain('1 call logs of other users of this computer wait here');
  await bo.stop();
  const again = openPage();
  await again.start(ALICE);
  await untilAll(again, 'logged');
  await settled();
  expect([stateOf(again).foreign, org.saved.size, await stored()]).toEqual([0, 1, []]);
});

test('a record that was moved to another user, or that another key sealed, is set aside', async () => {
  const [own, other] = [await makeSealKey(crypto), await makeSealKey(crypto)];
  const record = { v: 1, scope: 'o/a', phoneSystemCallId: 'c1', kind: 'entry', value: makeEntry('c1') } as const;
  const sealed = await createSeal(crypto, own, 'o/a').close(record);
  expect(await createSeal(crypto, own, 'o/a').open(sealed)).toEqual(record);
  expect(await createSeal(crypto, own, 'o/b').open({ ...sealed, scope: 'o/b' })).toBeNull();
  expect(await createSeal(crypto, other, 'o/a').open(sealed)).toBeNull();
  expect(await createSeal(crypto, own, 'o/a').open({ ...sealed, phoneSystemCallId: 'elsewhere' })).toBeNull();
  const damaged = { ...sealed, sealed: new Uint8Array(3).buffer };
  expect(await createSeal(crypto, own, 'o/a').open(damaged)).toBeNull();
});

test('two records are never sealed alike, and the same call has the same place', async () => {
  const seal = createSeal(crypto, await makeSealKey(crypto), 'o/a');
  const record = { v: 1, scope: 'o/a', phoneSystemCallId: 'c1', kind: 'entry', value: makeEntry('c1') } as const;
  const [one, two] = await Promise.all([seal.close(record), seal.close(record)]);
  expect(one.phoneSystemCallId).toBe(two.phoneSystemCallId);
  expect([Buffer.from(one.iv).equals(two.iv), Buffer.from(one.sealed).equals(Buffer.from(two.sealed))]).toEqual([
    false,
    false,
  ]);
});

test('a page without encryption keeps nothing on the disk, says so, and still sends', async () => {
  const { openPage, org, log } = makeComputer();
  const page = openPage({ crypto: { getRandomValues: (a) => a, subtle: undefined as unknown as SubtleCrypto } });
  await page.start(ALICE);
  await page.finish(makeEntry('c1'));
  await untilAll(page, 'logged');
  expect([stateOf(page).isDurable, org.saved.size, log.lines[0]!.level]).toEqual([false, 1, 'error']);
  expect(await raw()).toEqual([]);
});

test('storage that stays is asked for once, and a no is written down', async () => {
  const { openPage, log } = makeComputer();
  let asked = 0;
  const page = openPage({ askToPersist: () => Promise.resolve((asked += 1) > 99) });
  await page.start(ALICE);
  await page.start(ALICE);
  await settled();
  expect(asked).toBe(1);
  expect(log.lines.map((line) => line.text)).toEqual(['The browser may clear the journal when the disk is full']);
});

test('a key that is gone costs the entries that it sealed, and no new ones', async () => {
  const { openPage, org, stored } = makeComputer();
  org.failNext('org-unreachable');
  const before = openPage();
  await before.start(ALICE);
  await before.finish(makeEntry('old'));
  await before.stop();
  const database = await openDB<JournalSchema>(NAME);
  await database.clear('keys');
  database.close();
  const page = openPage();
  await page.start(ALICE);
  await page.finish(makeEntry('new'));
  await untilAll(page, 'logged');
  await settled();
  expect([...org.saved.keys()]).toEqual(['new']);
  expect([stateOf(page).setAside, (await stored()).length]).toEqual([1, 1]);
});

afterAll(() => deleteDB(NAME));
