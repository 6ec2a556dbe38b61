/** @jest-environment node */
import type { SaveResult } from '../hosts/orgContract';
import { ALICE, linesOf, makeComputer, makeDraft, makeEntry, settled, stateOf, until, untilAll } from './testDoubles';

const failed = (isTransient: boolean, code = 'UNABLE_TO_LOCK_ROW'): SaveResult => ({
  status: 'failed',
  code,
  message: 'm',
  isTransient,
});

test('while nobody answers the calls wait, and tries grow rarer', async () => {
  const { openPage, org, clock } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.failNext('org-unreachable', 3);
  await page.finish(makeEntry('c1'));
  const requestsAfter: number[] = [];
  for (const waitMs of [1_999, 1, 3_999, 1, 7_999, 1]) {
    await settled();
    clock.wait(waitMs);
    await settled();
    requestsAfter.push(org.requests.length);
  }
  expect(requestsAfter).toEqual([1, 2, 2, 3, 3, 4]);
  expect(linesOf(page)).toBe('c1 logged');
});

test('a call that ends during an outage does not knock again before it is time', async () => {
  const { openPage, org, clock } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.failNext('org-unreachable');
  await page.finish(makeEntry('c1'));
  await settled();
  await page.finish(makeEntry('c2'));
  await settled();
  expect(org.requests).toHaveLength(1);
  clock.wait(2_000);
  await untilAll(page, 'logged');
  expect(org.requests.map((entries) => entries.length)).toEqual([1, 2]);
});

test('"send now" does not wait for the pause', async () => {
  const { openPage, org } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.failNext('session-expired');
  await page.finish(makeEntry('c1'));
  const { entries } = await until(page, (state) => state.entries[0]?.failedTries === 1);
  expect(entries[0]).toMatchObject({ state: 'waiting', problem: { code: 'session-expired', isTransient: true } });
  await page.sendNow();
  expect(linesOf(page)).toBe('c1 logged');
});

test('a refused call is left to the agent and others pass it; "send now" tries it again', async () => {
  const { openPage, org, clock } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.next.push(() => [failed(false, 'REQUIRED_FIELD')]);
  await page.finish(makeEntry('c1'));
  await until(page, (state) => state.entries[0]?.state === 'failed');
  await page.finish(makeEntry('c2'));
  await until(page, (state) => state.entries[1]?.state === 'logged');
  clock.wait(3_600_000);
  await settled();
  expect(linesOf(page)).toBe('c1 failed, c2 logged');
  expect(stateOf(page).entries[0]!.problem).toMatchObject({
    code: 'REQUIRED_FIELD',
    message: 'm',
    isTransient: false,
    kind: 'admin',
  });
  await page.sendNow();
  expect(linesOf(page)).toBe('c1 logged, c2 logged');
});

test('a call whose row is locked waits alone; the rest of its batch is logged', async () => {
  const { openPage, org, clock } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.next.push(([first, second]) => [failed(true), ...org.save([second!]), ...(first ? [] : [])]);
  // While the ring is being written both ends wait, so that they go to the disk, and out, together.
  void page.keep(makeDraft('c1'));
  void page.finish(makeEntry('c1'));
  await page.finish(makeEntry('c2'));
  await until(page, (state) => state.entries[1]?.state === 'logged');
  expect(linesOf(page)).toBe('c1 waiting, c2 logged');
  clock.wait(2_000);
  await untilAll(page, 'logged');
});

test('a call of which the answer says nothing is still waiting', async () => {
  const { openPage, org, stored, clock } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.next.push((entries) => org.save(entries).slice(0, 1));
  // While the ring is being written both ends wait, so that they go to the disk, and out, together.
  void page.keep(makeDraft('c1'));
  void page.finish(makeEntry('c1'));
  await page.finish(makeEntry('c2'));
  const { entries } = await until(page, (state) => state.entries[0]?.state === 'logged');
  expect(entries[1]).toMatchObject({ state: 'waiting', problem: { code: 'no-result', isTransient: true } });
  expect(await stored()).toContain('00D1/0051:c2');
  clock.wait(2_000);
  await untilAll(page, 'logged');
});

test('"saved" without the record that holds it is not believed', async () => {
  const { openPage, org } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.next.push(() => [{ status: 'saved', callRecordId: '', taskId: '' }]);
  await page.finish(makeEntry('c1'));
  await until(page, (state) => state.entries[0]?.failedTries === 1);
  expect(linesOf(page)).toBe('c1 waiting');
});

test('a call that was saved although its answer was lost is sent again and stands once in the org', async () => {
  const { openPage, org, clock } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.next.push((entries) => {
    org.save(entries);
    throw Object.assign(new Error('gone'), { code: 'org-timeout', hint: '' });
  });
  await page.finish(makeEntry('c1'));
  await settled();
  clock.wait(2_000);
  await untilAll(page, 'logged');
  expect([org.requests.length, org.saved.size]).toEqual([2, 1]);
});

test('one call that makes every request fail is found by halving, and all others are logged', async () => {
  const { openPage, org, clock } = makeComputer();
  const page = openPage();
  org.next.push(
    ...Array.from({ length: 100 }, () => (entries: Parameters<typeof org.save>[0]) => {
      if (entries.some((entry) => entry.note === 'poison'))
        throw Object.assign(new Error('limit'), { code: 'org-exception', hint: '' });
      return org.save(entries);
    }),
  );
  for (let i = 0; i < 20; i += 1) void page.finish(makeEntry(`c${i}`, { endedAt: i, note: i === 3 ? 'poison' : '' }));
  await page.start(ALICE);
  for (let i = 0; i < 60 && org.saved.size < 19; i += 1) {
    await settled();
    clock.wait(5_000);
  }
  expect(org.saved.size).toBe(19);
  expect(org.requests.length).toBeLessThan(25);
  expect(linesOf(page)).toContain('c3 waiting');
});

test('two pages never send at the same time', async () => {
  const { openPage, org } = makeComputer();
  let queue: Promise<unknown> = Promise.resolve();
  const locks = { request: (_name: string, work: () => Promise<unknown>) => (queue = queue.then(work, work)) };
  let atOnce = 0;
  let most = 0;
  const slow = async (entries: Parameters<typeof org.save>[0]) => {
    most = Math.max(most, (atOnce += 1));
    await settled();
    atOnce -= 1;
    return org.save(entries);
  };
  org.next.push(slow, slow);
  const [one, two] = [openPage({ locks }), openPage({ locks })];
  await one.start(ALICE);
  await two.start(ALICE);
  await Promise.all([one.finish(makeEntry('c1')), two.finish(makeEntry('c2'))]);
  await Promise.all([untilAll(one, 'logged'), untilAll(two, 'logged')]);
  expect(most).toBe(1);
});

test('a browser that refuses locks still sends', async () => {
  const { openPage, log } = makeComputer();
  const page = openPage({ locks: { request: () => Promise.reject(new Error('denied')) } });
  await page.start(ALICE);
  await page.finish(makeEntry('c1'));
  await untilAll(page, 'logged');
  expect(log.lines.map((line) => line.text)).toContain('Sending without a lock: denied');
});
