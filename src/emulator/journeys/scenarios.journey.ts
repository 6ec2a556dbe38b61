import { readFileSync } from 'node:fs';
import { expectAccessible } from './accessible';
import type { Desk } from './desk';
import { journey } from './journey';
import { logged, tasks } from './orgReader';

const JONAS = '+493023125101';

/** Opens the console with these switches chosen in its address; the phone's panel is open, and is not waited for. */
async function openWith(desk: Desk, query: string): Promise<void> {
  await desk.openConsole(`&${query}`);
  await desk.openPanel(desk.page);
}

journey('the tester sees the messages, saves them, loads the file and plays it again', async ({ page, emulator }) => {
  await page.getByRole('group', { name: 'Emulator' }).getByRole('button', { name: 'Tester' }).press('Enter');
  const panel = page.getByRole('complementary', { name: 'Tester' });
  const lines = panel.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await lines.filter({ hasText: 'enableClickToDial' }).first().waitFor();
  await lines.filter({ hasText: 'CtiPhone.ask' }).first().waitFor();
  await expectAccessible(page);
  await panel.getByLabel('Method', { exact: true }).selectOption('getCallCenterSettings');
  expect(await lines.count()).toBe(2);
  await lines.first().getByRole('button').press('Enter');
  await panel.getByText('"/reqGeneralInfo/reqUseApi": "true"').waitFor();

  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save' }).press('Enter');
  const path = await (await download).path();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'open-cti-trace', version: 1 });
  await panel.getByLabel('Saved trace').setInputFiles(path);
  await panel.getByRole('button', { name: 'Replay…' }).press('Enter');
  await panel.getByRole('button', { name: /^Play \d+ calls$/ }).press('Enter');
  await panel.getByText(/calls played, /).waitFor();
  await lines.filter({ hasText: 'same answer' }).first().waitFor();
  await expectAccessible(page);

  await panel.getByRole('tab', { name: 'Scenarios' }).press('Enter');
  await panel.getByLabel('Slow Apex').selectOption('3s');
  await panel.getByText('1 changed').waitFor();
  expect(emulator.scenarios.changed).toEqual({ apexSpeed: '3s' });
  emulator.scenarios.reset();
  await panel.getByText('All as usual').waitFor();
  await expectAccessible(page);
});

journey(
  'in a frame of another site, chosen by the address, the phone takes a call and logs it once',
  async (desk) => {
    await openWith(desk, 'scenario=frameSite:other&scenario=navigationEvents:five');
    await desk.phone.getByText('Ready', { exact: true }).waitFor();
    expect(new URL(desk.page.frames()[1]!.url()).hostname).toBe('acme--c.visualforce.localhost');
    const call = await desk.ring({ number: JONAS });
    // By keyboard: the frame is in a process of its own, where Playwright finds no point to click.
    await desk.phone.getByRole('button', { name: 'Answer' }).press('Enter');
    await call.reaches('talking');
    expect(await desk.page.getByRole('tab', { name: 'Jonas Brandt' }).count()).toBe(1);
    await call.hangUp();
    await desk.phone.getByRole('button', { name: 'Save' }).press('Enter');
    await logged(desk.emulator, 1);
    expect(tasks(desk.emulator)).toHaveLength(1);
  },
  { opensConsole: false },
);

journey(
  'a frame without the microphone in its “allow”: the phone says so, and the call rings on',
  async (desk) => {
    await openWith(desk, 'scenario=microphone:notDelegated');
    await desk.phone.getByText('Ready', { exact: true }).waitFor();
    const call = await desk.ring({ number: JONAS });
    await desk.phone.getByRole('button', { name: 'Answer' }).click();
    await desk.phone
      .getByText(/microphone/i)
      .first()
      .waitFor();
    expect(call.state).toBe('ringing');
    await expectAccessible(desk.page);
  },
  { opensConsole: false },
);

journey(
  'cookies and storage blocked, a silent host, a script that is none: the phone says so in place of a blank panel',
  async (desk) => {
    await openWith(desk, 'scenario=storage:storageBlocked');
    await desk.phone.getByText('This browser does not let the phone keep call logs').waitFor();
    await desk.phone.getByText('Ready', { exact: true }).waitFor();
    desk.emulator.scenarios.setAll({ storage: 'allBlocked' });
    await desk.page.reload();
    await desk.openPanel(desk.page);
    await desk.phone.getByText('Your Salesforce session has ended').first().waitFor();
    desk.emulator.scenarios.setAll({ storage: 'kept', hostAnswers: 'never' });
    await desk.page.reload();
    await desk.openPanel(desk.page);
    await desk.phone.getByText('Salesforce does not answer').waitFor();
    await expectAccessible(desk.page);
    desk.emulator.scenarios.setAll({ hostAnswers: 'always', resourceType: 'binary' });
    await desk.page.reload();
    await desk.openPanel(desk.page);
    await desk.phone.getByText('The phone has not started').waitFor();
  },
  { opensConsole: false },
);

journey('the frame is loaded again during a call: it is logged once, and the caller has popped once', async (desk) => {
  const call = await desk.ring({ number: JONAS });
  await desk.phone.getByRole('button', { name: 'Answer' }).click();
  await call.reaches('talking');
  desk.emulator.scenarios.set('adapterFrame', 'reloads');
  await call.reaches('ended');
  await desk.phone.getByText('Ready', { exact: true }).waitFor();
  await logged(desk.emulator, 1);
  expect(tasks(desk.emulator)).toHaveLength(1);
  expect(await desk.page.getByRole('tab', { name: 'Jonas Brandt' }).count()).toBe(1);
});
