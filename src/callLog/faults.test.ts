/** @jest-environment node */
/** Salesforce, the network and the browser at their worst; storage.test.ts has what the database can do to us. */
import type { FakeClock } from '../base/fakeClock';
import type { CallEntry, SaveResult } from '../hosts/orgContract';
import type { CallLog } from './callLog';
import { ALICE, linesOf, makeComputer, makeDraft, makeEntry, settled, stateOf, untilAll, Wire } from './testDoubles';

type Org = ReturnType<typeof makeComputer>['org'];

const MINUTE = 60_000;

/** Lets time go by until everything is logged, for so long at most. */
async function waitUntilLogged(page: CallLog, clock: FakeClock, mostMs = 20 * MINUTE): Promise<void> {
  for (let waited = 0; waited < mostMs && !/^(\S+ logged(, )?)+$/.test(linesOf(page)); waited += 1_000) {
    await settled();
    clock.wait(1_000);
  }
  // The disk forgets a batch of 200 in as many turns.
  for (let i = 0; i < 20; i += 1) await settled();
}

async function oneCall() {
  const computer = makeComputer();
  const page = computer.openPage();
  await page.start(ALICE);
  const finish = () => page.finish(makeEntry('c1'));
  return { ...computer, page, finish };
}

describe('answers that are no answers: the entry stays, and one record is the end of it', () => {
  type Odd = (org: Org, entries: readonly CallEntry[], clock: FakeClock) => Promise<readonly SaveResult[]>;
  const odd: readonly (readonly [string, Odd])[] = [
    ['an error', () => Promise.reject(new Error('no'))],
    ['success without an id', () => Promise.resolve([{ status: 'saved', callRecordId: '', taskId: '' }])],
    ['nothing, for ever', () => new Promise(() => undefined)],
    ['nothing, for ever, though it saved', (org, entries) => (org.save(entries), new Promise(() => undefined))],
    [
      'success after a minute',
      (org, entries, clock) => new Promise((resolve) => clock.after(MINUTE, () => resolve(org.save(entries)))),
    ],
    ['success twice', (org, entries) => Promise.resolve([...org.save(entries), ...org.save(entries)])],
    [
      'an answer that its frame took along, though it saved',
      (org, entries) => (
        org.save(entries),
        Promise.reject(Object.assign(new Error(), { code: 'org-timeout', hint: '' }))
      ),
    ],
    ['no list', () => Promise.resolve({} as readonly SaveResult[])],
  ];
  test.each(odd)('%s', async (_name, answer) => {
    const { page, org, clock, finish, stored } = await oneCall();
    const onDisk = new Promise<readonly string[]>((resolve) =>
      org.next.push(async (entries) => {
        resolve(await stored());
        return answer(org, entries, clock);
      }),
    );
    await finish();
    expect(await onDisk).toEqual(['00D1/0051:c1']);
    await waitUntilLogged(page, clock);
    expect([linesOf(page), org.saved.size, await stored()]).toEqual(['c1 logged', 1, []]);
  });
});

describe('refusals: what passes is tried again, what does not is parked with a reason, and others overtake both', () => {
  const passing = ['UNABLE_TO_LOCK_ROW', 'REQUEST_LIMIT_EXCEEDED', 'STORAGE_LIMIT_EXCEEDED'] as const;
  test.each(passing)('%s of one call is tried again', async (code) => {
    const { page, org, clock, finish } = await oneCall();
    org.next.push(() => [{ status: 'failed', code, message: 'm', isTransient: true, kind: 'transient' }]);
    await finish();
    await settled();
    await page.finish(makeEntry('c2'));
    await settled();
    expect(linesOf(page)).toBe('c1 waiting, c2 logged');
    await waitUntilLogged(page, clock);
    expect(org.saved.size).toBe(2);
  });

  const lost = ['session-expired', 'org-unreachable', 'org-timeout', 'org-at-limit', 'org-exception'] as const;
  test.each(lost)('%s of the whole request is tried again', async (code) => {
    const { page, org, clock, finish } = await oneCall();
    org.failNext(code, 3);
    await finish();
    await waitUntilLogged(page, clock);
    expect([org.requests.length, org.saved.size]).toEqual([4, 1]);
  });

  const lasting = [
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'agent'],
    ['no-access', 'admin'],
  ] as const;
  test.each(lasting)('%s is parked for the %s', async (code, kind) => {
    const { page, org, clock, finish, stored } = await oneCall();
    org.next.push(() => [{ status: 'failed', code, message: 'Why', isTransient: false, kind }]);
    await finish();
    await settled();
    await page.finish(makeEntry('c2'));
    await settled();
    clock.wait(8 * 60 * MINUTE);
    await settled();
    expect([linesOf(page), org.requests.length]).toEqual(['c1 failed, c2 logged', 2]);
    expect(stateOf(page).entries[0]!.problem).toMatchObject({ code, message: 'Why', kind });
    expect(await stored()).toEqual(['00D1/0051:c1']);
    await page.sendNow();
    expect(linesOf(page)).toBe('c1 logged, c2 logged');
  });
});

