import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/browser';
import { startEmulator } from '../server/emulator';
import type { Emulator } from '../server/emulator';
import { StrangersAdapter } from './strangersAdapter';

const CALL_CENTER = `<callCenter><section sortOrder="0" name="reqGeneralInfo" label="General">
  <item sortOrder="0" name="reqInternalName" label="Name">Stranger</item>
  <item sortOrder="1" name="reqDisplayName" label="Name">Stranger</item>
  <item sortOrder="2" name="reqSalesforceCompatibilityMode" label="Mode">Lightning</item>
</section><section sortOrder="1" name="mine" label="Mine"><item sortOrder="0" name="tenant" label="T">t-1</item></section></callCenter>`;

const folder = mkdtempSync(join(tmpdir(), 'strangers-adapter-'));
const callCenterFile = join(folder, 'stranger.xml');
let adapter: StrangersAdapter;
let emulator: Emulator;
let browser: Browser;

beforeAll(async () => {
  writeFileSync(callCenterFile, CALL_CENTER);
  adapter = new StrangersAdapter();
  await adapter.open();
  emulator = await startEmulator({ projectRoot: process.cwd(), port: 0, adapterUrl: adapter.url, callCenterFile });
  adapter.libraryUrl = emulator.libraryUrl;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  browser = await chromium.launch({ executablePath: findBrowser(), args });
});

afterAll(async () => {
  await browser.close();
  await emulator.close();
  await adapter.close();
  rmSync(folder, { recursive: true });
});

async function openConsole(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(emulator.consoleUrl);
  await page.getByRole('button', { name: 'Phone' }).first().click();
  return page;
}

test("a stranger's adapter reads its settings, pops the caller's record and logs the call", async () => {
  const page = await openConsole();
  const phone = page.frameLocator('iframe[title="Phone"]');
  await phone.getByText('t-1').waitFor();
  // By keyboard: the frame is of another site, in a process of its own, where Playwright finds no point to click.
  await phone.getByRole('button', { name: 'Somebody rings' }).press('Enter');
  await page.getByRole('heading', { name: 'Jonas Brandt' }).waitFor();
  await phone.getByRole('button', { name: 'Log the call' }).press('Enter');
  await phone.getByText('Logged').waitFor();
  const caller = emulator.org.records('Contact').find((contact) => contact.FirstName === 'Jonas');
  const [task] = emulator.org.records('Task').filter((each) => each.Subject === 'Call by a stranger');
  expect(task).toMatchObject({ WhoId: caller!.Id, CallType: 'Inbound', CallDurationInSeconds: 84 });
  await page.close();
});

test('an adapter that refuses framing is explained in the panel', async () => {
  adapter.headers = { 'Content-Security-Policy': "frame-ancestors 'self'" };
  const page = await openConsole();
  await page.getByText('refuses to be framed (Content-Security-Policy: frame-ancestors').waitFor();
  await page.close();
});

test('an adapter that loses its parameters in a redirect is explained in the panel', async () => {
  adapter.status = 302;
  adapter.headers = { Location: '/login' };
  const page = await openConsole();
  await page.getByText('/login and loses its query string, without which Open CTI does not start').waitFor();
  await page.getByText('keep the query string in the redirect').waitFor();
  await page.close();
});
