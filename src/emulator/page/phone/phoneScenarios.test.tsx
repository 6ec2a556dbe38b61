import { render } from 'preact';
import { act } from 'preact/test-utils';
import { ScenarioBoard } from '../../scenarios/scenarioBoard';
import type { ScenarioValues } from '../../scenarios/scenario';
import { FakeOrgClient, makeSession } from '../fakeOrgClient';
import { LightningConsole } from '../state/lightningConsole';
import { openTabsAsChosen } from '../tester/openTabs';
import { Tester } from '../tester/tester';
import { LightningContext } from '../useLightning';
import { UtilityBar } from './UtilityBar';

/** The utility bar of a console whose page knows these switches; the phone has none when `hasPhone` is false. */
function draw(values: ScenarioValues, hasPhone = true): Tester {
  sessionStorage.clear();
  document.body.innerHTML = '<div id="bar"></div>';
  const tester = new Tester({ window, past: () => [] });
  tester.board.setAll(values);
  const session = hasPhone ? makeSession() : makeSession({ phone: null, noPhoneReason: 'She is in no call center.' });
  const console = new LightningConsole({ session, org: new FakeOrgClient(), window });
  if (hasPhone) console.changePanel({ isVisible: true });
  const bar = (
    <LightningContext.Provider value={{ console, dial: () => undefined, tester }}>
      <UtilityBar onFrame={() => undefined} />
    </LightningContext.Provider>
  );
  void act(() => render(bar, document.getElementById('bar')!));
  return tester;
}

afterEach(() => render(null, document.getElementById('bar')!));

const frame = (): HTMLIFrameElement => document.querySelector('iframe')!;
/** Does something, and everything that follows from it is drawn. */
const drawn = (action: () => unknown): Promise<void> => act(() => void action());

test('the frame has what the switches give it', () => {
  draw({});
  expect(frame().getAttribute('allow')).toMatch(/^microphone; autoplay/);
  expect(frame().hasAttribute('sandbox')).toBe(false);
  draw({ microphone: 'notDelegated', frameSandbox: 'usual' });
  expect(frame().getAttribute('allow')).not.toContain('microphone');
  expect(frame().getAttribute('sandbox')).toContain('allow-same-origin');
});

test('the frame keeps its rights until the console is loaded again', async () => {
  const tester = draw({});
  await drawn(() => tester.board.set('microphone', 'notDelegated'));
  expect(frame().getAttribute('allow')).toMatch(/^microphone/);
});

test('the frame is loaded again once when that is chosen, and not before it was loaded', async () => {
  const set = jest.spyOn(HTMLIFrameElement.prototype, 'src', 'set');
  draw({ adapterFrame: 'reloads' });
  const drawnWith = set.mock.calls.length;
  draw({});
  expect(set.mock.calls.length - drawnWith).toBe(drawnWith);
  const tester = draw({ adapterFrame: 'reloads' });
  set.mockClear();
  await drawn(() => frame().dispatchEvent(new Event('load')));
  expect(set).toHaveBeenCalledTimes(1);
  await drawn(() => frame().dispatchEvent(new Event('load')));
  await drawn(() => tester.board.set('apexSpeed', '3s'));
  expect(set).toHaveBeenCalledTimes(1);
  set.mockRestore();
});

test('the height of the panel is with or without its header', () => {
  draw({});
  const usual = parseInt(document.querySelector<HTMLElement>('.phone-panel')!.style.height);
  draw({ panelHeight: 'withoutHeader' });
  expect(parseInt(document.querySelector<HTMLElement>('.phone-panel')!.style.height)).toBe(usual + 40);
});

test.each([
  ['hidden', 0, ''],
  ['empty', 1, ''],
  ['message', 1, 'She is in no call center.'],
])('a user without a phone has an item that is %s', async (unassignedItem, items, text) => {
  draw({ unassignedItem }, false);
  const buttons = document.querySelectorAll<HTMLElement>('.slds-utility-bar__action');
  expect(buttons).toHaveLength(items);
  await drawn(() => buttons[0]?.click());
  expect(document.querySelector('.slds-utility-panel__body')?.textContent ?? '').toBe(text);
  expect(document.querySelector('[role=status]')?.textContent).toContain('No phone here: She is in no call center.');
});

test('the tabs that are asked for are opened once, and open no others', () => {
  const board = new ScenarioBoard();
  const open = jest.fn();
  openTabsAsChosen(board, { name: '', open, location: window.location });
  expect(open).not.toHaveBeenCalled();
  board.set('tabs', 'two');
  board.set('apexSpeed', '3s');
  board.set('tabs', 'three');
  expect(open.mock.calls.map((call: unknown[]) => call[1])).toEqual(['emulator-tab-2', 'emulator-tab-3']);
  openTabsAsChosen(board, { name: 'emulator-tab-2', open, location: window.location });
  expect(open).toHaveBeenCalledTimes(2);
});