const CALLS = 300;

/** Requests that leave while the wire is down, or lose it within their two seconds, reach nobody. */
function wiredOrg(org: Org, wire: Wire, clock: FakeClock): void {
  org.next.push(
    ...Array.from({ length: 1_000 }, () => async (entries: readonly CallEntry[]) => {
      const wasUp = wire.isUp;
      await new Promise<void>((resolve) => clock.after(2_000, resolve));
      if (wasUp && wire.isUp) return org.save(entries);
      throw Object.assign(new Error('no network'), { code: 'org-unreachable', hint: '' });
    }),
  );
}

test('300 calls of eight hours without a network arrive once and in order, and a network that comes and goes costs two requests at most', async () => {
  const { openPage, org, clock, stored } = makeComputer();
  const wire = new Wire();
  wiredOrg(org, wire, clock);
  const page = openPage({ network: wire });
  await page.start(ALICE);
  wire.turn(false);
  for (let i = 0; i < CALLS; i += 1) {
    const call = { offeredAt: clock.now(), matchedRecordId: `003-${i % 7}` };
    await page.keep(makeDraft(`c${i}`, call));
    clock.wait((8 * 60 * MINUTE) / CALLS);
    await page.finish(makeEntry(`c${i}`, { ...call, endedAt: clock.now() }));
  }
  await settled();
  expect([org.requests.length, (await stored()).length]).toEqual([0, CALLS]);
  for (let second = 0; second < 30; second += 1) {
    if (second % 3 === 0) wire.turn(second % 2 === 0);
    clock.wait(1_000);
    await settled();
  }
  wire.turn(true);
  await waitUntilLogged(page, clock);
  await settled();
  expect([org.saved.size, await stored()]).toEqual([CALLS, []]);
  expect(org.requests.length - CALLS / 150).toBeLessThanOrEqual(2);
  const arrived = [...org.saved.values()];
  for (let record = 0; record < 7; record += 1) {
    const ends = arrived.filter((call) => call.matchedRecordId === `003-${record}`).map((call) => call.endedAt);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
  }
}, 30_000);

test('the network is back: waiting calls go on after a moment, without the long pause of the outage', async () => {
  const { openPage, org, clock } = makeComputer();
  const wire = new Wire();
  const page = openPage({ network: wire });
  await page.start(ALICE);
  org.failNext('org-unreachable', 99);
  await page.finish(makeEntry('c1'));
  for (let i = 0; i < 600; i += 1) {
    await settled();
    clock.wait(1_000);
  }
  org.next.length = 0;
  wire.turn(false);
  clock.wait(60 * MINUTE);
  wire.turn(true);
  await settled();
  expect(linesOf(page)).toBe('c1 waiting');
  clock.wait(2_000);
  await settled();
  expect(linesOf(page)).toBe('c1 logged');
}, 30_000);

test('"send now" is tried even where the browser says that there is no network', async () => {
  const { openPage } = makeComputer();
  const wire = new Wire();
  wire.turn(false);
  const page = openPage({ network: wire });
  await page.start(ALICE);
  await page.finish(makeEntry('c1'));
  await settled();
  expect(linesOf(page)).toBe('c1 waiting');
  await page.sendNow();
  expect(linesOf(page)).toBe('c1 logged');
});

test('what a page could not tell the disk before it stopped is told when the answer came late', async () => {
  const { openPage, org, clock, stored } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  let answer = (): void => undefined;
  org.next.push((entries) => new Promise((resolve) => (answer = () => resolve(org.save(entries)))));
  await page.finish(makeEntry('c1'));
  await settled();
  const stopping = page.stop();
  clock.wait(500);
  answer();
  await stopping;
  expect([linesOf(page), await stored()]).toEqual(['c1 logged', []]);
  await untilAll(page, 'logged');
});
