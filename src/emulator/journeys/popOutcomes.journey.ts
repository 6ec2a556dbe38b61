import { expectAccessible } from './accessible';
import type { Desk } from './desk';
import { journey } from './journey';
import { callRecords, logged, tasks } from './orgReader';

const JONAS = '+493023125101';
/** Two contacts in London. */
const CLARKES = '+442079460123';
const NOBODY = '+12125550199';
const STANDARD_APP = '&app=Open_Softphone';

/** A rule of its own for each queue, so that one desk sees every outcome. */
function ruleFor(queue: string, action: string, more: Readonly<Record<string, string | boolean>> = {}) {
  const rule = { Call_Type__c: 'any', Matches__c: 'any', Moment__c: 'ring', Is_Active__c: true };
  return { DeveloperName: queue, Order__c: 1, ...rule, Queue__c: queue, Action__c: action, ...more };
}

const RULES = [
  ruleFor('best', 'record'),
  ruleFor('search', 'search'),
  ruleFor('list', 'list', { Target__c: 'Account/00BEm0000000002' }),
  ruleFor('flow', 'flow', { Target__c: 'Greet_Caller', Values__c: 'callerNumber = {number}\nrecordId = {recordId}' }),
  ruleFor('gone', 'flow', { Target__c: 'Not_There' }),
  ruleFor('page', 'url', { Target__c: '/apex/Known_Caller', Values__c: 'who = {name}\nnumber = {number}' }),
  ruleFor('site', 'url', { Target__c: 'https://crm.acme.com/caller', Values__c: 'number = {number}' }),
  ruleFor('strange', 'url', { Target__c: 'https://elsewhere.example/caller' }),
  ruleFor('form', 'newRecord', { Target__c: 'Lead', Values__c: 'Phone = {number}\nCompany = {name}' }),
  ruleFor('layout', 'layout'),
  ruleFor('nothing', 'nothing'),
  ruleFor('insists', 'record', { Insists__c: true }),
];

const ORG = {
  customMetadata: { Cti_Pop_Rule: RULES },
  callCenterValues: { 'callers/trustedHeaders': 'yes', 'callers/popHosts': 'crm.acme.com' },
};

interface Caller {
  readonly queue: string;
  readonly number?: string;
  readonly displayName?: string;
}

/** Rings in a queue, waits for what opens, and gives up; the phone is ready for the next one then. */
async function ringIn(desk: Desk, { queue, ...from }: Caller, opens: () => Promise<unknown>): Promise<void> {
  const call = await desk.ring({ number: JONAS, ...from, headers: { 'X-Queue': queue } });
  await desk.phone.getByRole('region', { name: 'Incoming call' }).waitFor();
  await opens();
  await call.hangUp();
  await desk.phone.getByRole('region', { name: 'Incoming call' }).waitFor({ state: 'detached' });
}

journey(
  'each thing that a rule can open opens in the console: record, search, list, flow, page, site; a rule that fails is said',
  async (desk) => {
    const { page, phone } = desk;
    const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).filter({ visible: true });
    const shown = (text: string) => page.getByText(text).filter({ visible: true }).first().waitFor();

    await ringIn(desk, { queue: 'best', number: CLARKES }, () => heading(/Clarke/).waitFor());
    await ringIn(desk, { queue: 'search' }, () => heading(JONAS).waitFor());
    await ringIn(desk, { queue: 'list' }, () => heading('My Accounts').waitFor());
    await ringIn(desk, { queue: 'flow' }, async () => {
      const received = page.getByRole('table', { name: 'Arguments' });
      await received.getByRole('cell', { name: JONAS }).waitFor();
      await received.getByRole('cell', { name: /^003/ }).waitFor();
    });
    await ringIn(desk, { queue: 'page', displayName: '{recordId} & Co' }, () =>
      shown('/apex/Known_Caller?who=%7BrecordId%7D%20%26%20Co&number=%2B493023125101'),
    );
    await ringIn(desk, { queue: 'site' }, () => shown('https://crm.acme.com/caller?number=%2B493023125101'));
    // What a rule names and the org has not, and a host that no admin allowed: the agent is told, and can act.
    await ringIn(desk, { queue: 'gone' }, async () => {
      await phone.getByText('What belongs to this call could not be opened').waitFor();
      await expectAccessible(page);
    });
    await ringIn(desk, { queue: 'strange' }, async () => {
      await heading(/Jonas Brandt/).waitFor();
      expect(await page.getByText('elsewhere.example').count()).toBe(0);
    });
  },
  ORG,
);

