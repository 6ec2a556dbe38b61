import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { startEmulator } from '../server/emulator';
import type { Emulator } from '../server/emulator';
import { expectAccessible } from './accessible';
import { phoneIn } from './desk';
import { journey } from './journey';
import { startKillableBrowser } from './killableBrowser';
import { callRecords, logged, tasks } from './orgReader';

const NOTE = 'Said in a foreign frame';

/** A call whose session ends before its log is sent. By keyboard: Playwright finds no point to click in a frame of another process. */
async function callWithoutSession(phone: FrameLocator, emulator: Emulator): Promise<void> {
  await phone.getByText('Ready', { exact: true }).waitFor();
  const call = await emulator.callers.ring({
    ...{ to: 'alice', number: '+493023125101', displayName: '', isWithheld: false, speaks: { toneHz: 700 } },
    ...{ hangsUpAfterSeconds: 0, givesUpAfterSeconds: 0 },
  });
  await phone.getByRole('button', { name: 'Answer' }).press('Enter');
  await call.reaches('talking');
  emulator.expireSession();
  await call.hangUp();
  await phone.getByLabel('Note').fill(NOTE);
  await phone.getByRole('button', { name: 'Save', exact: true }).press('Enter');
}

journey(
  'the session ends where the browser refuses storage to a frame of another site: nobody is told to reload, and the log can be taken along',
  async ({ emulator, openConsole, openPanel }) => {
    // A private window as this one gives such a frame no storage at all: the log is in the tab alone.
    const page = await openConsole('&scenario=frameSite:other');
    await openPanel(page);
    const phone = phoneIn(page);
    await phone.getByText('This browser does not let the phone keep call logs').waitFor();
    await callWithoutSession(phone, emulator);
    await phone.getByText('Do not reload this tab while call logs wait').waitFor();
    await expectAccessible(page);
    await phone.getByRole('button', { name: /1 call log.*show them/ }).press('Enter');
    const download = page.waitForEvent('download');
    await phone.getByRole('button', { name: 'Export as CSV' }).press('Enter');
    expect(readFileSync(await (await download).path(), 'utf8')).toContain(NOTE);
    const asked = page.waitForEvent('dialog');
    // The promise of a reload that is called off never settles.
    void page.reload().catch(() => undefined);
    await (await asked).dismiss();
    await phone.getByRole('heading', { name: 'Call logs that wait' }).waitFor();
    expect(callRecords(emulator)).toEqual([]);
  },
  { opensConsole: false },
);

test('the session ends where the browser keeps a part of its storage for a frame of another site: after a reload the log arrives once', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'softphone-session-'));
  const emulator = await startEmulator({ projectRoot: process.cwd(), port: 0 });
  // Playwright's own browser has partitioned storage switched off; agents' browsers have it on.
  const browser = await startKillableBrowser(profile);
  try {
    const page = await browser.context.newPage();
    await page.goto(`${emulator.consoleUrl}&scenario=frameSite:other`);
    await page.getByRole('button', { name: 'Phone' }).first().click();
    await callWithoutSession(phoneIn(page), emulator);
    await phoneIn(page).getByText('reload the tab after your call').first().waitFor();
    expect(callRecords(emulator)).toEqual([]);
    emulator.signIn();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await logged(emulator, 1);
    expect(callRecords(emulator)).toHaveLength(1);
    expect(tasks(emulator)).toEqual([
      expect.objectContaining({ Description: expect.stringContaining(NOTE) as string }),
    ]);
  } finally {
    await browser.kill();
    await emulator.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}, 120_000);
