/** @jest-environment node */
import fc from 'fast-check';
import type { Clock } from '../base/clock';
import type { CallEntry, OrgDoor, SaveResult } from '../hosts/orgContract';
import type { CallLog } from './callLog';
import { ALICE, makeComputer, makeDraft, makeEntry, settled, stateOf } from './testDoubles';

type Step =
  | { readonly act: 'ring' | 'note' | 'end'; readonly call: number }
  | { readonly act: 'kill' }
  | { readonly act: 'sendNow' }
  | { readonly act: 'wait'; readonly ms: number }
  | { readonly act: 'fault'; readonly kind: (typeof FAULTS)[number] };

const FAULTS = ['unreachable', 'answerLost', 'orgFails', 'someLocked', 'someRefused', 'halfAnswered'] as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constantFrom('ring', 'note', 'end'), call: fc.nat(5) }) as fc.Arbitrary<Step>,
  fc.record({ act: fc.constantFrom('kill', 'sendNow') }) as fc.Arbitrary<Step>,
  fc.record({ act: fc.constant('wait'), ms: fc.constantFrom(10, 2_500, 60_000) }) as fc.Arbitrary<Step>,
  fc.record({ act: fc.constant('fault'), kind: fc.constantFrom(...FAULTS) }) as fc.Arbitrary<Step>,
);

test('whatever fails in whatever order: each call that rang is logged once, with its true end if that was known', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const desk = makeDesk();
      await desk.openPage();
      for (const one of steps) await desk.do(one);
      await desk.letEverythingArrive();
      expect([...desk.org.saved.keys()].sort()).toEqual([...desk.rang].sort());
      for (const callId of desk.ended) expect(desk.org.saved.get(callId)!.endReason).toBe('completed');
      expect(await desk.stored()).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** An agent at a computer where everything may break. */
function makeDesk() {
  const computer = makeComputer();
  const { org, clock, stored } = computer;
  const rang = new Set<string>();
  const ended = new Set<string>();
  let inProgress = new Set<string>();
  let page: CallLog;
  let kill = (): void => undefined;

  const openPage = async (): Promise<void> => {
    const life = { isOver: false };
    kill = () => (life.isOver = true);
    page = computer.openPage({ org: mortalOrg(org, life), clock: mortalClock(clock, life) });
    await page.start(ALICE);
  };

  const onCall = async (act: 'ring' | 'note' | 'end', callId: string): Promise<void> => {
    if (act === 'ring' && !rang.has(callId)) {
      rang.add(callId);
      inProgress.add(callId);
      await page.keep(makeDraft(callId));
    }
    if (!inProgress.has(callId)) return;
    if (act === 'note') void page.keep(makeDraft(callId, { note: 'typing' }));
    if (act !== 'end') return;
    await page.finish(makeEntry(callId));
    ended.add(callId);
    inProgress.delete(callId);
  };

  const doStep = async (one: Step): Promise<void> => {
    if (one.act === 'kill') {
      kill();
      inProgress = new Set();
      await openPage();
    } else if (one.act === 'sendNow') void page.sendNow();
    else if (one.act === 'wait') {
      await settled();
      clock.wait(one.ms);
      await settled();
    } else if (one.act === 'fault') org.next.push((entries) => answerWith(one.kind, entries, org.save));
    else await onCall(one.act, `c${one.call}`);
  };

  const letEverythingArrive = async (): Promise<void> => {
    org.next.length = 0;
    await doStep({ act: 'kill' });
    for (let round = 0; round < 20 && stateOf(page).entries.some((line) => line.state !== 'logged'); round += 1) {
      await settled();
      await page.sendNow();
    }
    await settled();
  };

  return { org, rang, ended, stored, openPage, do: doStep, letEverythingArrive };
}

/** A dead page asks nothing and hears nothing; what it asked before may still be done. */
function mortalOrg(org: OrgDoor, life: { readonly isOver: boolean }): OrgDoor {
  const never = new Promise<never>(() => undefined);
  return {
    async ask(operation, input) {
      if (life.isOver) return never;
      const value = await org
        .ask(operation, input)
        .catch((cause: unknown) => (life.isOver ? never : Promise.reject(cause as Error)));
      return life.isOver ? never : value;
    },
  };
}

function mortalClock(clock: Clock, life: { readonly isOver: boolean }): Clock {
  return {
    now: () => clock.now(),
    elapsedMs: () => clock.elapsedMs(),
    after: (delayMs, action) => clock.after(delayMs, () => (life.isOver ? undefined : action())),
  };
}

function answerWith(
  kind: (typeof FAULTS)[number],
  entries: readonly CallEntry[],
  save: (entries: readonly CallEntry[]) => readonly SaveResult[],
): readonly SaveResult[] {
  const failed = (isTransient: boolean): SaveResult => ({ status: 'failed', code: 'X', message: '', isTransient });
  const everySecond = (result: SaveResult) => entries.map((entry, i) => (i % 2 === 0 ? result : save([entry])[0]!));
  switch (kind) {
    case 'unreachable':
      throw Object.assign(new Error('away'), { code: 'org-unreachable', hint: '' });
    case 'orgFails':
      throw Object.assign(new Error('limit'), { code: 'org-exception', hint: '' });
    case 'answerLost':
      save(entries);
      throw Object.assign(new Error('late'), { code: 'org-timeout', hint: '' });
    case 'someLocked':
      return everySecond(failed(true));
    case 'someRefused':
      return everySecond(failed(false));
    case 'halfAnswered':
      return save(entries).slice(0, Math.floor(entries.length / 2));
  }
}
