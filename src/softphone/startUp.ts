import { asProblem } from '../base/appError';
import { followOwnership } from './followOwnership';
import type { PhoneContext } from './parts';
import { isOfferOnly } from './preferences';
import type { StartStep } from './state';

/** Codes of a start that failed for a reason which may be over in a moment. */
const PASSING = new Set(['org-unreachable', 'org-timeout', 'org-at-limit', 'session-expired', 'other-user']);
const TRY_AGAIN_MS = 10_000;
/** An org at its limit is asked less and less often: every phone of the team waits for it. */
const LAST_TRY_AGAIN_MS = 80_000;
const WARM_UP_MS = 1_000;

export interface StartUp {
  /**
   * Brings the phone up, or up again from where it failed. Never rejects: a failure is a screen.
   * @param isQuiet  leaves the screen as it is until the outcome is known
   */
  start(isQuiet?: boolean): Promise<void>;
  stop(): void;
}

export function createStartUp(context: PhoneContext): StartUp {
  return new StepByStep(context);
}

/**
 * host → settings → session → line. Each step that fails blocks the phone with a screen that says what to do; what has
 * succeeded and can't be repeated (the host's listener, the tab's request for the line) is not repeated.
 */
class StepByStep implements StartUp {
  /** Counts the starts: one that was overtaken by a newer one ends silently. */
  private run = 0;
  /** Starts in a row that met the org's limit. */
  private timesAtLimit = 0;
  private cancelNext = () => undefined as void;
  private isHostUp = false;
  private unwatch: readonly (() => void)[] = [];

  private readonly steps: readonly { readonly step: StartStep; readonly go: () => Promise<void> }[] = [
    { step: 'host', go: () => this.startHost() },
    { step: 'settings', go: () => this.readSettings() },
    { step: 'session', go: () => this.startSession() },
  ];

  constructor(private readonly context: PhoneContext) {}

  async start(isQuiet = false): Promise<void> {
    const { store } = this.context;
    const mine = ++this.run;
    this.cancelNext();
    if (!isQuiet) store.apply({ type: 'startBegan' });
    for (const { step, go } of this.steps) {
      if (!isQuiet) store.apply({ type: 'startStepped', step });
      try {
        await go();
      } catch (thrown) {
        if (mine === this.run) this.failed(step, thrown);
        return;
      }
      if (mine !== this.run) return;
    }
    this.timesAtLimit = 0;
    store.apply({ type: 'startDone' });
    this.warmUp();
  }

  stop(): void {
    this.run += 1;
    this.cancelNext();
    this.unwatch.forEach((end) => end());
    this.unwatch = [];
  }

  private failed(step: StartStep, thrown: unknown): void {
    const { clock, log, store } = this.context;
    const problem = asProblem(thrown);
    log.error('start', `The start failed at "${step}"`, problem);
    if (PASSING.has(problem.code))
      this.cancelNext = clock.after(this.pauseAfter(problem.code), () => void this.start(true));
    store.apply({ type: 'startFailed', step, problem });
  }

  /** Milliseconds. */
  private pauseAfter(code: string): number {
    this.timesAtLimit = code === 'org-at-limit' ? this.timesAtLimit + 1 : 0;
    return Math.min(LAST_TRY_AGAIN_MS, TRY_AGAIN_MS * 2 ** Math.max(0, this.timesAtLimit - 1));
  }

  private async startHost(): Promise<void> {
    const { host, store } = this.context;
    if (!this.isHostUp) await host.start((event) => store.apply(event));
    this.isHostUp = true;
  }

  private async readSettings(): Promise<void> {
    const { host, readSettings, store } = this.context;
    store.apply({ type: 'settingsRead', settings: readSettings(await host.readSettings()) });
  }

  private async startSession(): Promise<void> {
    const { host, callLog, audio, store } = this.context;
    const session = await host.org.ask('startSession', {});
    store.apply({ type: 'sessionStarted', session });
    store.apply({ type: 'offerOnlyChanged', isOfferOnly: isOfferOnly(this.context) });
    // Once, however often the start is repeated.
    if (this.unwatch.length > 0) return;
    this.unwatch = [
      callLog.watch((state) => store.apply({ type: 'logChanged', log: state })),
      audio.watchBlocked((isBlocked) => store.apply({ type: 'soundChanged', isBlocked })),
      followOwnership(this.context),
    ];
  }

  /** Loads the library of numbers while nobody waits for it. */
  private warmUp(): void {
    const { clock, readPhoneNumber, store } = this.context;
    const region = store.state().settings?.region ?? '';
    this.cancelNext = clock.after(WARM_UP_MS, () => void readPhoneNumber('', region));
  }
}
