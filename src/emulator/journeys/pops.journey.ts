import { expectAccessible } from './accessible';
import { phoneFrame, phoneIn } from './desk';
import { journey } from './journey';

const JONAS = '+493023125101';
const TRUSTED = { 'callers/trustedHeaders': 'yes', 'callers/callerKeys': 'X-Case-Number=Case.CaseNumber' };

journey('one record opens over all tabs: in the one that the agent looks at', async (desk) => {
  const { page, phone, ring, openConsole } = desk;
  const seen = await openConsole();
  await desk.openPanel(seen);
  await phoneIn(seen).getByText('The phone is in use in another tab of this browser.').waitFor();
  // A browser without a screen calls every tab visible.
  await phoneFrame(page).evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden' }));
  const call = await ring({ number: JONAS });
  await seen.getByRole('heading', { level: 1, name: /Jonas Brandt/ }).waitFor();
  await phone.getByRole('heading', { name: 'Jonas Brandt' }).waitFor();
  expect(await page.getByRole('tab', { name: 'Jonas Brandt' }).count()).toBe(0);
  expect(await seen.getByRole('tab', { name: 'Jonas Brandt' }).count()).toBe(1);
  await call.hangUp();
});

journey('a form that is asked for while it rings opens after the answer, not before', async ({ page, phone, ring }) => {
  const call = await ring({ number: '+12125550199', displayName: 'Petra Neumann' });
  await phone.getByRole('button', { name: 'New contact' }).click();
  await phone.getByText('The form for a new contact opens as soon as you talk.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await phone.getByRole('button', { name: 'Answer' }).click();
  await page.getByRole('dialog').waitFor();
  await call.hangUp();
});

journey(
  'on a trusted line the phone system names the case, and the carrier vouches for the number',
  async ({ page, phone, ring, emulator }) => {
    const id = emulator.org.create('Case', { Subject: 'The pump leaks again' });
    const number = String(emulator.org.find(id)?.CaseNumber);
    const identity = `<tel:${JONAS};verstat=TN-Validation-Passed>`;
    const call = await ring({
      number: JONAS,
      headers: { 'X-Case-Number': number, 'P-Asserted-Identity': identity },
    });
    await phone.getByText('Number verified').waitFor();
    await page.getByRole('tab', { name: number }).waitFor();
    await phone.getByRole('heading', { name: number }).waitFor();
    await expectAccessible(page);
    await call.hangUp();
  },
  { callCenterValues: TRUSTED },
);

journey(
  'headers on a line that is not trusted name nothing; offered only, a click opens, and there is a way back',
  async ({ page, phone, ring, emulator }) => {
    const id = emulator.org.create('Case', { Subject: 'The pump leaks again' });
    const number = String(emulator.org.find(id)?.CaseNumber);
    const opened = await ring({ number: '+442079460123', headers: { 'X-Case-Number': number } });
    const list = phone.getByRole('list', { name: 'Records with this number' });
    await list.getByText('It has no open case').waitFor();
    expect(await page.getByRole('tab').count()).toBe(0);
    const name = (await list.getByRole('button').first().locator('.name').textContent()) ?? '';
    await list.getByRole('button').first().click();
    await page.getByRole('tab', { name }).waitFor();
    await opened.hangUp();

    await phone.getByLabel(/Offer records/).check();
    const call = await ring({ number: JONAS });
    await phone.getByText('You asked to be offered only.').waitFor();
    await expectAccessible(page);
    await phone.getByRole('button', { name: 'Open Jonas Brandt' }).click();
    await page.getByRole('tab', { name: 'Jonas Brandt' }).waitFor();
    await phone.getByRole('button', { name: `Back to ${name}` }).click();
    await page.getByRole('tab', { name, selected: true }).waitFor();
    await phone.getByRole('button', { name: 'Answer' }).click();
    await call.reaches('talking');
    await phone.getByRole('button', { name: 'Wrong person?' }).click();
    await phone.getByLabel('Search all records by name').fill('Vogel');
    await expectAccessible(page);
    await phone.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('link', { name: 'Berta Vogel' }).first().waitFor();
    await call.hangUp();
  },
);
