import type { Browser, BrowserContext, ConsoleMessage, FrameLocator, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/browser';
import type { RingRequest, SimulatedCall } from '../callers/callerPort';
import type { ScenarioValues } from '../scenarios/scenario';
import { startEmulator } from '../server/emulator';
import type { Emulator, EmulatorOptions } from '../server/emulator';
import { WITHOUT_COMPILERS } from './heapFlags';
import { listenInPage, speakTone } from './tones';
import type { Heard } from './tones';

export interface DeskOptions {
  /** The tone that the agent's microphone gives, in Hz; the shipped getUserMedia path is used, only its source replaced. */
  readonly microphoneHz?: number;
  /** False: the console is opened by the journey itself. */
  readonly opensConsole?: boolean;
  readonly refusesMicrophone?: boolean;
  /** Overrides of call center values: `{ 'phoneLine/sipServer': 'wss://…' }`. */
  readonly callCenterValues?: Readonly<Record<string, string>>;
  /** Records of custom metadata in place of the project's: `{ Cti_Pop_Rule: […] }`. */
  readonly customMetadata?: NonNullable<EmulatorOptions['customMetadata']>;
  /** How this org, host or browser differs from the usual one. */
  readonly scenarios?: ScenarioValues;
  /** The phone's frame runs in a process, and so with a heap, of its own; without compiled code in it. */
  readonly isolatesPhone?: boolean;
  /** As if the phone came in a package with this namespace. */
  readonly namespace?: string;
  /** Another project than this repository: what an org has deployed. */
  readonly projectRoot?: string;
}

/** Opens emulator and browser; `begin` then opens the console and waits until the phone is ready. */
export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const emulator = await startEmulator({
    projectRoot: options.projectRoot ?? process.cwd(),
    port: 0,
    namespace: options.namespace ?? '',
    callCenterValues: options.callCenterValues ?? {},
    scenarios: options.scenarios ?? {},
    customMetadata: options.customMetadata ?? {},
  });
  const { phone } = await emulator.session();
  const flags =
    options.isolatesPhone && phone ? [`--isolate-origins=${new URL(phone.adapterUrl).origin}`, WITHOUT_COMPILERS] : [];
  const browser = await launchBrowser({ refusesMicrophone: options.refusesMicrophone ?? false, flags });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  if (options.microphoneHz) await context.addInitScript(speakTone, options.microphoneHz);
  await context.addInitScript(listenInPage);
  return new Desk({ emulator, browser, context, options });
}

interface DeskParts {
  readonly emulator: Emulator;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly options: DeskOptions;
}

/** An agent's desk: the console in a browser, the phone in it, and callers. */
export class Desk {
  readonly emulator: Emulator;
  readonly context: BrowserContext;
  readonly pages: Page[] = [];
  /** Uncaught exceptions of all pages; a journey that leaves one has failed. */
  readonly pageErrors: string[] = [];
  readonly pageLog: string[] = [];
  private readonly browser: Browser;
  private readonly options: DeskOptions;

  constructor(parts: DeskParts) {
    this.emulator = parts.emulator;
    this.context = parts.context;
    this.browser = parts.browser;
    this.options = parts.options;
  }

  /** The first console tab. */
  get page(): Page {
    const [first] = this.pages;
    if (!first) throw new Error('The console is not open yet');
    return first;
  }

  get phone(): FrameLocator {
    return phoneIn(this.page);
  }

  async begin(): Promise<void> {
    if (this.options.opensConsole === false) return;
    await this.openConsole();
    await this.openPanel(this.page);
    await this.phone.getByText('Ready', { exact: true }).waitFor();
  }

  /** Opens the console in a new browser tab. `query` goes behind the address: `&scenario=key:value`. */
  readonly openConsole = async (query = ''): Promise<Page> => {
    const page = await this.context.newPage();
    this.pages.push(page);
    page.on('pageerror', (error) => this.pageErrors.push(error.message));
    page.on('console', (message) => this.hearConsole(message));
    await page.goto(this.emulator.consoleUrl + query);
    await page.getByRole('button', { name: 'Phone' }).first().waitFor();
    return page;
  };

  /** Opens the phone's panel in the utility bar, unless it is open. */
  readonly openPanel = async (page: Page): Promise<void> => {
    const frame = page.locator('iframe[title="Phone"]');
    if (!(await frame.isVisible())) await page.getByRole('button', { name: 'Phone' }).first().click();
    await frame.waitFor({ state: 'visible' });
  };

  /** A simulated person rings the agent; resolves when the call is under way. */
  readonly ring = (request: Partial<RingRequest> = {}): Promise<SimulatedCall> =>
    this.emulator.callers.ring({
      to: 'alice',
      number: '+12125550199',
      displayName: '',
      isWithheld: false,
      speaks: { toneHz: 700 },
      hangsUpAfterSeconds: 0,
      givesUpAfterSeconds: 0,
      ...request,
    });

  /** Which frequency the agent hears now, measured on the sound that the phone plays. */
  readonly agentHears = (toneHz: number): Promise<Heard> =>
    phoneFrame(this.page).evaluate(
      (hz) => (window as unknown as { hears(hz: number): Promise<Heard> }).hears(hz),
      toneHz,
    );

  /** Whatever the pages' own policy had to stop is an error of ours; a sign-in page that refuses to be framed is not. */
  private hearConsole(message: ConsoleMessage): void {
    this.pageLog.push(`${message.type()} ${message.text()}`);
    const isStopped = message.text().includes('Content Security Policy') && !message.text().includes('frame-ancestors');
    if (isStopped) this.pageErrors.push(message.text());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.emulator.close();
  }
}

export function phoneIn(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Phone"]');
}

export function phoneFrame(page: Page) {
  const frame = page.frames().find((candidate) => candidate.url().includes('/apex/'));
  if (!frame) throw new Error('The phone has no frame in this tab');
  return frame;
}
