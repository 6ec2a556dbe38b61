import { ACME, ADA, BOB, makeSession, missingField } from './fakeOrgClient';
import { TestConsole, press } from './testConsole';

let desk: TestConsole;
beforeEach(() => {
  desk = new TestConsole();
});
afterEach(() => desk.close());

async function openAda(): Promise<void> {
  desk.console.openRecord(ADA);
  await desk.appears('h1', 'Ada Lovelace');
}

describe('records', () => {
  test('the list leads to a record, which opens as a tab with its name', async () => {
    await desk.click('a', 'Ada Lovelace');
    await desk.appears('h1', 'Ada Lovelace');
    expect((await desk.appears('[role=tab]', 'Ada Lovelace')).getAttribute('aria-selected')).toBe('true');
  });

  test('from a record page its account opens as a subtab', async () => {
    await openAda();
    await desk.click('a', 'Acme');
    await desk.appears('h1', 'Acme');
    expect(desk.all('[role=tab]').map((tab) => tab.textContent)).toEqual(['Ada Lovelace', 'Ada Lovelace', 'Acme']);
  });

  test('a name that looks like HTML is shown as text', async () => {
    desk.org.records.set(BOB, { Id: BOB, Name: '<img src=x onerror=alert(1)>' });
    desk.console.openRecord(BOB);
    await desk.appears('h1', '<img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });

  test('a record that is not there says why, and can be tried again', async () => {
    desk.console.openRecord('003000000000007AAA');
    await desk.appears('h1', 'There is no such record');
    desk.org.records.set('003000000000007AAA', { Id: '003000000000007AAA', Name: 'Late' });
    await desk.click('button', 'Try again');
    await desk.appears('h1', 'Late');
  });

  test('open tasks stand before past ones, in one list', async () => {
    desk.org.activities = [
      { Id: '00T000000000001EAA', Subject: 'Call', IsClosed: true, CallType: 'Inbound', CallDurationInSeconds: 84 },
      { Id: '00T000000000002EAA', Subject: 'Write', IsClosed: false, Status: 'Not Started' },
    ];
    await openAda();
    const items = desk.all('ul[aria-label="Activity"] > li').map((item) => item.textContent);
    expect(items).toEqual([expect.stringContaining('Write'), expect.stringContaining('Inbound call · 1:24')]);
  });
});

describe('numbers', () => {
  test('are plain text until the adapter has enabled click-to-dial', async () => {
    await openAda();
    expect(desk.find('button', '030 1234567')).toBeUndefined();
    desk.console.setClickToDial(true);
    await desk.click('button', '030 1234567');
    expect(desk.dialled).toEqual([
      {
        number: '030 1234567',
        facts: expect.objectContaining({ name: 'Ada Lovelace', objectType: 'Contact' }) as unknown,
      },
    ]);
    desk.console.setClickToDial(false);
    await desk.until(() => !desk.find('button', '030 1234567'));
  });

  test('in a list belong to the record of their row', async () => {
    desk.console.setClickToDial(true);
    await desk.click('button', '030 7654321');
    expect(desk.dialled[0]?.facts.record.Id).toBe(BOB);
  });
});

describe('tabs', () => {
  test('can be moved through and closed from the keyboard', async () => {
    await openAda();
    desk.console.openRecord(BOB);
    await desk.appears('h1', 'Bob Bit');
    press(await desk.appears('[role=tab]', 'Bob Bit'), 'ArrowLeft');
    await desk.appears('h1', 'Ada Lovelace');
    const ada = await desk.appears('[role=tab]', 'Ada Lovelace');
    expect(document.activeElement).toBe(ada);
    expect(desk.all('[role=tab][tabindex="0"]')).toEqual([ada]);
    press(ada, 'Delete');
    await desk.appears('h1', 'Bob Bit');
    expect(desk.find('[role=tab]', 'Ada Lovelace')).toBeUndefined();
  });

  test('take the focus that would be lost when they cover the link that opened them', async () => {
    const link = await desk.appears('a', 'Ada Lovelace');
    link.focus();
    link.click();
    await desk.until(() => document.activeElement === desk.find('[role=tab]', 'Ada Lovelace'));
  });

  test('leave the focus where it is when the adapter opens them', async () => {
    const [frame] = desk.frames;
    frame?.focus();
    await openAda();
    expect(document.activeElement).toBe(frame);
  });

  test('close by their button', async () => {
    await openAda();
    await desk.click('button', 'Close Ada Lovelace');
    await desk.appears('h1', 'All Contacts');
  });

  test('keep what was typed while another one is in front', async () => {
    await openAda();
    await desk.click('button', 'Edit');
    await desk.type('LastName', 'King');
    desk.console.openRecord(BOB);
    await desk.appears('h1', 'Bob Bit');
    desk.console.openRecord(ADA);
    await desk.appears('h1', 'Ada Lovelace');
    expect((await desk.field('LastName')).value).toBe('King');
  });
});

describe('forms', () => {
  test('an edit sends only what has changed, and shows it', async () => {
    await openAda();
    await desk.click('button', 'Edit');
    const update = jest.spyOn(desk.org, 'update');
    await desk.type('Phone', '030 99');
    await desk.click('button', 'Save');
    await desk.until(() => desk.find('.phone-number', '030 99'));
    expect(update).toHaveBeenCalledWith(ADA, { Phone: '030 99' });
    expect(desk.find('button', 'Save')).toBeUndefined();
  });

  test('what the org refuses stands at the field and above Save', async () => {
    await openAda();
    await desk.click('button', 'Edit');
    desk.org.refusal = missingField('LastName');
    await desk.type('LastName', '');
    await desk.click('button', 'Save');
    const alert = await desk.until(() => document.querySelector('[role=alert]'));
    expect(alert.textContent).toContain('Review these fields: LastName');
    const field = await desk.field('LastName');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Complete this field.',
    );
  });

  test('the focus is back at Edit when the form has closed', async () => {
    await openAda();
    await desk.click('button', 'Edit');
    await desk.click('button', 'Cancel');
    await desk.until(() => !desk.find('button', 'Cancel'));
    expect(document.activeElement).toBe(desk.find('button', 'Edit'));
  });

  test('an error of a field that the form does not show is told in full', async () => {
    await openAda();
    await desk.click('button', 'Edit');
    desk.org.refusal = missingField('Hidden__c');
    await desk.type('LastName', 'King');
    await desk.click('button', 'Save');
    const alert = await desk.until(() => document.querySelector('[role=alert]'));
    expect(alert.textContent).toContain('Complete this field.');
  });

  test('a new record opens with the values given, covers everything, and is created', async () => {
    desk.console.openNewRecord('Contact', { Phone: '030 5', AccountId: ACME });
    await desk.appears('h1', 'New Contact');
    expect(document.querySelector<HTMLElement>('.console')?.inert).toBe(true);
    expect(document.activeElement).toBe(await desk.field('LastName'));
    expect((await desk.field('Phone')).value).toBe('030 5');
    await desk.until(() => desk.find('button', 'Empty Account Name'));
    await desk.type('LastName', 'Curie');
    await desk.click('button', 'Save');
    await desk.appears('h1', 'Curie');
    expect(document.querySelector<HTMLElement>('.console')?.inert).toBe(false);
    await desk.appears('a', 'Acme');
    await desk.until(() => document.body.textContent?.includes('Contact “Curie” was created.'));
  });

  test('Escape closes the new-record form', async () => {
    desk.console.openNewRecord('Contact');
    press((await desk.appears('h1', 'New Contact')).closest('[role=dialog]') as Element, 'Escape');
    await desk.until(() => !document.querySelector('[role=dialog]'));
  });

  test('a reference is searched by name and chosen with the keyboard', async () => {
    desk.console.openNewRecord('Contact');
    await desk.type('Account Name', 'Ac');
    await desk.appears('[role=option]', 'Acme');
    const create = jest.spyOn(desk.org, 'create');
    press(await desk.field('Account Name'), 'Enter');
    await desk.until(() => desk.find('button', 'Empty Account Name'));
    await desk.type('LastName', 'Curie');
    await desk.click('button', 'Save');
    await desk.appears('h1', 'Curie');
    expect(create).toHaveBeenCalledWith('Contact', { LastName: 'Curie', AccountId: ACME });
  });
});

describe('the phone', () => {
  test('is loaded at once, hidden, with the microphone delegated, and stays the same frame', async () => {
    const [frame] = desk.frames;
    expect(frame?.title).toBe('Phone');
    expect(frame?.src).toBe('http://adapter.example/apex/Phone?mode=Lightning');
    expect(frame?.getAttribute('allow')).toMatch(/microphone; autoplay; camera/);
    const panel = frame?.closest('section');
    expect(panel?.classList).not.toContain('slds-is-open');
    await desk.click('button', 'Phone');
    await desk.until(() => panel?.classList.contains('slds-is-open'));
    await desk.click('button', 'Minimise');
    await desk.until(() => !panel?.classList.contains('slds-is-open'));
    expect(document.querySelector('iframe')).toBe(frame);
    expect(desk.frames).toHaveLength(1);
  });

  test('shows the label of the item and the size of the panel that the adapter sets', async () => {
    desk.console.changeItem({ label: 'Ada calls' });
    desk.console.changePanel({ isVisible: true, heightPx: 600, label: 'Line 1' });
    await desk.appears('button', 'Ada calls');
    await desk.appears('h2', 'Line 1');
    expect(document.querySelector<HTMLElement>('.phone-panel')?.style.height).toBe('600px');
  });

  test('that does not start by itself has its frame from the first opening on', async () => {
    desk.close();
    desk = new TestConsole({ phone: { ...makeSession().phone!, startsAutomatically: false } });
    expect(document.querySelector('iframe')).toBeNull();
    await desk.click('button', 'Phone');
    await desk.until(() => document.querySelector('iframe'));
  });

  test('that does not appear leaves the reason in its place', () => {
    desk.close();
    desk = new TestConsole({ phone: null, noPhoneReason: 'the call center is for Classic only.' });
    expect(document.querySelector('footer')?.textContent).toBe('No phone here: the call center is for Classic only.');
    expect(document.querySelector('iframe')).toBeNull();
  });
});

describe('around it', () => {
  test('nobody takes it for Salesforce, and the callers are one click away', async () => {
    await desk.until(() => desk.root.textContent?.includes('Emulator · not Salesforce'));
    const callers = desk.all('a').find((link) => link.textContent?.startsWith('Callers')) as HTMLAnchorElement;
    expect(callers.href).toBe('http://callers.example/');
    expect(callers.rel).toContain('noopener');
  });

  test('data is reset only after a question', async () => {
    await desk.click('button', 'Reset data');
    await desk.appears('h1', 'Reset data');
    expect(desk.org.asked).not.toContain('reset');
    await desk.click('button', 'Reset');
    await desk.until(() => document.body.textContent?.includes('The org has its first data again.'));
    expect(desk.org.asked).toContain('reset');
  });

  test('global search finds records of every object', async () => {
    const box = desk.all('input[type=search]')[0] as HTMLInputElement;
    box.value = 'Ac';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await desk.until(() => desk.all('form[role=search]').length);
    box.form?.requestSubmit();
    await desk.appears('h1', 'Ac');
    await desk.appears('h2', 'Accounts (1)');
  });

  test('the menu changes the list', async () => {
    await desk.click('button', 'Show navigation menu');
    await desk.click('[role=menuitem]', 'Accounts');
    await desk.appears('h1', 'All Accounts');
  });
});
