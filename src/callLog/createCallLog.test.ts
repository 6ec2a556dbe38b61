/** @jest-environment node */
import { openDB } from 'idb';
import { FakeClock } from '../base/fakeClock';
import type { CallLogLine } from './callLog';
import type { OpenDatabase } from './journal';
import {
  ALICE,
  BO,
  linesOf,
  makeComputer,
  makeDraft,
  makeEntry,
  settled,
  stateOf,
  until,
  untilAll,
} from './testDoubles';

test('a finished call is on the disk, then sent, then confirmed, then forgotten by the disk', async () => {
  const { openPage, org, stored } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  let duringSend: readonly string[] = [];
  org.next.push(async (entries) => {
    duringSend = await stored();
    return org.save(entries);
  });
  await page.finish(makeEntry('c1'));
  const { entries } = await untilAll(page, 'logged');
  await settled();
  expect(duringSend).toEqual(['00D1/0051:c1']);
  expect(entries[0]).toMatchObject({ taskId: '00T-c1', problem: null });
  expect(await stored()).toEqual([]);
});

test('"finished" is said only when the call is on the disk, and nothing was sent before', async () => {
  const { openPage, org, stored } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.failNext('org-unreachable');
  const finishing = page.finish(makeEntry('c1'));
  expect(org.requests).toEqual([]);
  await finishing;
  expect(await stored()).toEqual(['00D1/0051:c1']);
});

test('the journal begins in the very turn in which a call ends, before anything is drawn', async () => {
  const { openPage } = makeComputer();
  const began: string[] = [];
  const subtle = new Proxy(crypto.subtle, {
    get(real, name) {
      began.push(String(name));
      return (Reflect.get(real, name) as () => Promise<unknown>).bind(real);
    },
  });
  const page = openPage({ crypto: { subtle, getRandomValues: (array) => crypto.getRandomValues(array) } });
  await page.start(ALICE);
  await page.keep(makeDraft('c1'));
  began.length = 0;
  const finishing = page.finish(makeEntry('c1'));
  expect(began).toEqual(['encrypt']);
  await finishing;
});

test('what is written is told when it is on the disk', async () => {
  const { openPage, stored } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  await page.written();
  void page.keep(makeDraft('c1'));
  void page.keep(makeDraft('c2'));
  await page.written();
  expect(await stored()).toEqual(['00D1/0051:c1', '00D1/0051:c2']);
});

test('a call that ends while another is on its way is not sent before it is on the disk itself', async () => {
  const { openPage, org } = makeComputer();
  let openGate = (): void => undefined;
  let gate: Promise<void> | null = null;
  const encrypt: SubtleCrypto['encrypt'] = async (...how) => {
    await gate;
    return crypto.subtle.encrypt(...how);
  };
  const { generateKey, digest, decrypt } = bound(crypto.subtle);
  const subtle = { generateKey, digest, decrypt, encrypt } as SubtleCrypto;
  const page = openPage({ crypto: { getRandomValues: (array) => crypto.getRandomValues(array), subtle } });
  await page.start(ALICE);
  org.next.push(async (entries) => {
    gate = new Promise((resolve) => (openGate = resolve));
    void page.finish(makeEntry('c2'));
    await settled();
    return org.save(entries);
  });
  await page.finish(makeEntry('c1'));
  await until(page, (state) => state.entries[0]?.state === 'logged');
  await settled();
  void page.sendNow();
  await settled();
  expect([org.requests.length, linesOf(page)]).toEqual([1, 'c1 logged, c2 waiting']);
  openGate();
  await untilAll(page, 'logged');
  expect(org.requests).toHaveLength(2);
});

test('a page that dies in a call leaves it behind; the next page logs it as cut when it was last seen', async () => {
  const { openPage, org } = makeComputer();
  const dying = openPage();
  await dying.start(ALICE);
  await dying.keep(makeDraft('c1', { note: 'wants a quote', lastSeenAt: 6_000 }));
  const next = openPage();
  await next.start(ALICE);
  await untilAll(next, 'logged');
  expect(org.saved.get('c1')).toMatchObject({ endReason: 'cut', endedAt: 6_000, note: 'wants a quote' });
});

test('an entry that an earlier page could not send is sent by the next one', async () => {
  const { openPage, org } = makeComputer();
  org.failNext('org-unreachable');
  const first = openPage();
  await first.start(ALICE);
  await first.finish(makeEntry('c1'));
  await first.stop();
  const second = openPage();
  await second.start(ALICE);
  await untilAll(second, 'logged');
  expect(org.saved.size).toBe(1);
});

test('calls of another user of the same computer stay where they are', async () => {
  const { openPage, org, stored } = makeComputer();
  org.failNext('org-unreachable');
  const alice = openPage();
  await alice.start(ALICE);
  await alice.finish(makeEntry('c1'));
  await alice.stop();
  const bo = openPage();
  await bo.start(BO);
  await bo.finish(makeEntry('c1', { note: 'mine' }));
  await untilAll(bo, 'logged');
  await settled();
  expect(await stored()).toEqual(['00D1/0051:c1']);
  expect([...org.saved.values()].map((entry) => entry.note)).toEqual(['mine']);
});

test('a page that changes its user sends nothing of the one before, not even from memory', async () => {
  const { openPage, org } = makeComputer();
  org.failNext('org-unreachable');
  const page = openPage({ openDatabase: () => Promise.reject(new Error('private mode')) });
  await page.start(ALICE);
  await page.finish(makeEntry('c1'));
  await settled();
  await page.start(BO);
  await page.sendNow();
  expect(linesOf(page)).toBe('');
  await page.start(ALICE);
  await untilAll(page, 'logged');
  expect(org.saved.size).toBe(1);
});

