import type { Browser, BrowserContext, Frame } from 'playwright-core';
import type { Figure } from './figure';
import { comeToRest } from './inPage';
import type { BenchWindow } from './inPage';
import { fillJournal, journalCount } from './drainInPage';
import { contactAppears } from './ring';
import { openContext, openPhone } from './stage';
import type { Stage } from './stage';

const WAITING = 1_000;
/** Salesforce is that far away; the emulator answers at once. */
const LATENCY_MS = 20;
const LARGEST_BATCH = 200;

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
