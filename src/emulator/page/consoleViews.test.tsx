import { AppError } from '../../base/appError';
import { ADA, BOB, SALES, makeSession } from './fakeOrgClient';
import { TestConsole } from './testConsole';

let desk: TestConsole;
const open = (...change: ConstructorParameters<typeof TestConsole>) => {
  desk = new TestConsole(...change);
};
afterEach(() => desk.close());

const STANDARD = { app: { ...SALES, tabs: ['Contact', 'Account'] } };

async function editAda(): Promise<void> {
  desk.console.openRecord(ADA);
  await desk.appears('h1', 'Ada Lovelace');
  await desk.click('button', 'Edit');
  await desk.type('Phone', '030 999');
}

describe('an edit that is not saved', () => {
  test('stays while the record is loaded again, also when that fails', async () => {
    open();
    await editAda();
    desk.org.records.set(ADA, { Id: ADA, Name: 'Ada King', LastName: 'King', Phone: '030 1' });
    desk.console.refreshView();
    await desk.appears('h1', 'Ada King');
    expect((await desk.field('Phone')).value).toBe('030 999');
    jest.spyOn(desk.org, 'record').mockRejectedValueOnce(new AppError('gone', 'No answer', { hint: 'Again.' }));
    desk.console.refreshView();
    await desk.appears('p', 'No answer');
    expect((await desk.field('Phone')).value).toBe('030 999');
    expect((await desk.field('LastName')).value).toBe('King');
  });

  test('marks its tab, and closing that asks first', async () => {
    open();
    await editAda();
    await desk.click('button', 'Close * Ada Lovelace');
    await desk.appears('p', 'Your changes to Ada Lovelace are not saved.');
    await desk.click('button', 'Keep editing');
    expect((await desk.field('Phone')).value).toBe('030 999');
    await desk.click('button', 'Close * Ada Lovelace');
    await desk.click('button', 'Discard changes');
    await desk.appears('h1', 'All Contacts');
    expect(desk.all('[role=tab]')).toEqual([]);
  });
});

describe('an app with standard navigation', () => {
  test('shows one page at a time, under links to its objects, and has no tabs', async () => {
    open(STANDARD);
    desk.console.openRecord(ADA);
    await desk.appears('h1', 'Ada Lovelace');
    desk.console.openRecord(BOB);
    await desk.appears('h1', 'Bob Bit');
    expect(desk.all('[role=tab], [role=tabpanel]')).toEqual([]);
    expect(desk.all('nav [aria-current=page]').map((link) => link.textContent)).toEqual(['Contacts']);
    await desk.click('nav a', 'Accounts');
    await desk.appears('h1', 'All Accounts');
  });

  test('names a page that belongs to none of its objects', async () => {
    open(STANDARD);
    desk.console.openSearch('Ada');
    await desk.appears('nav [aria-current=page]', 'Ada – Search');
  });
});

test('the app launcher changes the app, which loads the page anew', async () => {
  open();
  await desk.click('button', 'App launcher');
  await desk.click('[role=menuitem]', 'Sales (standard app)');
  expect(desk.loaded).toEqual(['/']);
  expect(sessionStorage.getItem('emulator-app')).toBe('Sales');
});

test('the user menu signs somebody else in, and loads the page anew', async () => {
  open();
  await desk.click('button', 'User Alice Meyer');
  await desk.click('[role=menuitem]', 'Bruno FalkBruno Falk works here');
  await desk.until(() => desk.loaded.length > 0);
  expect(desk.org.asked).toContain('sign in bruno@acme.example');
});

test('a list view shows its part of the records, and is chosen from a menu', async () => {
  open();
  const { id } = makeSession().user;
  desk.org.records.set(BOB, { ...desk.org.records.get(BOB)!, OwnerId: id });
  desk.console.openList('Contact', 'Mine');
  await desk.appears('h1', 'My Contacts');
  await desk.appears('a', 'Bob Bit');
  expect(desk.find('a', 'Ada Lovelace')).toBeUndefined();
  expect(location.search).toBe('?filterName=Mine');
  await desk.click('button', 'Select a list view');
  await desk.click('[role=menuitem]', 'All Contacts');
  await desk.appears('a', 'Ada Lovelace');
});

test('a flow asks, beginning with what it was given', async () => {
  const screens = [{ label: 'Ask', text: 'Who is it?', fields: [{ label: 'Last name', variable: 'who' }] }];
  open({ flows: [{ name: 'Ask', label: 'Ask', inputs: ['who'], screens }] });
  desk.console.openFlow('Ask', { who: 'Lovelace' });
  await desk.appears('h1', 'Ask');
  expect(desk.all('.flow-fields input').map((input) => (input as HTMLInputElement).value)).toEqual(['Lovelace']);
});

test('a flow shows what it received, what it ignores, and ends', async () => {
  const screens = [
    { label: 'One', text: 'First' },
    { label: 'Two', text: 'Second' },
  ];
  open({ flows: [{ name: 'Greet', label: 'Greet the caller', inputs: ['who', 'why'], screens }] });
  desk.console.openFlow('Greet', { who: 'Ada', odd: '7' });
  await desk.appears('h1', 'Greet the caller');
  expect(desk.all('table[aria-label=Arguments] tbody tr').map((row) => row.textContent)).toEqual([
    'whoAda',
    'why(nothing)',
    'odd7 – ignored: the flow has no such input variable',
  ]);
  await desk.click('button', 'Next');
  await desk.click('button', 'Finish');
  await desk.appears('p', 'Your flow has finished.');
});

test('a Visualforce page that pops is named', async () => {
  open();
  desk.console.openAddress('/apex/Known_Caller?id=1');
  await desk.appears('p', 'In Salesforce the Visualforce page Known_Caller would open here');
});
