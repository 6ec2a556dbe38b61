import type { Page } from 'playwright-core';
import { expectAccessible } from './accessible';
import { phoneIn } from './desk';
import { journey } from './journey';
import { logged } from './orgReader';

const JONAS = '+493023125101';

/** The page *Phone Secret*: a form of Visualforce in a frame, under the strict policy. */
async function enterSecret(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'App launcher' }).click();
  await page.getByRole('menuitem', { name: 'Phone Secret' }).click();
  const form = page.frameLocator('iframe[title="Phone Secret"]');
  await form.getByLabel('New secret').fill('a-secret-of-this-journey');
  await form.getByLabel('Once more').fill('a-secret-of-this-journey');
  await form.getByLabel('Once more').press('Enter');
  await form.getByText('Saved as the second.').waitFor();
  expect(await form.getByLabel('New secret').inputValue()).toBe('');
  await expectAccessible(page);
  // By the keyboard: the phone's open panel lies over the button.
  await form.getByRole('button', { name: 'Sign with the other one' }).press('Enter');
  await form.getByText('The org signs with the second from now on.').waitFor();
  expect(await form.locator('html').innerHTML()).not.toContain('a-secret');
}

journey(
  'an admin tries a number without a call and enters a secret; the phone then does just that, and the record shows the call',
  async (desk) => {
    const { emulator, context, openConsole, ring } = desk;
    const { name, value } = emulator.userCookie('adam');
    await context.addCookies([{ name, value, url: emulator.consoleUrl }]);
    const page = await openConsole();
    const phone = phoneIn(page);
    await desk.openPanel(page);
    await phone.getByText('Ready', { exact: true }).waitFor();

    // Compiling the components takes most of this journey; nobody waits for it twice.
    await page.evaluate(async () => (await fetch('/components.js')).status);
    await page.getByRole('button', { name: 'App launcher' }).click();
    await page.getByRole('menuitem', { name: 'Try a Number' }).click();
    const number = page.getByLabel('Number', { exact: true });
    await number.fill(JONAS);
    await number.press('Enter');
    await page.getByText('Opens at once: Contact Jonas Brandt').waitFor();
    await page.getByText('The only record that fits').waitFor();
    await expectAccessible(page);
    await page.getByLabel('For another user').selectOption({ label: 'Erik Sand' });
    await number.press('Enter');
    await page.getByText('Approximate').waitFor();
    expect(await page.getByRole('tab', { name: 'Jonas Brandt' }).count()).toBe(0);
    await enterSecret(page);

    await ring({ number: JONAS, to: 'adam' });
    await page.getByRole('heading', { level: 1, name: /Jonas Brandt/ }).waitFor();
    await page.getByText('No calls of this record that you may see').waitFor();
    await phone.getByRole('button', { name: 'Decline' }).click();
    await logged(emulator, 1);
    await page.getByRole('button', { name: 'Reload calls' }).click();
    const calls = page.getByRole('list', { name: 'Calls' });
    await calls.getByText('Declined call').waitFor();
    await calls.getByText('Logged').waitFor();
    await calls.getByText('Adam Roth').waitFor();
    await expectAccessible(page);
    await calls.getByRole('button', { name: JONAS }).click();
    await phone.getByRole('button', { name: 'Hang up' }).waitFor();
  },
  { opensConsole: false, scenarios: { recordPages: 'withComponents' } },
);
