import { placeKey } from './place';
import type { Place } from './place';
import {
  activePlace,
  closeSubtab,
  closeTab,
  goTo,
  openSubtab,
  openTab,
  showList,
  showSubtab,
  showTab,
} from './workspace';
import type { Workspace } from './workspace';

const EMPTY: Workspace = { listObject: 'Contact', tabs: [], activeKey: null };
const ADA: Place = { kind: 'record', recordId: 'ada' };
const BOB: Place = { kind: 'record', recordId: 'bob' };
const ACME: Place = { kind: 'record', recordId: 'acme' };
const LIST: Place = { kind: 'list', objectType: 'Contact' };

const keys = (workspace: Workspace) => workspace.tabs.map((tab) => placeKey(tab.place));

test('a record opens as a primary tab in front', () => {
  const workspace = openTab(EMPTY, ADA);
  expect(keys(workspace)).toEqual(['record:ada']);
  expect(activePlace(workspace)).toEqual(ADA);
});

test('a record that is open already comes to the front instead of a second time, and shows its own page', () => {
  const open = openTab(openSubtab(openTab(EMPTY, ADA), ACME), BOB);
  const workspace = openTab(open, ADA);
  expect(keys(workspace)).toEqual(['record:ada', 'record:bob']);
  expect(activePlace(workspace)).toEqual(ADA);
});

test('from a record page another record opens as a subtab, once', () => {
  const once = openSubtab(openTab(EMPTY, ADA), ACME);
  const twice = openSubtab(showSubtab(once, null), ACME);
  expect(twice.tabs[0]?.subtabs).toEqual([ACME]);
  expect(activePlace(twice)).toEqual(ACME);
});

test('a link to the own record of the tab shows it, without a subtab', () => {
  const workspace = openSubtab(openSubtab(openTab(EMPTY, ADA), ACME), ADA);
  expect(workspace.tabs[0]?.subtabs).toEqual([ACME]);
  expect(activePlace(workspace)).toEqual(ADA);
});

test('from the list a record opens as a primary tab', () => {
  expect(keys(openSubtab(EMPTY, ADA))).toEqual(['record:ada']);
});

test('a tab that comes back to the front shows the subtab that it showed last', () => {
  const workspace = openTab(openSubtab(openTab(EMPTY, ADA), ACME), BOB);
  expect(activePlace(showTab(workspace, 'record:ada'))).toEqual(ACME);
});

test('when the tab in front closes, its left neighbour comes, then the right one, then the list', () => {
  const three = openTab(openTab(openTab(EMPTY, ADA), BOB), ACME);
  const two = closeTab(three, 'record:acme');
  expect(activePlace(two)).toEqual(BOB);
  const one = closeTab(showTab(two, 'record:ada'), 'record:ada');
  expect(activePlace(one)).toEqual(BOB);
  expect(activePlace(closeTab(one, 'record:bob'))).toEqual(LIST);
});

test('closing a tab in the back leaves the front as it is', () => {
  const three = openTab(openTab(openTab(EMPTY, ADA), BOB), ACME);
  expect(activePlace(closeTab(three, 'record:ada'))).toEqual(ACME);
});

test('when a subtab in front closes, the one to its left comes, then the tab itself', () => {
  const two = openSubtab(openSubtab(openTab(EMPTY, ADA), BOB), ACME);
  const one = closeSubtab(two, 'record:acme');
  expect(activePlace(one)).toEqual(BOB);
  expect(activePlace(closeSubtab(one, 'record:bob'))).toEqual(ADA);
});

test('closing a subtab in the back leaves the front as it is', () => {
  const two = openSubtab(openSubtab(openTab(EMPTY, ADA), BOB), ACME);
  expect(activePlace(closeSubtab(two, 'record:bob'))).toEqual(ACME);
});

test('the list keeps the tabs', () => {
  const workspace = showList(openTab(EMPTY, ADA), { kind: 'list', objectType: 'Account' });
  expect(activePlace(workspace)).toEqual({ kind: 'list', objectType: 'Account' });
  expect(keys(workspace)).toEqual(['record:ada']);
});

describe('going to an address', () => {
  const objects = ['Contact', 'Account'];

  test('finds a record where it is open as a subtab, the tab in front first', () => {
    const twoHolders = openTab(openSubtab(openTab(openSubtab(openTab(EMPTY, ADA), ACME), BOB), ACME), BOB);
    const workspace = goTo(twoHolders, ACME, objects);
    expect(workspace.activeKey).toBe('record:bob');
    expect(activePlace(workspace)).toEqual(ACME);
    expect(activePlace(goTo(openTab(openSubtab(openTab(EMPTY, ADA), ACME), BOB), ACME, objects))).toEqual(ACME);
  });

  test('opens what is not open', () => {
    expect(keys(goTo(openTab(EMPTY, ADA), BOB, objects))).toEqual(['record:ada', 'record:bob']);
  });

  test('shows the list of an object that the app has a tab for, and opens a tab for another', () => {
    expect(goTo(EMPTY, { kind: 'list', objectType: 'Account' }, objects)).toMatchObject({
      listObject: 'Account',
      tabs: [],
    });
    expect(keys(goTo(EMPTY, { kind: 'list', objectType: 'Task' }, objects))).toEqual(['list:Task']);
  });
});
