import type { Browser, Frame } from 'playwright-core';
import type { Figure } from './figure';
import { percentile } from './figure';
import { durableInPage } from './durableInPage';
import type { DurableWindow } from './durableInPage';
import { comeToRest, paintedAt } from './inPage';
import { contactAppears } from './ring';
import { openContext, openPhone } from './stage';
import type { Stage } from './stage';

const ROUNDS = 40;
/** The first calls load what later calls have. */
const WARM_UP = 2;

/**
 * P9: a call ends → its entry is durable. The floor is one bare strict put, begun in the smallest page by the message that ends the same
 * call there: it shares processor and disk with the same signalling. A put of the idle page, which shares with nobody, is told beside it.
 */
export async function measureDurable(
  browser: Browser,
  stages: { readonly floor: Stage; readonly ours: Stage },
): Promise<readonly Figure[]> {
  const bare = await endCalls(browser, stages.floor);
  const ours = await endCalls(browser, stages.ours);
  const value = percentile(ours.endings, 95);
  const [floor, idle] = [percentile(bare.endings, 95), percentile(ours.idlePuts, 95)];
  return [
    { name: 'P9 call ends → durable, p95', value, floor, unit: 'ms', target: '<= 3 x', passed: value <= 3 * floor },
    { name: 'P9 against a put of the idle page', value, floor: idle, unit: 'ms', target: '-', passed: true },
    { name: 'P9 sent before it was durable', value: ours.early, unit: '', target: '0', passed: ours.early === 0 },
  ];
}

interface Endings {
  /** Milliseconds from the message that ended a call until it was durable, of each. */
  readonly endings: readonly number[];
  readonly idlePuts: readonly number[];
  /** How many were sent to Salesforce before. */
  readonly early: number;
}

async function endCalls(browser: Browser, stage: Stage): Promise<Endings> {
  const context = await openContext(browser, stage);
  await context.addInitScript(durableInPage, { isFloor: stage.name === 'floor' });
  const { frame } = await openPhone(context, stage);
  await contactAppears(stage);
  const idlePuts: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) idlePuts.push(await missedCall(stage, frame, round));
  const all = await frame.evaluate(() => (window as unknown as DurableWindow).endings);
  await context.close();
  const counted = all.slice(WARM_UP);
  return {
    endings: counted.map(({ ms }) => ms),
    idlePuts: idlePuts.slice(WARM_UP),
    early: counted.filter(({ wasSentBefore }) => wasSentBefore).length,
  };
}

/** Rings, is found, gives up; resolves when it is durable, with the milliseconds of a bare put just before, in the idle page. */
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
  const idleMs = await frame.evaluate(() => (window as unknown as DurableWindow).barePut());
  // The page tells; asking it again and again would be work for it in the very moment that is measured.
  const ended = frame.evaluate((count) => (window as unknown as DurableWindow).endingAfter(count), round);
  await call.hangUp();
  await ended;
  return idleMs;
}
