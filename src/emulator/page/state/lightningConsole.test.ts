import { ACME, ADA, BOB, FakeOrgClient, makeSession, missingField } from '../fakeOrgClient';
import { closeWindows, openWindow } from '../windowInTest';
import { LightningConsole } from './lightningConsole';
import { placeKey } from './place';
import { activePlace, closeTab, openPlaces, showList, showTab } from './workspace';

let org: FakeOrgClient;
beforeEach(() => {
  org = new FakeOrgClient();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
});
afterEach(() => jest.useRealTimers());

afterEach(closeWindows);
const ownWindow = openWindow();

function startConsole(): { console: LightningConsole; told: string[] } {
  const console = new LightningConsole({ session: makeSession(), org, window: ownWindow });
  const told: string[] = [];
  console.onNavigation = () => told.push(location.pathname);
  console.start();
  return { console, told };
}

/** Waits until everything that was asked for has been answered. */
async function settled(console: LightningConsole): Promise<void> {
  await console.currentView();
  await Promise.resolve();
  await Promise.resolve();
}

const here = (console: LightningConsole) => placeKey(activePlace(console.store.state.workspace));
const places = (console: LightningConsole) => openPlaces(console.store.state.workspace).map(placeKey);

describe('opening', () => {
  test('the console begins with the list of the app’s first object', async () => {
    const { console } = startConsole();
    await settled(console);
    expect(here(console)).toBe('list:Contact');
    expect(location.pathname).toBe('/lightning/o/Contact/list');
  });

  test('a popped record is loaded, and its address names the object once that is known', async () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    expect(location.pathname).toBe(`/lightning/r/${ADA}/view`);
    await settled(console);
    expect(location.pathname).toBe(`/lightning/r/Contact/${ADA}/view`);
    expect(console.store.state.known[ADA]).toEqual({ name: 'Ada Lovelace', objectType: 'Contact' });
  });

  test('the current view waits for the record and tells what it is', async () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    const view = await console.currentView();
    expect(view.page?.name).toBe('Ada Lovelace');
    expect(view.url).toBe(`${location.origin}/lightning/r/Contact/${ADA}/view`);
  });

  test('a record that is not there shows why, and is no record to the adapter', async () => {
    const { console } = startConsole();
    console.openRecord('003000000000009AAA');
    const view = await console.currentView();
    expect(view.page).toBeNull();
    expect(console.store.state.views['record:003000000000009AAA']?.problem?.code).toBe('no-record');
  });

  test('an address of the console opens as what it is, any other as a page of its own', () => {
    const { console } = startConsole();
    console.openAddress(`/lightning/r/Contact/${ADA}/view`);
    console.openAddress('/apex/Page');
    expect(places(console)).toEqual(['list:Contact', `record:${ADA}`, 'address:/apex/Page']);
  });

  test('a tab that is open is not loaded again when it comes to the front', async () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    console.openRecord(BOB);
    console.openRecord(ADA);
    await settled(console);
    expect(org.asked.filter((line) => line === `record ${ADA}`)).toHaveLength(1);
  });

  test('a tab that was closed is loaded anew when it opens again', async () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    await settled(console);
    console.navigation.navigate((workspace) => closeTab(workspace, `record:${ADA}`));
    console.openRecord(ADA);
    expect(org.asked.filter((line) => line === `record ${ADA}`)).toHaveLength(2);
  });
});

describe('what the adapter is told', () => {
  test('another tab, and the same one again after a refresh or when the focus comes back', async () => {
    const { console, told } = startConsole();
    console.openRecord(ADA);
    console.openRecord(BOB);
    await settled(console);
    expect(told).toHaveLength(2);
    console.navigation.navigate((workspace) => showTab(workspace, `record:${ADA}`));
    console.refreshView();
    window.dispatchEvent(new Event('focus'));
    expect(told).toHaveLength(5);
  });

  test('not that the agent went from a record to a list', () => {
    const { console, told } = startConsole();
    console.openRecord(ADA);
    console.navigation.navigate((workspace) => showList(workspace));
    expect(told).toHaveLength(1);
  });

  test('not that the same tab was clicked', () => {
    const { console, told } = startConsole();
    console.openRecord(ADA);
    console.openRecord(ADA);
    expect(told).toHaveLength(1);
  });

  test('that a new-record form opened', () => {
    const { console, told } = startConsole();
    console.openNewRecord('Contact', { Phone: '030' });
    expect(told).toHaveLength(1);
    expect(console.store.state.newRecord).toMatchObject({ objectType: 'Contact', values: { Phone: '030' } });
  });
});

describe('history and reload', () => {
  test('back goes to the record before, and tells the adapter', async () => {
    const { console, told } = startConsole();
    console.openRecord(ADA);
    await settled(console);
    console.openRecord(BOB);
    await settled(console);
    const arrived = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    history.back();
    await arrived;
    expect(here(console)).toBe(`record:${ADA}`);
    expect(told).toHaveLength(3);
  });

  test('a reload keeps the tabs, their names and the one in front', async () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    console.openRecordBeside(ACME);
    await settled(console);
    console.openRecord(BOB);
    await settled(console);
    const again = startConsole().console;
    expect(places(again)).toEqual(['list:Contact', `record:${ADA}`, `record:${ACME}`, `record:${BOB}`]);
    expect(here(again)).toBe(`record:${BOB}`);
    expect(again.store.state.known[ADA]?.name).toBe('Ada Lovelace');
  });

  test.each([
    ['no JSON {'],
    ['null'],
    ['{"workspace":{"tabs":[{}]},"known":{}}'],
    ['{"workspace":{"listObject":"X"}}'],
    ['{"workspace":{"listObject":"X","tabs":[{"place":{"kind":"record"}}]},"known":{}}'],
  ])('tabs stored as %s are forgotten', (stored) => {
    sessionStorage.setItem('emulator-workspace', stored);
    expect(places(startConsole().console)).toEqual(['list:Contact']);
  });

  test('an address wins over the stored front tab', async () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    await settled(console);
    history.replaceState(null, '', `/lightning/r/Contact/${BOB}/view`);
    expect(here(startConsole().console)).toBe(`record:${BOB}`);
  });
});

