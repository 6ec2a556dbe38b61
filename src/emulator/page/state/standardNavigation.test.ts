import { ACME, ADA, BOB, FakeOrgClient, SALES, makeSession } from '../fakeOrgClient';
import { closeWindows, openWindow } from '../windowInTest';
import { LightningConsole } from './lightningConsole';
import { placeKey } from './place';
import { activePlace, openPlaces } from './workspace';

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', '/');
});
afterEach(closeWindows);

const here = (console: LightningConsole) => placeKey(activePlace(console.store.state.workspace));
const places = (console: LightningConsole) => openPlaces(console.store.state.workspace).map(placeKey);

async function settled(console: LightningConsole): Promise<void> {
  await console.currentView();
  await Promise.resolve();
  await Promise.resolve();
}

describe('standard navigation', () => {
  function startStandard() {
    const session = { ...makeSession(), app: { ...SALES, tabs: ['Contact', 'Account'] } };
    const console = new LightningConsole({ session, org: new FakeOrgClient(), window: openWindow() });
    const told: string[] = [];
    console.onNavigation = () => told.push(location.pathname);
    console.start();
    return { console, told };
  }

  test('a pop takes the place of the page, a link too, and every change of place is told', () => {
    const { console, told } = startStandard();
    console.openRecord(ADA);
    console.openRecordBeside(ACME);
    expect(places(console)).toEqual(['list:Contact', `record:${ACME}`]);
    console.openList('Account');
    expect(places(console)).toEqual(['list:Account']);
    expect(told).toHaveLength(3);
  });

  test('the browser goes back to the page before', async () => {
    const { console } = startStandard();
    console.openRecord(ADA);
    await settled(console);
    console.openRecord(BOB);
    await settled(console);
    const back = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    history.back();
    await back;
    expect(here(console)).toBe(`record:${ADA}`);
  });

  test('a pop asks before it takes an unsaved edit away', () => {
    const { console, told } = startStandard();
    console.openRecord(ADA);
    console.edits.open(ADA);
    console.edits.type(ADA, { Phone: '999' });
    console.openRecord(BOB);
    expect(here(console)).toBe(`record:${ADA}`);
    expect(told).toHaveLength(1);
    console.edits.discard();
    expect(here(console)).toBe(`record:${BOB}`);
    expect(told).toHaveLength(2);
  });

  test('Back asks too, and the address stays that of the page until then', async () => {
    const { console } = startStandard();
    console.openRecord(ADA);
    await settled(console);
    console.openRecord(BOB);
    await settled(console);
    console.edits.open(BOB);
    console.edits.type(BOB, { Phone: '999' });
    const back = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    history.back();
    await back;
    expect(here(console)).toBe(`record:${BOB}`);
    expect(location.pathname).toBe(`/lightning/r/Contact/${BOB}/view`);
    console.edits.discard();
    expect(here(console)).toBe(`record:${ADA}`);
  });
});