test('a note that is typed quickly is written in its newest form, and before the end of the call', async () => {
  const { openPage, org, stored } = makeComputer();
  const written: string[] = [];
  const openDatabase: OpenDatabase = async (...how) => {
    const database = await openDB(...how);
    const { transaction } = database;
    const spy = (...args: Parameters<typeof transaction>) => {
      if (args[0] === 'entries' && args[1] === 'readwrite') written.push('write');
      return transaction.apply(database, args);
    };
    return new Proxy(database, {
      get: (target, name) => (name === 'transaction' ? spy : (Reflect.get(target, name) as unknown)),
    });
  };
  const page = openPage({ openDatabase });
  await page.start(ALICE);
  const typing = ['a', 'ab', 'abc', 'abcd'].map((note) => page.keep(makeDraft('c1', { note })));
  const finishing = page.finish(makeEntry('c1', { note: 'abcde' }));
  await page.keep(makeDraft('c1', { note: 'too late' }));
  await Promise.all([...typing, finishing]);
  await untilAll(page, 'logged');
  await settled();
  expect(written.length).toBeLessThanOrEqual(3);
  expect(org.saved.get('c1')!.note).toBe('abcde');
  expect(await stored()).toEqual([]);
});

test('what is kept before anybody is signed in is on the disk afterwards', async () => {
  const { openPage, stored, log } = makeComputer();
  const page = openPage();
  const keeping = page.keep(makeDraft('c1'));
  await page.start(ALICE);
  await keeping;
  expect(log.lines).toEqual([]);
  expect(await stored()).toEqual(['00D1/0051:c1']);
});

test('a call that goes on is not taken for one that a dead page left behind', async () => {
  const { openPage, org, stored } = makeComputer();
  const dead = openPage();
  await dead.start(ALICE);
  await dead.keep(makeDraft('c1', { note: 'before' }));
  const page = openPage();
  void page.keep(makeDraft('c1', { note: 'after' }));
  await page.start(ALICE);
  await settled();
  expect(linesOf(page)).toBe('c1 draft');
  expect([org.requests.length, (await stored()).length]).toEqual([0, 1]);
});

test('a note that changes while its call is on the way is sent too', async () => {
  const { openPage, org } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.next.push(async (entries) => {
    await page.finish(makeEntry('c1', { note: 'newer' }));
    return org.save(entries);
  });
  await page.finish(makeEntry('c1', { note: 'older' }));
  await untilAll(page, 'logged');
  expect(org.requests.map((entries) => entries[0]!.note)).toEqual(['older', 'newer']);
});

test('each version of a call is later than the one before, also when somebody turns the clock back', async () => {
  const { openPage, org } = makeComputer();
  org.failNext('org-unreachable');
  const before = openPage();
  await before.start(ALICE);
  await before.finish(makeEntry('c1', { note: 'before' }));
  await before.stop();
  const page = openPage({ clock: new FakeClock(1_000) });
  await page.start(ALICE);
  await page.correct('c1', { note: 'after' });
  await untilAll(page, 'logged');
  const versions = org.requests.flat().map(({ changedAt = 0 }) => changedAt);
  expect(versions.at(-1)).toBeGreaterThan(versions[0]!);
  expect(org.saved.get('c1')!.note).toBe('after');
});

test('after it stopped a page sends nothing more', async () => {
  const { openPage, org, clock } = makeComputer();
  org.failNext('org-unreachable');
  const page = openPage();
  await page.start(ALICE);
  await page.finish(makeEntry('c1'));
  await settled();
  await page.stop();
  clock.wait(3_600_000);
  await settled();
  expect(org.requests).toHaveLength(1);
});

test('a thousand calls are logged in five requests, and the screen is told of a batch at once', async () => {
  const { openPage, org } = makeComputer();
  const page = openPage();
  const calls = Array.from({ length: 1_000 }, (_, i) => makeEntry(`c${i}`, { endedAt: i }));
  void Promise.all(calls.map((call) => page.finish(call)));
  let told = 0;
  page.watch(() => (told += 1));
  await page.start(ALICE);
  await untilAll(page, 'logged');
  expect(org.requests.map((entries) => entries.length)).toEqual([200, 200, 200, 200, 200]);
  expect(org.requests.flat().map((entry) => entry.endedAt)).toEqual(calls.map((call) => call.endedAt));
  expect(told).toBeLessThan(50);
}, 60_000);

test('logged calls do not pile up in memory', async () => {
  const { openPage } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  for (let i = 0; i < 60; i += 1) await page.finish(makeEntry(`c${i}`));
  const { entries } = await untilAll(page, 'logged');
  expect(entries.length).toBeLessThanOrEqual(50);
});

test('one who stops watching hears nothing more', async () => {
  const { openPage } = makeComputer();
  const page = openPage();
  const seen: (readonly CallLogLine[])[] = [];
  page.watch((state) => seen.push(state.entries))();
  await page.start(ALICE);
  await page.finish(makeEntry('c1'));
  expect(seen).toEqual([[]]);
  expect(stateOf(page).isDurable).toBe(true);
  await until(page, () => true);
});

function bound(subtle: SubtleCrypto): Pick<SubtleCrypto, 'generateKey' | 'digest' | 'decrypt'> {
  return {
    generateKey: subtle.generateKey.bind(subtle),
    digest: subtle.digest.bind(subtle),
    decrypt: subtle.decrypt.bind(subtle),
  };
}
