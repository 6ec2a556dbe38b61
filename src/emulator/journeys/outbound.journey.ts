import type { Emulator } from '../server/emulator';
import { expectAccessible } from './accessible';
import { journey } from './journey';
import { callRecords, logged, tasks } from './orgReader';

journey(
  'a click on a number of a record calls it, and the record clicked is the match',
  async ({ page, phone, emulator, agentHears }) => {
    await page.getByRole('searchbox', { name: 'Search the org' }).fill('Berta Vogel');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Berta Vogel' }).first().click();
    await page.getByRole('heading', { level: 1, name: /Berta Vogel/ }).waitFor();
    await page
      .getByRole('button', { name: /030\/23125-102/ })
      .first()
      .click();

    await phone.getByRole('heading', { name: 'Berta Vogel' }).waitFor();
    await phone.getByText('Connected', { exact: true }).waitFor();
    const call = emulator.callers.calls.at(-1)!;
    expect(call.direction).toBe('fromAgent');
    expect(call.number).toContain('493023125102');
    expect((await call.hears(1000)).share).toBeGreaterThan(0.5);
    // Whoever is called pauses for breath; silence that does not end runs into the journey's own limit.
    while ((await agentHears(1000)).peakHz === 0) await phone.getByText('Connected', { exact: true }).waitFor();
    await expectAccessible(page);

    await phone.getByRole('button', { name: 'Hang up' }).click();
    await phone.getByRole('button', { name: 'Save' }).click();
    await logged(emulator, 1);
    expect(callRecords(emulator)).toEqual([
      expect.objectContaining({ Direction__c: 'outbound', Matched_Object__c: 'Contact' }),
    ]);
    expect(tasks(emulator)).toEqual([expect.objectContaining({ CallType: 'Outbound' })]);
  },
  { microphoneHz: 1000 },
);

journey(
  'a number pasted in the way people write it is called, and a busy one says so',
  async ({ page, phone, emulator }) => {
    await phone.getByLabel('Number to call').fill('(0) 30 / 231.25-101');
    await expectAccessible(page);
    await phone.getByRole('button', { name: 'Call', exact: true }).click();
    await phone.getByText('Connected', { exact: true }).waitFor();
    expect(emulator.callers.calls.at(-1)?.number).toContain('493023125101');
    await phone.getByRole('button', { name: 'Keypad' }).click();
    await phone.getByRole('button', { name: '5', exact: true }).click();
    await phone.getByRole('button', { name: 'hash', exact: true }).click();
    await heardDigits(emulator, '5#');
    await phone.getByRole('button', { name: 'Hang up' }).click();
    await emulator.callers.calls.at(-1)?.reaches('ended');
  },
);

journey(
  'what cannot be dialled, or may not by the call center, is said at the field, and nothing is called',
  async ({ phone, emulator }) => {
    await phone.getByLabel('Number to call').fill('call me maybe');
    await phone.getByRole('button', { name: 'Call', exact: true }).click();
    await phone.getByText(/not a number/).waitFor();
    await phone.getByLabel('Number to call').fill('+1 876 555 0123');
    await phone.getByRole('button', { name: 'Call', exact: true }).click();
    await phone.getByText(/^Calls to .* are not allowed here/).waitFor();
    expect(emulator.callers.calls).toEqual([]);
  },
  { callCenterValues: { 'policies/dialOnly': '+49, +43' } },
);

/** Resolves when the person at the other end has heard these keys. */
async function heardDigits({ callers }: Emulator, digits: string): Promise<void> {
  while (callers.calls.at(-1)?.digitsHeard !== digits) {
    await new Promise<void>((resolve) => {
      const stop = callers.onChange(() => {
        stop();
        resolve();
      });
    });
  }
}
