import { render } from 'preact';
import { asProblem } from '../../base/appError';
import type { RecordFacts } from '../host/hostConsole';
import { EmulatorHost } from '../host/host';
import { clickToDialPayload } from '../host/methods/onClickToDial';
import type { TraceLine } from '../host/trace';
import type { PhoneItem } from '../org/orgApi';
import { ConsoleApp } from './ConsoleApp';
import { chosenApp } from './chosenApp';
import { OrgClient } from './org/orgClient';
import { StartProblem } from './StartProblem';
import { LightningConsole } from './state/lightningConsole';
import { openTabsAsChosen } from './tester/openTabs';
import { Tester } from './tester/tester';
import { addStyles } from './styles/addStyles';
import { LightningContext } from './useLightning';

declare global {
  interface Window {
    /** All messages between console and adapter, both ways, the last 2000; for testers and journeys. */
    emulatorTrace: TraceLine[];
    /** How many messages the host has ignored: wrong window, wrong origin, wrong shape. */
    readonly emulatorIgnored: number;
  }
}

window.emulatorTrace = [];
addStyles(document);
const root = document.getElementById('console') ?? document.body;
void start();

async function start(): Promise<void> {
  const org = new OrgClient();
  try {
    const tester = new Tester({ window, past: () => window.emulatorTrace });
    const asked = [org.session(chosenApp(window)), org.components(), tester.start()] as const;
    const [session, components] = await Promise.all(asked);
    const console = new LightningConsole({ session, org, window });
    console.store.change({ components });
    const phone = session.phone ? connectPhone(console, session.phone, tester) : null;
    openTabsAsChosen(tester.board, window);
    console.start();
    root.replaceChildren();
    render(
      <LightningContext.Provider value={{ console, dial: () => undefined, ...phone?.doors, tester, loadPage }}>
        <ConsoleApp onFrame={phone?.setFrame ?? (() => undefined)} />
      </LightningContext.Provider>,
      root,
    );
  } catch (thrown) {
    root.replaceChildren();
    render(<StartProblem problem={asProblem(thrown)} />, root);
  }
}

function loadPage(path: string): void {
  window.location.assign(path);
}

/** Puts the host between console and adapter; it listens before the frame exists, so that no early call is lost. */
function connectPhone(console: LightningConsole, item: PhoneItem, tester: Tester) {
  let frame: HTMLIFrameElement | null = null;
  const host = new EmulatorHost({
    console,
    frameWindow: () => frame?.contentWindow ?? null,
    adapterOrigin: new URL(item.adapterUrl, location.href).origin,
    trace: window.emulatorTrace,
    onTrace: (line) => tester.hear(line),
    scenarios: tester.board,
  });
  // A host of its own: what is played again must not change who listens to this phone.
  tester.replayHost = new EmulatorHost({
    console,
    frameWindow: () => null,
    adapterOrigin: '',
    scenarios: tester.board,
  });
  host.listen(window);
  Object.defineProperty(window, 'emulatorIgnored', { get: () => host.ignoredMessages });
  console.onNavigation = () => void host.navigated();
  return {
    setFrame: (element: HTMLIFrameElement) => {
      frame = element;
    },
    doors: {
      dial: (facts: RecordFacts, number: string) => host.clickedToDial(clickToDialPayload(facts, number, console)),
      startWork: (workId: string, to: string) => {
        console.parts.start(workId);
        host.startWork(workId, to);
      },
      publish: (channel: string, message: unknown) => {
        console.parts.hear(channel, 'toPhone', message);
        host.publish(channel, message);
      },
    },
  };
}
