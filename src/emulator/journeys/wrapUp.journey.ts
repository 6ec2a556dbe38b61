import type { FrameLocator } from 'playwright-core';
import type { SimulatedCall } from '../callers/callerPort';
import type { Emulator } from '../server/emulator';
import { expectAccessible } from './accessible';
import type { Desk } from './desk';
import { journey } from './journey';
import { callRecords, logged, tasks } from './orgReader';

const JONAS = '+493023125101';
const STRANGER = '+12125550199';

journey(
  'a log refused for a required field says which; filled in and sent again, it arrives once',
  async (desk) => {
    const { page, phone, emulator } = desk;
    await talk(desk, JONAS);
    await phone.getByRole('textbox', { name: 'Note' }).fill('Wants a quote');
    await save(phone);
    await phone.getByRole('button', { name: 'Show', exact: true }).click();
    await phone.getByText('Needs you').waitFor();
    await expectAccessible(page);
    await phone.getByLabel('Contact Reason').fill('Quote');
    await phone.getByRole('button', { name: /^Send again: .*Jonas Brandt/ }).click();
    await phone.getByText('Salesforce has all your call logs.').waitFor();
    expect(callRecords(emulator)).toHaveLength(1);
    expect(tasks(emulator)).toEqual([
      expect.objectContaining({
        Contact_Reason__c: 'Quote',
        Description: expect.stringContaining('Wants a quote') as string,
      }),
    ]);
  },
  { scenarios: { taskField: 'required' } },
);

journey('a second call parks the form with its words; it is finished afterwards, and both are logged', async (desk) => {
  const { page, phone, emulator } = desk;
  await talk(desk, JONAS);
  await phone.getByRole('textbox', { name: 'Note' }).fill('First call');
  const second = await desk.ring({ number: STRANGER });
  await phone.getByRole('button', { name: 'Answer', exact: true }).click();
  await second.reaches('talking');
  await phone.getByText('Not saved yet: Jonas Brandt').waitFor();
  await second.hangUp();
  await phone.getByRole('textbox', { name: 'Note' }).fill('Second call');
  await expectAccessible(page);
  await phone.getByRole('button', { name: 'Save and next' }).click();
  await phone.getByRole('heading', { name: 'Jonas Brandt' }).waitFor();
  expect(await phone.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('First call');
  await save(phone);
  await logged(emulator, 2);
  await tasksAre(emulator, 2);
  expect(
    tasks(emulator)
      .map(({ Description }) => String(Description))
      .sort(),
  ).toEqual([expect.stringContaining('First call'), expect.stringContaining('Second call')]);
});

journey('the history shows the call as logged; its note is changed there and stands in the task', async (desk) => {
  const { page, phone, emulator } = desk;
  await talk(desk, JONAS);
  await phone.getByRole('textbox', { name: 'Note' }).fill('Before');
  await save(phone);
  await logged(emulator, 1);
  await phone.getByRole('button', { name: 'All calls of the last days' }).click();
  await phone.getByText('logged', { exact: true }).waitFor();
  await expectAccessible(page);
  await phone.getByRole('button', { name: 'Change the note of the call with Jonas Brandt' }).click();
  await phone.getByRole('textbox', { name: 'Note' }).fill('After');
  await phone.getByRole('button', { name: 'Save', exact: true }).click();
  await phone.getByRole('textbox', { name: 'Note' }).waitFor({ state: 'hidden' });
  expect(tasks(emulator)).toEqual([
    expect.objectContaining({ Description: expect.stringContaining('After') as string }),
  ]);
});

journey(
  'somebody who asked not to be called: the agent is warned, and goes on',
  async ({ page, phone, emulator }) => {
    forbidCalls(emulator);
    await dial(phone);
    await phone.getByText(/^Not called yet/).waitFor();
    await expectAccessible(page);
    expect(emulator.callers.calls).toEqual([]);
    await phone.getByRole('button', { name: 'Call anyway' }).click();
    await phone.getByText('Connected', { exact: true }).waitFor();
    await phone.getByRole('button', { name: 'Hang up' }).click();
  },
  { scenarios: { logPolicy: 'warn' } },
);

journey(
  'where the policy refuses, nobody is called, and the refusal is logged without an activity',
  async ({ phone, emulator }) => {
    forbidCalls(emulator);
    await dial(phone);
    await phone.getByText(/^Not called: /).waitFor();
    await logged(emulator, 1);
    expect(emulator.callers.calls).toEqual([]);
    expect(callRecords(emulator)).toEqual([expect.objectContaining({ End_Reason__c: 'doNotCall' })]);
    expect(tasks(emulator)).toEqual([]);
  },
  { scenarios: { logPolicy: 'refuse' } },
);

async function talk({ phone, ring }: Desk, number: string): Promise<SimulatedCall> {
  const call = await ring({ number });
  await phone.getByRole('button', { name: 'Answer', exact: true }).click();
  await call.reaches('talking');
  await call.hangUp();
  return call;
}

async function save(phone: FrameLocator): Promise<void> {
  await phone.getByRole('button', { name: 'Save', exact: true }).click();
}

async function dial(phone: FrameLocator): Promise<void> {
  await phone.getByLabel('Number to call').fill(JONAS);
  await phone.getByRole('button', { name: 'Call', exact: true }).click();
}

function forbidCalls({ org }: Emulator): void {
  const jonas = org.records('Contact').find(({ Name, LastName }) => Name === 'Jonas Brandt' || LastName === 'Brandt');
  org.update(String(jonas?.Id), { DoNotCall: true });
}

async function tasksAre(emulator: Emulator, count: number): Promise<void> {
  while (tasks(emulator).length < count) {
    await new Promise<void>((resolve) => {
      const stop = emulator.org.onChange(() => {
        stop();
        resolve();
      });
    });
  }
}
