import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../scripts/browser';
import { startEmulator } from '../server/emulator';
import type { Emulator } from '../server/emulator';
import { phoneIn } from './desk';

let emulator: Emulator;
let browser: Browser;

beforeAll(async () => {
  emulator = await startEmulator({ projectRoot: process.cwd(), port: 0, salesforceHosts: true });
  browser = await launchBrowser({ flags: emulator.browserFlags });
});

afterAll(async () => {
  await browser.close();
  await emulator.close();
});

test('under names of Salesforce console, phone, exchange and callers find each other, all by https', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(emulator.consoleUrl);
  expect(new URL(page.url()).host).toMatch(/\.lightning\.force\.com:\d+$/);
  await page.getByRole('button', { name: 'Phone' }).first().click();
  await phoneIn(page).getByText('Ready', { exact: true }).waitFor();
  const callersPage = await context.newPage();
  await callersPage.goto(emulator.callersUrl);
  await callersPage.getByRole('heading', { level: 1 }).first().waitFor();
  const call = await emulator.callers.ring({
    ...{ to: 'alice', number: '+493023125101', displayName: '', isWithheld: false, speaks: { toneHz: 700 } },
    ...{ hangsUpAfterSeconds: 0, givesUpAfterSeconds: 0 },
  });
  await page.getByRole('heading', { level: 1, name: /Jonas Brandt/ }).waitFor();
  await call.hangUp();
  await context.close();
});
