/**
 * `npm run screenshots`: takes a call in the emulated console and makes the pictures of the READMEs.
 */
import { mkdirSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { startEmulator } from '../src/emulator/server/emulator';
import { buildSoftphone } from './build';
import { isBuildStale } from './buildState';
import { launchBrowser } from './browser';

const FOLDER = 'docs';
const JONAS = '+493023125101';

if (isBuildStale()) await buildSoftphone({ minify: true });
mkdirSync(FOLDER, { recursive: true });
const emulator = await startEmulator({ projectRoot: process.cwd(), port: 0 });
const browser = await launchBrowser();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await pictures(await context.newPage(), await context.newPage());
  await secretPicture(await browser.newContext({ viewport: { width: 1280, height: 720 } }));
} finally {
  await browser.close();
  await emulator.close();
}

async function pictures(page: Page, callersPage: Page): Promise<void> {
  await page.bringToFront();
  await page.goto(emulator.consoleUrl);
  const phone = page.frameLocator('iframe[title="Phone"]');
  await page.getByRole('button', { name: 'Phone' }).first().click();
  await phone.getByText('Ready', { exact: true }).waitFor();
  const call = await emulator.callers.ring({
    ...{ to: 'alice', number: JONAS, displayName: '', isWithheld: false, speaks: { prompt: 'greeting' } },
    ...{ hangsUpAfterSeconds: 0, givesUpAfterSeconds: 0 },
  });
  await page.getByRole('heading', { level: 1, name: /Jonas Brandt/ }).waitFor();
  await phone.getByRole('button', { name: 'Answer' }).waitFor();
  await page.screenshot({ path: `${FOLDER}/ringing.png` });
  await phone.getByRole('button', { name: 'Answer' }).click();
  await call.reaches('talking');
  await phone.getByText('Connected', { exact: true }).waitFor();
  await phone.getByText('0:03').waitFor();
  await page.screenshot({ path: `${FOLDER}/call.png` });
  await call.hangUp();
  await wrapUpPictures(page);
  await callersPage.goto(emulator.callersUrl);
  await callersPage.getByText('Jonas Brandt').first().waitFor();
  await callersPage.bringToFront();
  await callersPage.screenshot({ path: `${FOLDER}/callers.png` });
}

/** The form after the call, then a log that Salesforce refuses. */
async function wrapUpPictures(page: Page): Promise<void> {
  const phone = page.frameLocator('iframe[title="Phone"]');
  emulator.scenarios.set('taskField', 'required');
  await phone.getByRole('textbox', { name: 'Note' }).fill('Wants an offer for twelve more pumps, by Friday.');
  await page.screenshot({ path: `${FOLDER}/wrapUp.png` });
  await phone.getByRole('button', { name: 'Save', exact: true }).click();
  await phone.getByRole('button', { name: 'Show', exact: true }).click();
  await phone.getByText('Needs you').waitFor();
  await page.screenshot({ path: `${FOLDER}/waiting.png` });
  emulator.scenarios.reset();
}

/** The page *Phone Secret* as an admin finds it while a secret is changed. */
async function secretPicture(context: BrowserContext): Promise<void> {
  const { name, value } = emulator.userCookie('adam');
  await context.addCookies([{ name, value, url: emulator.consoleUrl }]);
  const page = await context.newPage();
  await page.goto(emulator.consoleUrl);
  await page.getByRole('button', { name: 'App launcher' }).click();
  await page.getByRole('menuitem', { name: 'Phone Secret' }).click();
  const form = page.frameLocator('iframe[title="Phone Secret"]');
  await form.getByLabel('New secret').fill('a-secret-for-the-picture');
  await form.getByLabel('Once more').fill('a-secret-for-the-picture');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Saved as the second.').waitFor();
  await page.screenshot({ path: `${FOLDER}/secret.png` });
}
