import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/browser';
import { startEmulator } from '../server/emulator';
import { expectAccessible } from './accessible';
import { phoneIn } from './desk';
import type { Desk } from './desk';
import { journey } from './journey';
import { StrangersAdapter } from './strangersAdapter';

const JONAS = '+493023125101';
const STANDARD_APP = '&app=Open_Softphone';

/**
 * Opens a record of the first list and types into its form, without saving. Clicks are sent, not pointed: the phone's panel hides part of
 * the list, and a phone that rings takes the focus that a key would need.
 */
async function editSomebody(page: Page): Promise<void> {
  await page.getByRole('table', { name: 'Contacts' }).getByRole('link', { name: 'Berta Vogel' }).dispatchEvent('click');
  await page.getByRole('button', { name: 'Edit', exact: true }).dispatchEvent('click');
  await page.getByLabel('Title').fill('Not saved yet');
}

async function openOffered(page: Page): Promise<void> {
  await phoneIn(page).getByRole('button', { name: 'Open Jonas Brandt' }).click();
}

async function readyIn(desk: Desk, page: Page): Promise<void> {
  await desk.openPanel(page);
  await phoneIn(page).getByText('Ready', { exact: true }).waitFor();
}

journey(
  'in a standard app a pop takes the place of the page, and the browser goes back; in the console it opens a tab',
  async (desk) => {
    const page = await desk.openConsole(STANDARD_APP);
    await readyIn(desk, page);
    await page.getByRole('heading', { name: 'All Contacts' }).waitFor();
    const first = await desk.ring({ number: JONAS });
    // It would take the page away, so it is only offered.
    await openOffered(page);
    await page.getByRole('heading', { name: 'Jonas Brandt', level: 1 }).waitFor();
    expect(await page.getByRole('tab', { name: 'Jonas Brandt' }).count()).toBe(0);
    await first.hangUp();
    await page.goBack();
    await page.getByRole('heading', { name: 'All Contacts' }).waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'App launcher' }).click();
    await page.getByRole('menuitem', { name: 'Open Softphone Console (console app)' }).click();
    await page.getByRole('navigation', { name: 'Console' }).waitFor();
    await readyIn(desk, page);
    const second = await desk.ring({ number: JONAS });
    await page.getByRole('tab', { name: 'Jonas Brandt' }).waitFor();
    await page.getByText('All Contacts', { exact: true }).waitFor({ state: 'hidden' });
    await second.hangUp();
  },
  { opensConsole: false },
);

journey(
  'a pop leaves an unsaved edit alone: the console opens another tab, a standard app asks',
  async (desk) => {
    const page = await desk.openConsole();
    await readyIn(desk, page);
    await editSomebody(page);
    const first = await desk.ring({ number: JONAS });
    await page.getByRole('heading', { name: 'Jonas Brandt', level: 1 }).waitFor();
    await page.getByRole('tab', { name: '* Berta Vogel' }).click();
    expect(await page.getByLabel('Title').inputValue()).toBe('Not saved yet');
    await page.getByRole('button', { name: 'Close * Berta Vogel' }).click();
    await page.getByRole('dialog', { name: 'Unsaved changes' }).getByRole('button', { name: 'Keep editing' }).click();
    expect(await page.getByLabel('Title').inputValue()).toBe('Not saved yet');
    await first.hangUp();
    await page.getByRole('button', { name: 'Cancel' }).dispatchEvent('click');

    await page.goto(new URL('/?app=Open_Softphone', page.url()).href);
    await readyIn(desk, page);
    await page.getByRole('link', { name: 'Contacts', exact: true }).click();
    await editSomebody(page);
    const second = await desk.ring({ number: JONAS });
    await openOffered(page);
    const question = page.getByRole('dialog', { name: 'Unsaved changes' });
    await question.waitFor();
    await expectAccessible(page);
    expect(await page.getByLabel('Title').inputValue()).toBe('Not saved yet');
    await question.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByRole('heading', { name: 'Jonas Brandt', level: 1 }).waitFor();
    await second.hangUp();
  },
  { opensConsole: false },
);

