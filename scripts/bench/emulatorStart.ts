import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext } from 'playwright-core';
import { startEmulator } from '../../src/emulator/server/emulator';
import type { Emulator } from '../../src/emulator/server/emulator';
import type { Figure } from './figure';
import { median } from './figure';
import { watchReady } from './inPage';

const ROUNDS = 11;
const LIMIT = 3;
const SHEET = '/slds/styles/salesforce-lightning-design-system.min.css';
const SHEET_FILE = `node_modules/@salesforce-ux/design-system/assets${SHEET.slice('/slds'.length)}`;
const READY = '.slds-utility-bar button';
const EMPTY_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="${SHEET}"></head>
<body><div class="slds-utility-bar"><button>Phone</button></div></body></html>`;

/** Until the button of the phone has a box: the console against an empty page with the same style sheet, cold, in turn. */
export async function measureEmulatorStart(browser: Browser): Promise<readonly Figure[]> {
  const empty = await serveEmptyPage();
  const emulator = await startEmulator({ projectRoot: process.cwd(), port: 0 });
  const times = { console: [] as number[], empty: [] as number[] };
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const emptyMs = await readyMs(browser, empty.url, () => Promise.resolve());
      const consoleMs = await readyMs(browser, new URL('/', emulator.consoleUrl).href, (context) =>
        letIn(context, emulator),
      );
      // The first round warms up the browser and the server.
      if (round === 0) continue;
      times.empty.push(emptyMs);
      times.console.push(consoleMs);
    }
  } finally {
    await emulator.close();
    empty.close();
  }
  const [value, floor] = [median(times.console), median(times.empty)];
  return [
    { name: 'E3 console: ready', value, floor, unit: 'ms', target: `<= ${LIMIT} x`, passed: value <= LIMIT * floor },
  ];
}

async function readyMs(
  browser: Browser,
  url: string,
  prepare: (context: BrowserContext) => Promise<void>,
): Promise<number> {
  const context = await browser.newContext();
  await context.addInitScript('globalThis.__name = (target) => target;');
  await context.addInitScript(watchReady, { dialControl: READY });
  await prepare(context);
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => (window as { readyAt?: number }).readyAt !== undefined);
  const ready = await page.evaluate(() => (window as { readyAt?: number }).readyAt!);
  await context.close();
  return ready;
}

/** The cookie that the address in the terminal would bring. */
async function letIn(context: BrowserContext, { consoleUrl, port }: Emulator): Promise<void> {
  const { origin, searchParams } = new URL(consoleUrl);
  await context.addCookies([{ name: `emulator_${port}`, value: searchParams.get('token')!, url: origin }]);
}

async function serveEmptyPage(): Promise<{ url: string; close(): void }> {
  const sheet = readFileSync(SHEET_FILE);
  const server = createServer(({ url }, response) => {
    const isSheet = url === SHEET;
    response.writeHead(200, { 'Content-Type': isSheet ? 'text/css' : 'text/html' });
    response.end(isSheet ? sheet : EMPTY_PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://empty.localhost:${port}/`, close: () => void server.close() };
}
