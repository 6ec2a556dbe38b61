import type { Browser, BrowserContext, Frame } from 'playwright-core';
import type { Figure } from './figure';
import { percentile } from './figure';
import { comeToRest, paintedAt } from './inPage';
import type { BenchWindow } from './inPage';
import { fillJournal, journalCount, watchJournal } from './journalInPage';
import type { JournalWindow } from './journalInPage';
import { contactAppears } from './ring';
import { openContext, openPhone } from './stage';
import type { Stage } from './stage';

const ROUNDS = 40;
const WAITING = 1_000;
/** Salesforce is that far away; the emulator answers at once. */
const LATENCY_MS = 20;
const LARGEST_BATCH = 200;

/**
 * P9: a call ends → its entry is durable. The floor is a bare strict put in the same page just before, while it has nothing to do.
 * Every second call is measured by a bare put that begins with the message which ends it: so much the page itself costs then.
 */
export async function measureDurable(browser: Browser, stage: Stage): Promise<readonly Figure[]> {
  const context = await openContext(browser, stage);
  await context.addInitScript(watchJournal);
  const { frame } = await openPhone(context, stage);
  await contactAppears(stage);
  const idle: number[] = [];
  for (let round = 0; round < 2 * ROUNDS + 2; round++) idle.push(await missedCall(stage, frame, round));
  const { endings, barePuts } = await frame.evaluate(() => {
    const { endings: all, barePuts: puts } = window as unknown as JournalWindow;
    return { endings: all, barePuts: puts };
  });
  await context.close();
  // The first two calls load what later calls have.
  const ours = endings.filter((_, round) => round >= 2 && round % 2 === 0);
  const value = percentile(
    ours.map(({ ms }) => ms),
    95,
  );
  const [floor, inMessage] = [percentile(idle.slice(2), 95), percentile(barePuts.slice(1), 95)];
  const early = endings.filter(({ wasSentBefore }) => wasSentBefore).length;
  return [
    { name: 'P9 call ends → durable, p95', value, floor, unit: 'ms', target: '<= 3 x', passed: value <= 3 * floor },
    { name: 'P9 against a put of the same message', value, floor: inMessage, unit: 'ms', target: '-', passed: true },
    { name: 'P9 sent before it was durable', value: early, unit: '', target: '0', passed: early === 0 },
  ];
}

/** Rings, is found, gives up; resolves when its entry is durable, with the milliseconds of a put before, in the idle page. */
async function missedCall(stage: Stage, frame: Frame, round: number): Promise<number> {
  const number = `+121255502${String(round).padStart(2, '0')}`;
  const painted = frame.evaluate(paintedAt, number.slice(-4));
  const call = await stage.emulator.callers.ring({
    ...{ to: 'alice', number, displayName: '', isWithheld: false, speaks: { toneHz: 700 } },
    ...{ hangsUpAfterSeconds: 0, givesUpAfterSeconds: 0 },
  });
  await painted;
  // Its search for the caller is over, too: a call that ends before waits for the name.
  await frame.evaluate(comeToRest);
  const idleMs = await frame.evaluate(
    (takesBarePut) => {
      const page = window as unknown as JournalWindow;
      page.takesBarePut = takesBarePut;
      return page.idlePut();
    },
    round % 2 === 1,
  );
  await call.hangUp();
  await frame.waitForFunction((count) => (window as unknown as JournalWindow).endings.length > count, round);
  return idleMs;
}

/** P10: a thousand calls that waited for Salesforce go out when the network is back. */
export async function measureDrain(browser: Browser, stage: Stage): Promise<readonly Figure[]> {
  const context = await openContext(browser, stage);
  const road = await roadToSalesforce(context);
  const first = await openPhone(context, stage);
  await contactAppears(stage);
  await becomes(first.frame, ({ all }) => all === 0);
  await first.frame.evaluate(fillJournal, WAITING);
  await first.page.close();

  const { frame } = await openPhone(context, stage);
  await becomes(frame, ({ all, sealed }) => all === WAITING && sealed === WAITING);
  await frame.evaluate(comeToRest);
  await frame.evaluate(() => void ((window as unknown as BenchWindow).longestTaskMs = 0));
  road.open();
  const beganAt = performance.now();
  await frame.evaluate(() => void window.dispatchEvent(new Event('online')));
  await becomes(frame, ({ all }) => all === 0);
  const perSecond = WAITING / ((performance.now() - beganAt) / 1_000);
  const longest = await frame.evaluate(() => (window as unknown as BenchWindow).longestTaskMs);
  const requests = road.requests();
  await context.close();
  const most = (WAITING / LARGEST_BATCH) * 1.1;
  return [
    {
      name: 'P10 1,000 waiting calls, requests',
      value: requests,
      unit: '',
      target: `<= ${most}`,
      passed: requests <= most,
    },
    { name: 'P10 longest task meanwhile', value: longest, unit: 'ms', target: '<= 50 ms', passed: longest <= 50 },
    { name: 'P10 calls a second', value: perSecond, unit: '', target: '-', passed: true },
  ];
}

/** Calls are stopped on their way to Salesforce until it is open, and counted from then on. */
async function roadToSalesforce(context: BrowserContext): Promise<{ open(): void; requests(): number }> {
  let isOpen = false;
  let count = 0;
  await context.route(/apexremote/, async (route) => {
    const isSave = route.request().postData()?.includes('saveCalls') ?? false;
    if (isSave && !isOpen) return route.abort();
    if (isSave) count += 1;
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    return route.continue();
  });
  return { open: () => void (isOpen = true), requests: () => count };
}

/** Asks the journal again and again, with pauses in which the page can work. */
async function becomes(
  frame: Frame,
  isSo: (count: { readonly all: number; readonly sealed: number }) => boolean,
): Promise<void> {
  while (!isSo(await frame.evaluate(journalCount).catch(() => ({ all: -1, sealed: 0 })))) {
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