journey('a new-record form covers the phone while it rings; once it is closed the call is answered', async (desk) => {
  const { page, phone } = desk;
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'New Contact' });
  await form.getByLabel('Last Name').fill('Half typed');
  const call = await desk.ring({ number: JONAS });
  await phone.getByRole('button', { name: 'Answer' }).waitFor();
  expect(await form.getByLabel('Last Name').inputValue()).toBe('Half typed');
  expect(await page.locator('.console').evaluate((console: HTMLElement) => console.inert)).toBe(true);
  await form.getByRole('button', { name: 'Cancel' }).dispatchEvent('click');
  await phone.getByRole('button', { name: 'Answer' }).press('Enter');
  await call.reaches('talking');
  await call.hangUp();
});

journey(
  'two tabs have one org behind them, the panel is resized, and the user menu signs somebody else in',
  async (desk) => {
    const one = await desk.openConsole();
    const two = await desk.openConsole();
    await editSomebody(one);
    await one.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await one.getByRole('status').filter({ hasText: 'was saved.' }).waitFor();
    await two.getByRole('button', { name: 'Refresh' }).press('Enter');
    await two.getByRole('table', { name: 'Contacts' }).getByText('Not saved yet').waitFor();

    await desk.openPanel(two);
    const width = two.getByRole('separator', { name: 'Width of the phone’s panel' });
    const before = Number(await width.getAttribute('aria-valuenow'));
    await width.press('ArrowRight');
    expect(Number(await width.getAttribute('aria-valuenow'))).toBe(before + 20);

    await two.getByRole('button', { name: 'User Alice Meyer' }).press('Enter');
    await two.getByRole('menuitem', { name: /^Nora Weiss/ }).waitFor();
    await expectAccessible(two);
    await two.getByRole('menuitem', { name: /^Nora Weiss/ }).press('Enter');
    await two.getByRole('button', { name: 'User Nora Weiss' }).waitFor();
    await two.getByText('No phone here:').waitFor();
  },
  { opensConsole: false },
);

/** A call center whose adapter has half a second to say that it is ready; the stranger's never says so. */
const callCenter = (adapterUrl: string): string => `<callCenter>
  <section sortOrder="0" name="reqGeneralInfo" label="General Information">
    <item sortOrder="0" name="reqInternalName" label="Internal name">Late</item>
    <item sortOrder="1" name="reqDisplayName" label="Display name">Late</item>
    <item sortOrder="2" name="reqAdapterUrl" label="Adapter">${adapterUrl}</item>
    <item sortOrder="3" name="reqUseApi" label="Open CTI">true</item>
    <item sortOrder="4" name="reqSalesforceCompatibilityMode" label="Mode">Lightning</item>
    <item sortOrder="5" name="reqStandbyUrl" label="Standby">${adapterUrl}?standby=1</item>
    <item sortOrder="6" name="reqTimeout" label="Time-out">500</item>
  </section>
</callCenter>`;

test('an adapter that is not ready in time makes room for the standby page, and the console says why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'late-adapter-'));
  const callCenterFile = join(folder, 'late.xml');
  const adapter = new StrangersAdapter();
  await adapter.open();
  writeFileSync(callCenterFile, callCenter(adapter.url));
  const emulator = await startEmulator({ projectRoot: process.cwd(), port: 0, callCenterFile });
  adapter.libraryUrl = emulator.libraryUrl;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(emulator.consoleUrl);
    await page.getByRole('button', { name: 'Phone' }).press('Enter');
    await page.getByText('so the standby page of the call center stands here').waitFor();
    await page.locator('iframe[title="Phone"][src$="?standby=1"]').waitFor();
    await page.getByRole('button', { name: 'Load the phone again' }).press('Enter');
    await page.locator('iframe[title="Phone"][src*="mode=Lightning"]').waitFor();
  } finally {
    await browser.close();
    await emulator.close();
    await adapter.close();
    rmSync(folder, { recursive: true });
  }
});
