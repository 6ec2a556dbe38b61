import { render } from 'preact';
import { ScenarioBoard } from '../../scenarios/scenarioBoard';
import { changeScenarios, readScenarios } from '../../scenarios/scenarioRoutes';
import type { ScenarioState } from '../../scenarios/scenarioRoutes';
import type { ScenarioValues } from '../../scenarios/scenario';
import { FakeOrgClient, makeSession } from '../fakeOrgClient';
import { LightningConsole } from '../state/lightningConsole';
import { LightningContext } from '../useLightning';
import { Tester } from './tester';
import { TesterClient } from './testerClient';
import { TesterPanel } from './TesterPanel';

/** The server's board without a server. */
class FakeTesterClient extends TesterClient {
  readonly server = new ScenarioBoard();
  failure: Error | null = null;

  override scenarios(after?: number): Promise<ScenarioState> {
    return readScenarios(this.server, after === undefined ? null : String(after));
  }

  override setScenarios(values: ScenarioValues): Promise<ScenarioState> {
    return this.failure ? Promise.reject(this.failure) : Promise.resolve(changeScenarios(this.server, values, false));
  }

  override resetScenarios(): Promise<ScenarioState> {
    return Promise.resolve(changeScenarios(this.server, {}, true));
  }

  override remoting(): Promise<never> {
    return new Promise(() => undefined);
  }
}

let tester: Tester;
let client: FakeTesterClient;

beforeEach(async () => {
  sessionStorage.clear();
  document.body.innerHTML = '<div id="console"></div>';
  client = new FakeTesterClient();
  tester = new Tester({ window, client, past: () => [] });
  await tester.start();
  const console = new LightningConsole({ session: makeSession(), org: new FakeOrgClient(), window });
  render(
    <LightningContext.Provider value={{ console, dial: () => undefined, tester }}>
      <TesterPanel tester={tester} />
    </LightningContext.Provider>,
    document.getElementById('console')!,
  );
});

afterEach(() => {
  tester.stop();
  // Ends the question that waits for a change.
  client.server.set('apexSpeed', client.server.value('apexSpeed') === '3s' ? '15s' : '3s');
  render(null, document.getElementById('console')!);
});

async function until<T>(find: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const button = (name: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.trim().startsWith(name));
const text = (): string => document.body.textContent ?? '';

test('closed it is not there; open it leads the keyboard into it, and remembers that over a reload', async () => {
  expect(document.querySelector('aside')).toBeNull();
  tester.open();
  await until(() => document.activeElement?.textContent === 'Tester');
  const after = new Tester({ window, client, past: () => [] });
  expect(after.store.state).toMatchObject({ isOpen: true, tab: 'trace' });
});

test('arrow keys go from tab to tab', async () => {
  tester.open('trace');
  const tab = await until(() => document.getElementById('tester-tab-trace'));
  tab.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  await until(() => document.getElementById('tester-tab-scenarios')?.getAttribute('aria-selected') === 'true');
});

test('without messages it says what would bring some, and a filter says what it hides', async () => {
  tester.open('trace');
  await until(() => text().includes('No messages yet'));
  tester.hear({ at: 1, way: 'toHost', message: { methodName: '<b>x</b>' } });
  await until(() => document.querySelector('.trace-name')?.textContent === '<b>x</b>');
  const search = document.querySelector<HTMLInputElement>('input[type=search]')!;
  search.value = 'nothing';
  search.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await until(() => text().includes('1 messages are hidden'));
});

test('a choice reaches the server, is marked, and can be taken back', async () => {
  tester.open('scenarios');
  const select = await until(() => document.querySelector<HTMLSelectElement>('#scenario-microphone'));
  select.value = 'refused';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await until(() => text().includes('1 changed'));
  expect(client.server.changed).toEqual({ microphone: 'refused' });
  expect(document.querySelectorAll('.scenario.is-changed')).toHaveLength(1);
  expect(button('Reload console')).toBeDefined();
  button('Reset all')!.click();
  await until(() => text().includes('All as usual'));
  expect(client.server.changed).toEqual({});
});

test('what a test or another tab has set shows by itself', async () => {
  tester.open('scenarios');
  client.server.set('apexSpeed', '3s');
  await until(() => document.querySelector<HTMLSelectElement>('#scenario-apexSpeed')?.value === '3s');
});

test('a choice that the server refuses is said, with what to do', async () => {
  tester.open('scenarios');
  client.failure = Object.assign(new Error('The emulator does not answer'), {
    code: 'tester-unreachable',
    hint: 'Start it.',
  });
  await tester.choose('apexSpeed', '3s');
  await until(() =>
    document.querySelector('[role=alert]')?.textContent?.includes('The emulator does not answer. Start it.'),
  );
});

test('the edge is moved by keyboard, within its limits', async () => {
  tester.open();
  const edge = await until(() => document.querySelector('[role=separator]'));
  edge.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
  await until(() => edge.getAttribute('aria-valuenow') === '480');
  tester.resize(5_000);
  await until(() => edge.getAttribute('aria-valuenow') === '760');
});