describe('saving', () => {
  test('a created record opens, is announced, and the list shows it', async () => {
    const { console } = startConsole();
    await settled(console);
    await console.createRecord('Contact', { LastName: 'Curie' });
    expect(console.store.state.newRecord).toBeNull();
    expect(console.store.state.toasts[0]?.text).toBe('Contact “Curie” was created.');
    expect(org.asked.filter((line) => line === 'list Contact')).toHaveLength(2);
  });

  test('a refused save leaves the form open and says why', async () => {
    const { console } = startConsole();
    console.openNewRecord('Contact');
    org.refusal = missingField('LastName');
    await expect(console.createRecord('Contact', {})).rejects.toMatchObject({ code: 'required-field-missing' });
    expect(console.store.state.newRecord).not.toBeNull();
  });

  test('a changed record shows its new values', async () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    await settled(console);
    await console.updateRecord(ADA, { Name: 'Ada King' });
    expect((await console.currentView()).page?.name).toBe('Ada King');
  });

  test('refresh shows what others have changed', async () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    await settled(console);
    org.records.set(ADA, { Id: ADA, Name: 'Ada King' });
    console.refreshView();
    expect((await console.currentView()).page?.name).toBe('Ada King');
  });

  test('a reset closes the tabs and loads the list again', async () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    await settled(console);
    await console.resetData();
    expect(org.asked).toContain('reset');
    expect(places(console)).toEqual(['list:Contact']);
  });

  test('a toast goes by itself', () => {
    jest.useFakeTimers();
    const { console } = startConsole();
    console.toasts.show({ kind: 'info', text: 'Hello' });
    expect(console.store.state.toasts).toHaveLength(1);
    jest.advanceTimersByTime(5_000);
    expect(console.store.state.toasts).toEqual([]);
  });
});

describe('the phone’s item', () => {
  test('starts with the labels and the size of the call center, and stays started once it was opened', () => {
    const { console } = startConsole();
    expect(console.store.state.phone).toMatchObject({
      isStarted: true,
      isOpen: false,
      itemLabel: 'Phone',
      widthPx: 380,
    });
    console.changePanel({ isVisible: true, heightPx: 600, label: 'Line', icon: 'note' });
    console.changeItem({ label: 'Ada', icon: 'incoming_call' });
    console.changePanel({ isVisible: false });
    expect(console.store.state.phone).toMatchObject({
      isOpen: false,
      isStarted: true,
      heightPx: 600,
      widthPx: 380,
      panelLabel: 'Line',
      panelIcon: 'note',
      itemLabel: 'Ada',
      itemIcon: 'incoming_call',
    });
  });

  test('is started by its first opening when it does not start by itself', () => {
    const phone = { ...makeSession().phone!, startsAutomatically: false };
    const console = new LightningConsole({ session: makeSession({ phone }), org, window: ownWindow });
    expect(console.store.state.phone.isStarted).toBe(false);
    console.changePanel({ isVisible: true });
    expect(console.store.state.phone.isStarted).toBe(true);
  });
});

describe('unsaved changes', () => {
  const typeInto = (console: LightningConsole) => {
    console.edits.open(ADA);
    console.edits.type(ADA, { Phone: '999' });
  };

  test('a pop opens another tab, and the edit stays', async () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    typeInto(console);
    console.openRecord(BOB);
    await settled(console);
    expect(here(console)).toBe(`record:${BOB}`);
    expect(console.store.state.edits[ADA]).toEqual({ Phone: '999' });
  });

  test('closing the tab asks; keeping on editing leaves everything, discarding closes it', () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    typeInto(console);
    const close = () => console.navigation.navigate((workspace) => closeTab(workspace, `record:${ADA}`));
    close();
    expect(console.store.state.leaving?.lost).toEqual([ADA]);
    console.edits.keepEditing();
    expect(here(console)).toBe(`record:${ADA}`);
    close();
    console.edits.discard();
    expect(places(console)).toEqual(['list:Contact']);
    expect(console.store.state).toMatchObject({ edits: {}, leaving: null });
  });

  test('an open form without changes closes with its tab', () => {
    const { console } = startConsole();
    console.openRecord(ADA);
    console.edits.open(ADA);
    console.navigation.navigate((workspace) => closeTab(workspace, `record:${ADA}`));
    expect(console.store.state).toMatchObject({ edits: {}, leaving: null });
  });

  test('a reload of the browser tab is asked about, by the browser, while there are some', () => {
    const { console } = startConsole();
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    console.openRecord(ADA);
    expect(leave()).toBe(false);
    typeInto(console);
    expect(leave()).toBe(true);
    console.edits.close([ADA]);
  });

  test('a second new record does not take what was typed into the first', () => {
    const { console } = startConsole();
    console.openNewRecord('Contact', {});
    console.edits.type('new', { LastName: 'Half' });
    console.openNewRecord('Account', {});
    expect(console.store.state).toMatchObject({ newRecord: { objectType: 'Contact' }, leaving: { lost: ['new'] } });
    console.edits.discard();
    expect(console.store.state).toMatchObject({ newRecord: { objectType: 'Account' }, edits: { new: {} } });
  });
});
