import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Response } from 'playwright-core';
import type { Figure } from './figure';
import { median } from './figure';
import { openContext, openPhone } from './stage';
import type { Stage } from './stage';

const ROUNDS = 11;
/** Twice the floor of LWC, SIP.js, a field and a button. */
const SCRIPT_LIMIT_KIB = 142;

interface Load {
  readonly readyMs: number;
  readonly cpuMs: number;
  readonly longestTaskMs: number;
  readonly registeredMs: number;
}

/** P1: what is fetched before the dial control is there. */
export async function measureBytes(browser: Browser, stage: Stage): Promise<readonly Figure[]> {
  const context = await openContext(browser, stage);
  const watched = await watchedLoad(context, stage);
  await context.close();
  const scripts = watched.filter(({ url }) => /\.js(\?|$)/.test(url));
  const ours = scripts.filter(({ url }) => url.includes('/resource/'));
  const kib = ours.reduce((sum, { body }) => sum + gzipSync(body, { level: 9 }).length, 0) / 1024;
  return [
    {
      name: 'P1 our script before ready, gzip',
      value: kib,
      unit: 'KiB',
      target: `<= ${SCRIPT_LIMIT_KIB} KiB`,
      passed: kib <= SCRIPT_LIMIT_KIB,
    },
    { name: 'P1 requests before ready', value: watched.length, unit: '', target: '<= 6', passed: watched.length <= 6 },
  ];
}

/** Loads the phone once and gives what it fetched up to the moment at which it was ready. */
async function watchedLoad(context: BrowserContext, stage: Stage): Promise<readonly { url: string; body: Buffer }[]> {
  const responses: Response[] = [];
  context.on('response', (response) => {
    if (new URL(response.url()).hostname.includes('--c.vf.')) responses.push(response);
  });
  const { frame } = await openPhone(context, stage);
  const early = await frame.evaluate(() => {
    const { readyAt } = window as unknown as { readyAt: number };
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return entries
      .filter((entry) => entry.startTime < readyAt && !entry.name.includes('/apexremote'))
      .map((entry) => entry.name);
  });
  const wanted = new Set([...early, frame.url()]);
  const kept = responses.filter((response) => wanted.has(response.url()));
  return Promise.all(kept.map(async (response) => ({ url: response.url(), body: await response.body() })));
}

type StageName = Stage['name'];

/** P2 and P3: cold and warm load, floor and ours turn by turn, each of them first in every other round. */
export async function measureLoad(
  browser: Browser,
  stages: { readonly floor: Stage; readonly ours: Stage },
): Promise<readonly Figure[]> {
  const cold = { floor: [] as Load[], ours: [] as Load[] };
  const warm = { floor: [] as Load[], ours: [] as Load[] };
  for (let round = 0; round < ROUNDS; round++) {
    const turn = [stages.floor, stages.ours];
    for (const stage of round % 2 ? turn.reverse() : turn) {
      const context = await openContext(browser, stage);
      const first = await oneLoad(context, stage);
      const second = await oneLoad(context, stage);
      await context.close();
      // The first round warms up the browser and the server.
      if (round > 0) {
        cold[stage.name].push(first);
        warm[stage.name].push(second);
      }
    }
  }
  return [...figures('P2 cold', cold), ...figures('P3 warm', warm)];
}

async function oneLoad(context: BrowserContext, stage: Stage): Promise<Load> {
  const registered = whenRegistered(stage);
  const { page, frame, cpuMs } = await openPhone(context, stage);
  const begun = await frame.evaluate(() => performance.timeOrigin);
  const registeredMs = (await registered) - begun;
  const { readyAt, longestTaskMs } = await frame.evaluate(() => {
    const { readyAt: at, longestTaskMs: longest } = window as unknown as { readyAt: number; longestTaskMs: number };
    return { readyAt: at, longestTaskMs: longest };
  });
  await page.close();
  return { readyMs: readyAt, cpuMs, longestTaskMs, registeredMs };
}

/** Resolves with the epoch milliseconds at which the exchange accepts the next registration. */
function whenRegistered({ emulator }: Stage): Promise<number> {
  return new Promise((resolve) => {
    const stop = emulator.exchange.onTrace((line) => {
      if (line.way !== 'out' || !/^SIP\/2\.0 200[\s\S]*\r\nCSeq: *\d+ REGISTER/i.test(line.text)) return;
      stop();
      resolve(performance.timeOrigin + performance.now());
    });
  });
}

/**
 * Ratios are made in each round, of two loads that met the same machine, and the middle one counts: a machine that slows down on the way
 * moves both sides of a ratio. Medians are shown beside them.
 */
function figures(title: string, loads: Readonly<Record<StageName, readonly Load[]>>): readonly Figure[] {
  const both = (key: keyof Load) => ({
    value: median(loads.ours.map((load) => load[key])),
    floor: median(loads.floor.map((load) => load[key])),
    ratio: median(loads.ours.map((load, round) => load[key] / loads.floor[round]![key])),
  });
  const [ready, cpu, registered] = [both('readyMs'), both('cpuMs'), both('registeredMs')];
  const longest = both('longestTaskMs');
  return [
    { name: `${title}: ready`, ...ready, unit: 'ms', target: '<= 1.6 x', passed: ready.ratio <= 1.6 },
    { name: `${title}: main thread until ready`, ...cpu, unit: 'ms', target: '<= 2 x', passed: cpu.ratio <= 2 },
    { name: `${title}: longest task`, ...longest, unit: 'ms', target: '<= 50 ms', passed: longest.value <= 50 },
    { name: `${title}: registered`, ...registered, unit: 'ms', target: '-', passed: true },
  ];
}
