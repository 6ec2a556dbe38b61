import { expectAccessible } from './accessible';
import { phoneIn } from './desk';
import { journey } from './journey';
import { logged } from './orgReader';

const JONAS = '+493023125101';

journey(
  'an admin tries a number without a call; the phone then does just that, and the record shows the call',
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
