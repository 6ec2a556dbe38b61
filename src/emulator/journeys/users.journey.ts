import type { Page } from 'playwright-core';
import { SIP_DOMAIN } from '../server/addresses';
import { expectAccessible } from './accessible';
import { journey } from './journey';
import { callRecords, logged } from './orgReader';

/** Somebody else signs in in this browser, as the menu of the console does it. */
async function signIn(page: Page, username: string): Promise<void> {
  await page.evaluate(async (chosen) => {
    const headers = { 'content-type': 'application/json' };
    await fetch('/emulator/user', { method: 'POST', headers, body: JSON.stringify({ username: chosen }) });
  }, username);
  await page.reload();
}

journey(
  'another agent signs in: her line rings, and the call is hers; who has no call center learns why there is no phone',
  async ({ page, phone, emulator, openPanel, ring }) => {
    const bruno = 'bruno@acme.example';
    await signIn(page, bruno);
    await openPanel(page);
    await phone.getByText('Ready', { exact: true }).waitFor();
    expect(emulator.exchange.contactsOf(`sip:bruno@${SIP_DOMAIN}`)).toHaveLength(1);

    await ring({ to: 'bruno', number: '+493023125101' });
    await phone.getByRole('heading', { name: 'Jonas Brandt' }).waitFor();
    await phone.getByRole('button', { name: 'Decline' }).click();
    await logged(emulator, 1);
    const users = emulator.org.records('User');
    const owner = users.find(({ Username }) => Username === bruno)!;
    expect(callRecords(emulator)).toEqual([expect.objectContaining({ OwnerId: owner.Id })]);

    await signIn(page, 'nora@acme.example');
    await page.getByText('Nora Weiss is assigned to no call center').first().waitFor();
    expect(await page.locator('iframe[title="Phone"]').count()).toBe(0);
    await expectAccessible(page);
  },
);