journey(
  'a form of a rule waits for the answer; nothing opens where a rule says so; a slow search holds up nobody',
  async (desk) => {
    const { page, phone, ring, emulator } = desk;
    await ringIn(desk, { queue: 'nothing' }, () => phone.getByRole('heading', { name: 'Jonas Brandt' }).waitFor());
    expect(await page.getByRole('tab').count()).toBe(0);

    emulator.scenarios.set('apexSpeed', '130s');
    const slow = await ring({ number: JONAS });
    await phone.getByRole('button', { name: 'Answer' }).waitFor();
    await phone.getByText('Looking for the caller …').waitFor();
    await slow.hangUp();
    await phone.getByRole('region', { name: 'Incoming call' }).waitFor({ state: 'detached' });
    emulator.scenarios.set('apexSpeed', 'usual');

    const call = await ring({ number: NOBODY, displayName: 'Petra Neumann', headers: { 'X-Queue': 'form' } });
    await phone.getByText('The form opens as soon as you talk.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await phone.getByRole('button', { name: 'Answer' }).click();
    const form = page.getByRole('dialog');
    await form.waitFor();
    expect(await form.getByLabel(/^\*?\s*Phone/).inputValue()).toBe(NOBODY);
    expect(await form.getByLabel(/Company/).inputValue()).toBe('Petra Neumann');
    await call.hangUp();
  },
  ORG,
);

journey(
  'by the softphone layout: asked without letting it navigate, then popped as it says; a layout that is silent is said',
  async (desk) => {
    const { page, phone, emulator } = desk;
    await ringIn(desk, { queue: 'layout' }, () =>
      page.getByRole('heading', { level: 1, name: /Jonas Brandt/ }).waitFor(),
    );
    const asked: unknown = await page.evaluate(() => (window as { emulatorTrace?: unknown }).emulatorTrace);
    expect(JSON.stringify(asked)).toMatch(/searchAndScreenPop.*"deferred":true.*screenPop/);
    emulator.scenarios.set('deferredPops', 'never');
    await ringIn(desk, { queue: 'layout' }, () =>
      phone.getByText('What belongs to this call could not be opened').waitFor(),
    );
  },
  ORG,
);

journey(
  'in a standard app, too, a rule that insists opens at once',
  async (desk) => {
    const page = await desk.openConsole(STANDARD_APP);
    await desk.openPanel(page);
    await desk.phone.getByText('Ready', { exact: true }).waitFor();
    const opened = page.getByRole('heading', { level: 1, name: /Clarke/ });
    await ringIn(desk, { queue: 'insists', number: CLARKES }, () => opened.waitFor());
  },
  { ...ORG, opensConsole: false },
);

journey('the wrong person is corrected during the call, and the log follows', async (desk) => {
  const { page, phone, ring, emulator } = desk;
  const call = await ring({ number: JONAS });
  await page.getByRole('heading', { level: 1, name: /Jonas Brandt/ }).waitFor();
  await phone.getByRole('button', { name: 'Answer' }).click();
  await call.reaches('talking');
  await phone.getByRole('button', { name: 'Wrong person?' }).click();
  await phone.getByLabel('Search all records by name').fill('Vogel');
  await phone.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('link', { name: 'Berta Vogel' }).first().click();
  await page.getByRole('heading', { level: 1, name: /Berta Vogel/ }).waitFor();
  await phone.getByRole('heading', { name: 'Berta Vogel' }).waitFor();
  await expectAccessible(page);
  await phone.getByRole('button', { name: 'Hang up' }).click();
  await phone.getByRole('button', { name: 'Save' }).click();
  await logged(emulator, 1);
  const berta = emulator.org.records('Contact').find(({ LastName }) => LastName === 'Vogel');
  expect(tasks(emulator)).toEqual([
    expect.objectContaining({ WhoId: berta?.Id, Subject: 'Inbound call from Berta Vogel' }),
  ]);
  expect(callRecords(emulator)).toEqual([
    expect.objectContaining({ Matched_Record_Id__c: berta?.Id, Corrections__c: 1 }),
  ]);
});
