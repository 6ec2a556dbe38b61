import { expectAccessible } from './accessible';
import { phoneIn } from './desk';
import { journey } from './journey';
import { callRecords, logged, tasks } from './orgReader';

const JONAS = '+493023125101';

journey(
  'the exchange is restarted: the phone says so, registers again by itself, and rings',
  async ({ page, phone, ring, emulator }) => {
    emulator.exchange.pause();
    await phone.getByText('No connection to the phone system, trying again').waitFor();
    await expectAccessible(page);
    emulator.exchange.resume();
    await phone.getByText('Ready', { exact: true }).waitFor();
    await emulator.callers.ready();
    const call = await ring({ number: JONAS });
    await phone.getByRole('heading', { name: 'Jonas Brandt' }).waitFor();
    await call.hangUp();
  },
);

journey('a second tab starts no second phone; it takes over, but not during a call', async (desk) => {
  const { page, phone, ring, emulator } = desk;
  const second = await desk.openConsole();
  await desk.openPanel(second);
  const other = phoneIn(second);
  await other.getByRole('heading', { name: 'In use in another tab' }).waitFor();
  await expectAccessible(second);
  expect(emulator.exchange.contactsOf('sip:alice@pbx.acme.localhost')).toHaveLength(1);

  const call = await ring({ number: JONAS });
  await phone.getByRole('button', { name: 'Answer' }).click();
  await call.reaches('talking');
  await other.getByRole('button', { name: 'Use it here' }).waitFor({ state: 'hidden' });
  await call.hangUp();
  await phone.getByRole('button', { name: 'Save' }).click();

  await other.getByRole('button', { name: 'Use it here' }).click();
  await other.getByText('Ready', { exact: true }).waitFor();
  await phone.getByRole('heading', { name: 'In use in another tab' }).waitFor();
  expect(emulator.exchange.contactsOf('sip:alice@pbx.acme.localhost')).toHaveLength(1);

  await second.close();
  await phone.getByText('Ready', { exact: true }).waitFor();
  await page.bringToFront();
});

journey(
  'the session ends during a call: the log waits, the session is renewed, and the log arrives once',
  async ({ phone, ring, emulator }) => {
    const call = await ring({ number: JONAS });
    await phone.getByRole('button', { name: 'Answer' }).click();
    await call.reaches('talking');
    emulator.expireSession();
    await call.hangUp();
    await phone.getByLabel('Note').fill('Said before the session ended');
    await phone.getByRole('button', { name: 'Save' }).click();
    // Tried at once, and refused again: the log stays. Renewed, the session needs no click: the phone sends by itself.
    await phone.getByRole('button', { name: /call log.*show them/ }).click();
    await phone.getByRole('button', { name: 'Send all now' }).click();
    await phone.getByText(/1 call log/).waitFor();
    expect(tasks(emulator)).toEqual([]);
    emulator.signIn();
    await logged(emulator, 1);
    expect(callRecords(emulator)).toHaveLength(1);
    expect(tasks(emulator)).toEqual([
      expect.objectContaining({ Description: expect.stringContaining('Said before') as string }),
    ]);
  },
);

journey(
  'the microphone is refused: the call rings on, and the agent is told what to do',
  async ({ page, phone, ring }) => {
    const call = await ring({ number: JONAS });
    await phone.getByRole('button', { name: 'Answer' }).click();
    await phone
      .getByText(/microphone/i)
      .first()
      .waitFor();
    await expectAccessible(page);
    expect(call.state).toBe('ringing');
    await phone.getByRole('button', { name: 'Decline' }).click();
    await call.reaches('ended');
  },
  { refusesMicrophone: true },
);

journey('leaving the page during a call asks first, and staying keeps the call', async ({ page, phone, ring }) => {
  const call = await ring({ number: JONAS });
  await phone.getByRole('button', { name: 'Answer' }).click();
  await call.reaches('talking');
  const asked = page.waitForEvent('dialog');
  // The promise of a reload that is called off never settles.
  void page.reload().catch(() => undefined);
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await phone.getByText('Connected', { exact: true }).waitFor();
  expect(call.state).toBe('talking');
  await phone.getByRole('button', { name: 'Hang up' }).click();
  await call.reaches('ended');
});

journey('opened outside Salesforce, the phone says that it has no host, and what to do', async (desk) => {
  const adapterUrl = await desk.page.evaluate(async () => {
    const session = (await (await fetch('/emulator/session')).json()) as { phone: { adapterUrl: string } };
    return session.phone.adapterUrl;
  });
  const alone = await desk.context.newPage();
  await alone.goto(adapterUrl);
  await alone.getByRole('heading', { name: /Salesforce/ }).waitFor();
  await expectAccessible(alone);
});

const STRANGE: readonly (readonly [string, { number: string; displayName: string; isWithheld: boolean }])[] = [
  ['no caller id', { number: '', displayName: '', isWithheld: false }],
  ['a withheld number', { number: '', displayName: '', isWithheld: true }],
  ['"anonymous"', { number: 'anonymous', displayName: '', isWithheld: false }],
  ['a plus and nothing else', { number: '+', displayName: '', isWithheld: false }],
  ['300 digits', { number: '4'.repeat(300), displayName: '', isWithheld: false }],
  [
    'HTML in the name',
    { number: '+12125550199', displayName: '<img src=x onerror=alert(1)><b>Bob</b>', isWithheld: false },
  ],
  [
    'a right-to-left override in the name',
    { number: '+12125550199', displayName: '\u202Egnp.exe \u0645\u0631\u062D\u0628\u0627', isWithheld: false },
  ],
];

journey('strange caller ids are shown as text, ring, and are logged', async (desk) => {
  for (const [index, [name, caller]] of STRANGE.entries()) {
    const call = await desk.ring(caller);
    await desk.phone.getByRole('button', { name: 'Answer' }).waitFor();
    const title = await desk.phone.getByRole('region', { name: 'Incoming call' }).getByRole('heading').textContent();
    expect(`${name}: ${title?.trim()}`).not.toBe(`${name}: `);
    expect(await desk.phone.locator('img[src="x"]').count()).toBe(0);
    await call.hangUp();
    await logged(desk.emulator, index + 1);
  }
  expect(tasks(desk.emulator)).toHaveLength(STRANGE.length);
});

journey('a SIP message that makes no sense is survived, and the next call rings', async ({ phone, ring, emulator }) => {
  const agent = 'sip:alice@pbx.acme.localhost';
  for (const text of [
    '',
    'hello',
    'INVITE\r\n\r\n',
    'INVITE nonsense:x SIP/2.0\r\nVia: x\r\n\r\n',
    `SIP/2.0 999 \r\n${'X: y\r\n'.repeat(50)}\r\n`,
  ]) {
    emulator.exchange.sendRaw(agent, text);
  }
  const call = await ring({ number: JONAS });
  await phone.getByRole('heading', { name: 'Jonas Brandt' }).waitFor();
  await call.hangUp();
});

journey(
  'a wrong setting is named, with the remedy, and the panel is never blank',
  async (desk) => {
    const page = await desk.openConsole();
    await desk.openPanel(page);
    await desk.phone
      .getByText(/sipServer/)
      .first()
      .waitFor();
    await desk.phone
      .getByText(/wss:\/\//)
      .first()
      .waitFor();
    await expectAccessible(page);
  },
  { opensConsole: false, callCenterValues: { 'phoneLine/sipServer': 'sip.example.com' } },
);
