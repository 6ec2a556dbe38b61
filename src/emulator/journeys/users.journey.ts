import type { Page } from 'playwright-core';
import { SIP_DOMAIN } from '../server/addresses';
import { expectAccessible } from './accessible';
import { journey } from './journey';
import { callRecords, logged } from './orgReader';

/** Somebody else signs in in this browser, by the menu behind the avatar; the console loads again. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^User / }).click();
  await page.getByRole('menuitem', { name }).click();
  await page.getByRole('button', { name: `User ${name}` }).waitFor();
}

journey(
  'another agent signs in: her line rings, and the call is hers; who has no call center learns why there is no phone',
  async ({ page, phone, emulator, openPanel, ring }) => {
    await signIn(page, 'Bruno Falk');
    await openPanel(page);
    await phone.getByText('Ready', { exact: true }).waitFor();
    expect(emulator.exchange.contactsOf(`sip:bruno@${SIP_DOMAIN}`)).toHaveLength(1);

    await ring({ to: 'bruno', number: '+493023125101' });
    await phone.getByRole('heading', { name: 'Jonas Brandt' }).waitFor();
    await phone.getByRole('button', { name: 'Decline' }).click();
    await logged(emulator, 1);
    const owner = emulator.org.records('User').find(({ Name }) => Name === 'Bruno Falk')!;
    expect(callRecords(emulator)).toEqual([expect.objectContaining({ OwnerId: owner.Id })]);

    await signIn(page, 'Nora Weiss');
    await page.getByText('Nora Weiss is assigned to no call center').first().waitFor();
    expect(await page.locator('iframe[title="Phone"]').count()).toBe(0);
    await expectAccessible(page);
  },
);
