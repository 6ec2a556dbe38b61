/** @jest-environment node */
import fc from 'fast-check';
import { FakeClock } from '../base/fakeClock';
import { RecentLog } from '../base/log';
import { createOwnership } from './createOwnership';
import type { Locks } from './createOwnership';
import type { Ownership, OwnershipState } from './ownership';
import { FakeChannels, FakeLocks } from './testDoubles';

interface Tab {
  readonly ownership: Ownership;
  readonly states: OwnershipState[];
  readonly popped: unknown[];
  readonly log: RecentLog;
  role(): string | undefined;
}

/** A browser whose tabs are opened one by one. A leaving tab stops its line at once unless told to wait. */
function makeBrowser(locks: Locks = new FakeLocks()) {
  const clock = new FakeClock();
  const channels = new FakeChannels();
  let seed = 0;
  const openTab = async (leave: 'at once' | 'later' = 'at once', isSeen = true): Promise<Tab> => {
    const log = new RecentLog(() => 0);
    const random = (): number => (seed += 0.01);
    const channel = channels.connect();
    const ownership = createOwnership({ locks, channel, lockName: 'line', clock, random, log, isSeen: () => isSeen });
    const popped: unknown[] = [];
    const states: OwnershipState[] = [];
    ownership.start(
      (state) => {
        states.push(state);
        if (state.role === 'leaving' && leave === 'at once') void Promise.resolve().then(state.done);
      },
      (what) => popped.push(what),
    );
    await settled();
    return { ownership, states, popped, log, role: () => states.at(-1)?.role };
  };
  return { clock, channels, locks, openTab };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

async function codeOf(work: Promise<void>): Promise<unknown> {
  return work.then(
    () => 'fulfilled',
    (error: { code: string }) => error.code,
  );
}

test('the first tab has the line; the second waits and shows what the first says', async () => {
  const { openTab } = makeBrowser();
  const first = await openTab();
  first.ownership.tell({ canHandOver: true, text: 'In use in another tab' });
  await settled();
  const second = await openTab();
  expect(first.states.map((state) => state.role)).toEqual(['waiting', 'owner']);
  expect(second.states).toEqual([
    { role: 'waiting', canTakeOver: false, ownerText: '' },
    { role: 'waiting', canTakeOver: true, ownerText: 'In use in another tab' },
  ]);
});

test('what the owner says later reaches the waiting tabs', async () => {
  const { openTab } = makeBrowser();
  const first = await openTab();
  const second = await openTab();
  first.ownership.tell({ canHandOver: false, text: 'In a call' });
  await settled();
  expect(second.states.at(-1)).toEqual({ role: 'waiting', canTakeOver: false, ownerText: 'In a call' });
});

test('when the owner closes, the tab that waited longest gets the line', async () => {
  const { openTab } = makeBrowser();
  const [first, second, third] = [await openTab(), await openTab(), await openTab()];
  first.ownership.stop();
  await settled();
  expect([second.role(), third.role()]).toEqual(['owner', 'waiting']);
});

test('"use it here" moves the line, and the old tab then waits for it', async () => {
  const { openTab, locks } = makeBrowser();
  const [first, second] = [await openTab(), await openTab()];
  await second.ownership.takeOver();
  await settled();
  expect([first.role(), second.role()]).toEqual(['waiting', 'owner']);
  expect(first.states.map((state) => state.role)).toContain('leaving');
  expect((locks as FakeLocks).mostHolders).toBe(1);
});

test('the tab that asks gets the line, not the one that waits longer; when it closes, another has it at once', async () => {
  const { openTab } = makeBrowser();
  const [first, second, third] = [await openTab(), await openTab(), await openTab()];
  await third.ownership.takeOver();
  await settled();
  expect([first.role(), second.role(), third.role()]).toEqual(['waiting', 'waiting', 'owner']);
  third.ownership.stop();
  await settled();
  expect([first.role(), second.role()].filter((role) => role === 'owner')).toHaveLength(1);
});

test('a tab that just stepped back can ask for the line at once', async () => {
  const { openTab } = makeBrowser();
  const [first, second, third] = [await openTab(), await openTab(), await openTab()];
  await third.ownership.takeOver();
  await second.ownership.takeOver();
  await settled();
  expect([first.role(), second.role(), third.role()]).toEqual(['waiting', 'owner', 'waiting']);
});

test('during a call the line stays where it is', async () => {
  const { openTab } = makeBrowser();
  const [first, second] = [await openTab(), await openTab()];
  first.ownership.tell({ canHandOver: false, text: 'In a call' });
  expect(await codeOf(second.ownership.takeOver())).toBe('line-busy');
  expect([first.role(), second.role()]).toEqual(['owner', 'waiting']);
});

test('the lock is released only when the old line has stopped', async () => {
  const { openTab } = makeBrowser();
  const [first, second] = [await openTab('later'), await openTab()];
  const taking = second.ownership.takeOver();
  await settled();
  expect([first.role(), second.role()]).toEqual(['leaving', 'waiting']);
  const leaving = first.states.at(-1)!;
  if (leaving.role === 'leaving') leaving.done();
  await taking;
  expect(second.role()).toBe('owner');
});

test('if the tab that asked dies before it gets the line, another one has it after three seconds', async () => {
  const { openTab, clock } = makeBrowser();
  const [first, second, third] = [await openTab('later'), await openTab(), await openTab()];
  void third.ownership.takeOver().catch(() => undefined);
  await settled();
  third.ownership.stop();
  const leaving = first.states.at(-1)!;
  if (leaving.role === 'leaving') leaving.done();
  clock.wait(3_000);
  await settled();
  expect([first.role(), second.role()]).toEqual(['waiting', 'owner']);
});

test('a third tab that asks meanwhile is refused', async () => {
  const { openTab } = makeBrowser();
  const [, second, third] = [await openTab('later'), await openTab(), await openTab()];
  void second.ownership.takeOver().catch(() => undefined);
  await settled();
  expect(await codeOf(third.ownership.takeOver())).toBe('line-busy');
});

test('an owner that does not answer is given two seconds', async () => {
  const { openTab, clock } = makeBrowser(heldForEver());
  const tab = await openTab();
  const taking = codeOf(tab.ownership.takeOver());
  clock.wait(2_000);
  expect(await taking).toBe('no-handover');
});

test('an owner that says yes and never leaves is given ten seconds', async () => {
  const { openTab, clock } = makeBrowser();
  await openTab('later');
  const second = await openTab();
  const ends: unknown[] = [];
  const taking = codeOf(second.ownership.takeOver()).then((code) => ends.push(code));
  await settled();
  clock.wait(9_999);
  await settled();
  expect(ends).toEqual([]);
  clock.wait(1);
  await taking;
  expect(ends).toEqual(['no-handover']);
});

test('the owner may ask for what it has', async () => {
  const { openTab } = makeBrowser();
  const first = await openTab();
  await first.ownership.takeOver();
  expect(first.role()).toBe('owner');
});

test('messages of other versions and nonsense change nothing', async () => {
  const { openTab, channels } = makeBrowser();
  const first = await openTab();
  const before = first.states.length;
  const stranger = channels.connect();
  const nonsense = [
    null,
    'x',
    {},
    { v: 2, type: 'askForLine', from: 'tab-1' },
    { v: 1, type: 'askForLine', from: '<b>' },
    { v: 1, type: 'fly' },
  ];
  for (const message of nonsense) stranger.postMessage(message);
  await settled();
  expect(first.states).toHaveLength(before);
});

test('text of another tab is cut and made harmless', async () => {
  const { openTab, channels } = makeBrowser(heldForEver());
  const tab = await openTab();
  channels.connect().postMessage({ v: 1, type: 'ownerStatus', canHandOver: 'yes', text: `\u202e${'x'.repeat(999)}` });
  await settled();
  expect(tab.states.at(-1)).toEqual({ role: 'waiting', canTakeOver: false, ownerText: 'x'.repeat(200) });
});

test.each([
  ['has no locks', undefined],
  ['refuses locks', { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) }],
])('a browser that %s still lets the agent work, with a warning in the log', async (_name, locks) => {
  const clock = new FakeClock();
  const log = new RecentLog(() => 0);
  const ownership = createOwnership({
    locks,
    channel: new FakeChannels().connect(),
    lockName: 'line',
    clock,
    random: () => 0.5,
    log,
  });
  const states: OwnershipState[] = [];
  ownership.start((state) => states.push(state));
  await settled();
  expect(states.at(-1)).toEqual({ role: 'owner' });
  expect(log.lines).toEqual([expect.objectContaining({ level: 'warning' })]);
});

