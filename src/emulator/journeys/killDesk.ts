import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import type { SimulatedCall } from '../callers/callerPort';
import { startEmulator } from '../server/emulator';
import type { Emulator } from '../server/emulator';
import { phoneFrame, phoneIn } from './desk';
import { startKillableBrowser } from './killableBrowser';
import type { KillableBrowser } from './killableBrowser';

/** A step that does not come at all is found all the same; a busy machine must not look like one. */
const SLOW_MACHINE_MS = 120_000;

interface KillWindow {
  stopAt?: string;
  tellStep(step: string): void;
  softphoneStep(step: string): Promise<void> | undefined;
}

/** The phone tells each step of its journal, and stops for ever at the one that is named. */
function watchSteps(): void {
  const page = globalThis as unknown as KillWindow;
  let isStopped = false;
  page.softphoneStep = (step) => {
    if (isStopped) return new Promise(() => undefined);
    page.tellStep(step);
    // A browser that dies does nothing at all any more: what goes on beside stops at its own next step.
    isStopped = step === page.stopAt;
    return isStopped ? new Promise(() => undefined) : undefined;
  };
}

/** An agent's desk whose browser dies and comes back: one emulator, one profile on the disk. */
export class KillDesk {
  /** Steps of the journal in this browser's life. */
  private readonly steps: string[] = [];
  private readonly listeners = new Set<() => void>();
  /** What the phone wrote into its log, for whoever looks for the reason of a failure. */
  private readonly words: string[] = [];
  private browser: KillableBrowser | null = null;
  private openPage: Page | null = null;
  private readonly profile = mkdtempSync(join(tmpdir(), 'softphone-killed-'));

  private constructor(readonly emulator: Emulator) {}

  static async open(): Promise<KillDesk> {
    return new KillDesk(await startEmulator({ projectRoot: process.cwd(), port: 0 }));
  }

  get page(): Page {
    if (!this.openPage) throw new Error('The browser is not running');
    return this.openPage;
  }

  get phone(): FrameLocator {
    return phoneIn(this.page);
  }

  /** Starts the browser and waits until the phone is ready. */
  async boot(): Promise<void> {
    this.steps.length = 0;
    this.words.length = 0;
    this.browser = await startKillableBrowser(this.profile);
    const { context } = this.browser;
    context.setDefaultTimeout(SLOW_MACHINE_MS);
    await context.exposeFunction('tellStep', (step: string) => this.hear(step));
    await context.addInitScript(watchSteps);
    this.openPage = await context.newPage();
    this.openPage.on('console', (message) => this.hearConsole(message.text()));
    await this.page.goto(this.emulator.consoleUrl);
    await this.page.getByRole('button', { name: 'Phone' }).first().click();
    await this.phone.getByText('Ready', { exact: true }).waitFor();
  }

  /** Walks until the phone's journal has come to this step, and kills the browser there. */
  async dieAt(step: string, walk: () => Promise<void>): Promise<void> {
    this.steps.length = 0;
    await phoneFrame(this.page).evaluate((at) => void ((globalThis as unknown as KillWindow).stopAt = at), step);
    // The walk ends in the middle; what it waited for dies with the browser.
    const walking = walk().then(
      () => this.reaches(step),
      (cause: unknown) => (this.steps.includes(step) ? undefined : Promise.reject(cause as Error)),
    );
    await Promise.race([this.reaches(step), walking]);
    await this.kill();
    await walking;
  }

  /** Resolves when the journal has come to this step in this life of the browser; one that never does is told with what it did. */
  async reaches(step: string): Promise<void> {
    if (this.steps.includes(step)) return;
    await new Promise<void>((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        this.listeners.delete(heard);
        settle();
      };
      const heard = (): void => (this.steps.includes(step) ? end(resolve) : undefined);
      const tooLate = (): Error =>
        new Error(
          `The journal did not come to "${step}" but to ${this.steps.join(', ') || 'nothing'}: ${this.story()}`,
        );
      const timer = setTimeout(() => end(() => reject(tooLate())), SLOW_MACHINE_MS);
      this.listeners.add(heard);
    });
  }

  ring(number: string): Promise<SimulatedCall> {
    return this.emulator.callers.ring({
      ...{ to: 'alice', number, displayName: '', isWithheld: false, speaks: { toneHz: 700 } },
      ...{ hangsUpAfterSeconds: 0, givesUpAfterSeconds: 0 },
    });
  }

  async kill(): Promise<void> {
    await this.browser?.kill();
    this.browser = null;
    this.openPage = null;
  }

  async close(): Promise<void> {
    await this.kill();
    await this.emulator.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private story(): string {
    const calls = this.emulator.callers.calls.map(({ state }) => state).join(', ');
    return `calls: ${calls}; log: ${this.words.join(' · ')}`;
  }

  private hearConsole(text: string): void {
    if (/^\[\w+\]/.test(text)) this.words.push(text);
  }

  private hear(step: string): void {
    this.steps.push(step);
    for (const listener of [...this.listeners]) listener();
  }
}
