import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { median, percentile } from './figure';
import type { Figure } from './figure';
import { comeToRest } from './inPage';
import { timeRoundTrips } from './bareMessages';
import { becomePopHost, takeOrgTimes } from './popInPage';
import type { PopWindow } from './popInPage';
import { contactAppears, oneRing, wireTimes } from './ring';
import { openContext, openPhone } from './stage';
import type { Stage } from './stage';

const ROUNDS = 21;
const ALLOWED_MS = 10;
const ROUND_TRIPS = 3;
/** Jonas Brandt: the only record of the sample data with this number. */
const KNOWN = '+493023125101';
const TABS = [2, 5];

/**
 * P6: INVITE on the wire until the host is asked to open the record, without the time that the emulated org took to answer. Ring by
 * ring in turn with the floor, which only shows the caller; and with 1, 2 and 5 tabs the host is asked exactly once for each call.
 */
export async function measurePop(
  browser: Browser,
  stages: { readonly floor: Stage; readonly ours: Stage },
): Promise<readonly Figure[]> {
  const floor = await openContext(browser, stages.floor);
  const ours = await openContext(browser, stages.ours);
  try {
    const { frame: floorFrame } = await openPhone(floor, stages.floor);
    await contactAppears(stages.floor);
    const phone = await openPopPhone(ours, stages.ours);
    await contactAppears(stages.ours);
    const times = { floor: [] as number[], pop: [] as number[], trips: [] as number[] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const floorRing = await oneRing(stages.floor, floorFrame, `+121255502${String(round).padStart(2, '0')}`);
      const { popMs, tripMs } = await onePop(stages.ours, phone);
      // The first call loads what later calls have.
      if (round === 0) continue;
      times.floor.push(floorRing.paintedMs);
      times.pop.push(popMs);
      times.trips.push(tripMs);
    }
    return [...figuresOf(times), await askedOnce(ours, stages.ours, phone.page)];
  } finally {
    await floor.close();
    await ours.close();
  }
}

interface PopTimes {
  readonly floor: readonly number[];
  readonly pop: readonly number[];
  readonly trips: readonly number[];
}

/** What may be the floor's ring with the messages and the allowance; the middle one beside it, as a busy machine spoils the slowest. */
function figuresOf({ floor, pop, trips }: PopTimes): readonly Figure[] {
  const allowed = ROUND_TRIPS * median(trips) + ALLOWED_MS;
  const target = `<= ring floor + ${ROUND_TRIPS} messages + ${ALLOWED_MS} ms`;
  return [50, 95].map((percent) => {
    const value = percentile(pop, percent);
    const most = percentile(floor, percent) + allowed;
    const ratio = percent === 50 ? median(pop.map((each, round) => each / (floor[round]! + allowed))) : value / most;
    return {
      ...{ name: `P6 INVITE → pop at the host, p${percent}`, value, unit: 'ms', floor: most, ratio },
      ...{ target, passed: ratio <= 1 },
    };
  });
}

interface PopPhone {
  readonly page: Page;
  readonly frame: Frame;
}

async function openPopPhone(context: BrowserContext, stage: Stage): Promise<PopPhone> {
  const page = await context.newPage();
  await page.goto(`${new URL(stage.emulator.consoleUrl).origin}/emulator/session`);
  await page.evaluate(becomePopHost);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('The phone has no frame');
  return { page, frame };
}

async function onePop(stage: Stage, { page, frame }: PopPhone): Promise<{ popMs: number; tripMs: number }> {
  await frame.evaluate(comeToRest);
  const trips = await frame.evaluate(timeRoundTrips, 5);
  await frame.evaluate(takeOrgTimes);
  const before = await page.evaluate(() => (window as unknown as PopWindow).pops.length);
  const wire = wireTimes(stage);
  const call = await stage.emulator.callers.ring(KNOWN_CALLER);
  await page.waitForFunction((count) => (window as unknown as PopWindow).pops.length > count, before);
  const poppedAt = await page.evaluate((place) => (window as unknown as PopWindow).pops[place]!, before);
  const { invitedAt } = await wire;
  const [orgMs = 0] = await frame.evaluate(takeOrgTimes);
  await call.hangUp();
  return { popMs: poppedAt - invitedAt - orgMs, tripMs: percentile(trips, 50) };
}

const KNOWN_CALLER = {
  ...{ to: 'alice', number: KNOWN, displayName: '', isWithheld: false, speaks: { toneHz: 700 } },
  ...{ hangsUpAfterSeconds: 0, givesUpAfterSeconds: 0 },
} as const;

/** One call each with more and more tabs, of which one holds the line. */
async function askedOnce(context: BrowserContext, stage: Stage, first: Page): Promise<Figure> {
  const pages = [first];
  let most = 0;
  for (const tabs of TABS) {
    while (pages.length < tabs) pages.push((await openPopPhone(context, stage)).page);
    for (const page of pages) await page.evaluate(() => void ((window as unknown as PopWindow).pops = []));
    const asked = async (): Promise<number> => {
      const counts = pages.map((page) => page.evaluate(() => (window as unknown as PopWindow).pops.length));
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    };
    const call = await stage.emulator.callers.ring(KNOWN_CALLER);
    while ((await asked()) === 0) await first.evaluate(comeToRest);
    // A second tab would answer within 300 ms, or the owner would have popped itself by then.
    for (const page of pages) await page.evaluate(comeToRest);
    most = Math.max(most, await asked());
    await call.hangUp();
  }
  return {
    ...{ name: `P6 pops of one call over ${TABS.join(' and ')} tabs`, value: most, unit: '' },
    ...{ target: '= 1', passed: most === 1 },
  };
}
