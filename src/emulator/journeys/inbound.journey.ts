import { expectAccessible } from './accessible';
import { journey } from './journey';
import { callRecords, logged, tasks } from './orgReader';

const VOICE = { microphoneHz: 1000 };
/** Jonas Brandt, Brandt Maschinenbau: the only record with this number. */
const JONAS = '+493023125101';

journey(
  'a known customer rings: her record opens, both hear each other, and one task tells of it',
  async ({ page, phone, ring, agentHears, emulator }) => {
    const call = await ring({ number: JONAS, speaks: { toneHz: 700 } });
    await phone.getByRole('heading', { name: 'Jonas Brandt' }).waitFor();
    await phone.getByText('Phone is +49 30 23125-101').waitFor();
    await page.getByRole('heading', { level: 1, name: /Jonas Brandt/ }).waitFor();
    await page.getByRole('button', { name: 'Jonas Brandt calling' }).waitFor();
    await expectAccessible(page);

    await phone.getByRole('button', { name: 'Answer' }).click();
    await call.reaches('talking');
    await phone.getByText('Connected', { exact: true }).waitFor();
    await expectAccessible(page);

    const atTheAgent = await agentHears(700);
    expect(atTheAgent.share).toBeGreaterThan(0.5);
    expect(Math.abs(atTheAgent.peakHz - 700)).toBeLessThanOrEqual(20);
    const atTheCaller = await call.hears(1000);
    expect(atTheCaller.share).toBeGreaterThan(0.5);
    expect(Math.abs(atTheCaller.peakHz - 1000)).toBeLessThanOrEqual(20);

    await phone.getByRole('button', { name: 'Mute' }).click();
    await phone.getByText('Muted', { exact: true }).waitFor();
    expect((await call.hears(1000)).share).toBeLessThan(0.05);
    await phone.getByRole('button', { name: 'Unmute' }).click();

    await phone.getByRole('button', { name: 'Hang up' }).click();
    await call.reaches('ended');
    await phone.getByLabel('Resolved').check({ force: true });
    await phone.getByLabel('Note').fill('Wants the invoice again');
    await expectAccessible(page);
    await phone.getByRole('button', { name: 'Save' }).click();

    await page.getByText(/Inbound call · .* · Resolved/).waitFor();
    expect(tasks(emulator)).toEqual([
      expect.objectContaining({
        CallType: 'Inbound',
        Subject: 'Inbound call from Jonas Brandt',
        CallDisposition: 'Resolved',
        TaskSubtype: 'Call',
        Status: 'Completed',
        Description: 'Wants the invoice again',
      }),
    ]);
    expect(callRecords(emulator)).toEqual([
      expect.objectContaining({
        Task_Id__c: tasks(emulator)[0]?.Id,
        End_Reason__c: 'completed',
        Result__c: 'resolved',
        Caller_Number_E164__c: JONAS,
      }),
    ]);
  },
  VOICE,
);

journey('two people share a number: the agent chooses, and only then a record opens', async ({ page, phone, ring }) => {
  const shared = '+442079460123';
  const call = await ring({ number: shared });
  const list = phone.getByRole('list', { name: 'Records with this number' });
  await list.waitFor();
  expect(await list.getByRole('button').count()).toBe(2);
  expect(await page.getByRole('tab').count()).toBe(0);
  await expectAccessible(page);
  const chosen = (await list.getByRole('button').first().locator('.name').textContent()) ?? '';
  await list.getByRole('button').first().click();
  await page.getByRole('heading', { level: 1, name: new RegExp(chosen) }).waitFor();
  await phone.getByRole('button', { name: 'Answer' }).click();
  await call.reaches('talking');
  await call.hangUp();
  await phone.getByRole('button', { name: 'Save' }).waitFor();
});

journey(
  'a stranger rings: New contact is offered, opens after the answer, and carries the number',
  async ({ page, phone, ring }) => {
    const call = await ring({ number: '+12125550199', displayName: 'Petra Neumann' });
    await phone.getByRole('heading', { name: 'Petra Neumann' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await phone.getByRole('button', { name: 'Answer' }).click();
    await call.reaches('talking');
    await phone.getByRole('button', { name: 'New contact' }).click();
    const form = page.getByRole('dialog');
    await form.waitFor();
    await expectAccessible(page);
    expect(await form.getByLabel('Phone', { exact: true }).inputValue()).toMatch(/555.?0199/);
    await form.getByLabel(/^\*?\s*Last Name/).fill('Neumann');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Neumann/ }).waitFor();
    await call.hangUp();
  },
);

journey(
  'the agent declines: the caller hears busy and the call is logged as declined',
  async ({ phone, ring, emulator }) => {
    const call = await ring({ number: JONAS });
    await phone.getByRole('button', { name: 'Decline' }).click();
    await call.reaches('ended');
    expect(call.endStatus).toBe(486);
    await phone.getByText('Declined').waitFor();
    await logged(emulator, 1);
    expect(callRecords(emulator)).toEqual([
      expect.objectContaining({ End_Reason__c: 'declined', Duration_Seconds__c: 0 }),
    ]);
    expect(tasks(emulator)).toHaveLength(1);
  },
);

journey('the caller gives up: a missed call is shown and logged', async ({ phone, ring, emulator }) => {
  const call = await ring({ number: JONAS });
  await phone.getByRole('button', { name: 'Answer' }).waitFor();
  await call.hangUp();
  await phone.getByText('Missed').first().waitFor();
  await logged(emulator, 1);
  expect(callRecords(emulator)).toEqual([expect.objectContaining({ End_Reason__c: 'missed', Duration_Seconds__c: 0 })]);
  expect(tasks(emulator)).toHaveLength(1);
});
