import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, CDPSession, Frame, Page } from 'playwright-core';
import { startEmulator } from '../../src/emulator/server/emulator';
import { timeRoundTrips } from './bareMessages';
import type { Figure } from './figure';
import { median } from './figure';

const CALLS = 10_000;
/** Calls and bare messages take turns in batches of this many. */
const BATCH = 500;
const ADDED_LIMIT_MS = 1;
/** A page that has kept the calls would be many times above this. */
const HEAP_LIMIT_KIB = 256;

/** Calls through the library, the frame's border and the host, against bare messages over the same border, and what stays of them. */
export async function measureEmulatorCalls(browser: Browser): Promise<readonly Figure[]> {
  const adapter = await serveAdapter();
  const { port } = adapter.address() as AddressInfo;
  const emulator = await startEmulator({
    projectRoot: process.cwd(),
    port: 0,
    adapterUrl: `http://adapter.localhost:${port}/`,
  });
  try {
    const page = await browser.newPage();
    await page.addInitScript('globalThis.__name = (target) => target;');
    await page.goto(emulator.consoleUrl);
    const frame = await adapterFrame(page, emulator.libraryUrl);
    return await measure(page, frame);
  } finally {
    await emulator.close();
    adapter.close();
  }
}

async function measure(page: Page, frame: Frame): Promise<readonly Figure[]> {
  await page.evaluate(echoBareMessages);
  const session = await page.context().newCDPSession(page);
  // The trace is full before anything is measured: what it keeps then is bounded.
  await frame.evaluate(timeCalls, 2 * BATCH + 1_000);
  const heapBefore = await heapKib(session);
  const times = { calls: [] as number[], bare: [] as number[] };
  for (let done = 0; done < CALLS; done += BATCH) {
    times.bare.push(...(await frame.evaluate(timeRoundTrips, BATCH)));
    times.calls.push(...(await frame.evaluate(timeCalls, BATCH)));
  }
  const grown = (await heapKib(session)) - heapBefore;
  const lines = await page.evaluate(() => (window as unknown as { emulatorTrace: unknown[] }).emulatorTrace.length);
  const [call, bare] = [median(times.calls), median(times.bare)];
  const target = `+ ${ADDED_LIMIT_MS} ms`;
  return [
    {
      name: 'E1 Open CTI call, p50 of 10,000',
      value: call,
      floor: bare,
      unit: 'ms',
      target,
      passed: call - bare <= ADDED_LIMIT_MS,
    },
    {
      name: 'E2 heap after 10,000 calls more',
      value: grown,
      unit: 'KiB',
      target: `<= ${HEAP_LIMIT_KIB} KiB`,
      passed: grown <= HEAP_LIMIT_KIB,
    },
    { name: 'E2 lines of the trace', value: lines, unit: '', target: '<= 2000', passed: lines <= 2_000 },
  ];
}

/** A page of another site, in a process of its own. */
async function serveAdapter(): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>Adapter</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function adapterFrame(page: Page, libraryUrl: string): Promise<Frame> {
  await page.getByRole('button', { name: 'Phone' }).first().click();
  const element = await page.waitForSelector('iframe[title="Phone"]');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('The adapter has no frame');
  await frame.waitForLoadState('load');
  await frame.addScriptTag({ url: libraryUrl });
  return frame;
}

/** In the console: sends bare messages back. */
function echoBareMessages(): void {
  addEventListener('message', ({ data, origin, source }: MessageEvent<{ bare?: number }>) => {
    if (typeof data.bare === 'number') (source as Window).postMessage({ bare: data.bare }, origin);
  });
}

/** In the adapter: milliseconds of each of so many calls, one after the other. */
async function timeCalls(count: number): Promise<number[]> {
  const { opencti } = (window as unknown as { sforce: { opencti: Record<string, (argument: object) => void> } }).sforce;
  const times: number[] = [];
  for (let call = 0; call < count; call += 1) {
    const begun = performance.now();
    await new Promise((callback) => opencti.isSoftphonePanelVisible!({ callback }));
    times.push(performance.now() - begun);
  }
  return times;
}

/** What the console's page holds after everything that can go has gone. */
async function heapKib(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024;
}