test('after it stopped a tab hears nothing and holds nothing, also when it stopped while stepping back', async () => {
  const { openTab, clock, locks } = makeBrowser();
  const [first, second, third] = [await openTab(), await openTab(), await openTab()];
  await third.ownership.takeOver();
  for (const tab of [first, second, third]) tab.ownership.stop();
  const counts = [first, second, third].map((tab) => tab.states.length);
  clock.wait(60_000);
  await settled();
  expect([first, second, third].map((tab) => tab.states.length)).toEqual(counts);
  expect((locks as FakeLocks).holders).toBe(0);
});

test('whatever tabs do, at most one has the line, and in the end one has it', async () => {
  const step = fc.record({
    act: fc.constantFrom('open', 'close', 'takeOver', 'call', 'hangUp', 'wait'),
    which: fc.nat(4),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { openTab, clock, locks } = makeBrowser();
      const tabs: Tab[] = [await openTab()];
      for (const { act, which } of steps) {
        const tab = tabs[which % tabs.length]!;
        if (act === 'open') tabs.push(await openTab());
        if (act === 'close' && tabs.length > 1) tabs.splice(tabs.indexOf(tab), 1)[0]!.ownership.stop();
        if (act === 'takeOver') void tab.ownership.takeOver().catch(() => undefined);
        if (act === 'call' || act === 'hangUp') tab.ownership.tell({ canHandOver: act === 'hangUp', text: act });
        if (act === 'wait') clock.wait(1_500);
        if (which > 0) await settled();
        expect(tabs.filter((open) => open.role() !== 'waiting').length).toBeLessThanOrEqual(1);
      }
      await settled();
      clock.wait(20_000);
      await settled();
      expect(tabs.filter((open) => open.role() === 'owner')).toHaveLength(1);
      expect((locks as FakeLocks).mostHolders).toBe(1);
    }),
  );
});

/** Somebody outside of the test holds the lock and says nothing. */
function heldForEver(): Locks {
  const locks = new FakeLocks();
  void locks.request('line', {}, () => new Promise(() => undefined));
  return locks;
}

const POP = { kind: 'record', recordId: '003000000000001AAA' };

test('of the tabs that the agent looks at one alone opens what the hidden owner has to open', async () => {
  const { openTab } = makeBrowser();
  const owner = await openTab('at once', false);
  const tabs = [await openTab(), await openTab(), await openTab('at once', false)];
  await expect(owner.ownership.popElsewhere(POP)).resolves.toBe(true);
  await settled();
  expect(tabs.flatMap(({ popped }) => popped)).toEqual([POP]);
});

test('an owner that the agent looks at opens it itself, and asks nobody', async () => {
  const { openTab } = makeBrowser();
  const owner = await openTab();
  const other = await openTab();
  await expect(owner.ownership.popElsewhere(POP)).resolves.toBe(false);
  await settled();
  expect(other.popped).toEqual([]);
});

test('without an answer within 300 ms the owner opens it, and a tab that answers later opens nothing', async () => {
  const { clock, channels, openTab } = makeBrowser();
  const owner = await openTab('at once', false);
  const slow = channels.connect();
  const heard: unknown[] = [];
  slow.addEventListener('message', ({ data }) => heard.push(data));
  const answer = owner.ownership.popElsewhere(POP);
  await settled();
  clock.wait(299);
  clock.wait(1);
  await expect(answer).resolves.toBe(false);
  const [{ popId }] = heard as [{ readonly popId: string }];
  slow.postMessage({ v: 1, type: 'seen', popId, from: 'tab-slow' });
  await settled();
  expect(heard).toHaveLength(1);
});
