import type { Clock } from '../../base/clock';

export interface WatchdogOptions {
  readonly clock: Clock;
  /** `Clock.elapsedMs` of the last sign of life. */
  readonly heardAt: () => number;
  /** Sends an empty line; many servers answer with one (RFC 5626, 3.5.1), at no cost. */
  readonly sendBlank: () => void;
  /** Sends OPTIONS; every server answers something. */
  readonly sendOptions: () => void;
  /** Nothing was heard in time. */
  readonly onDead: () => void;
}

const QUIET_MS = 8_000;
const ANSWER_LIMIT_MS = 2_500;
/** A timer that fires so much later than asked: the computer slept, or the tab was put to sleep. */
const OVERSLEPT_MS = 2_000;

/**
 * Notices within 13 s that a server is gone although its socket looks open: a browser notices after minutes, or never.
 *
 *   heard ──8 s quiet──► blank line ──2.5 s──► OPTIONS ──2.5 s──► dead
 *     ▲                      │                    │
 *     └──────anything────────┴────────────────────┘
 *
 * A server that answers OPTIONS but never the blank line is asked with OPTIONS only.
 */
export class Watchdog {
  private cancel: () => void = () => undefined;
  private answersBlank = true;
  private hasOverslept = false;

  constructor(private readonly options: WatchdogOptions) {}

  start(): void {
    this.rest();
  }

  stop(): void {
    this.cancel();
  }

  /** Asks now, for example when the network is said to be back. */
  askNow(): void {
    if (this.answersBlank) this.ask(this.options.sendBlank, () => this.askLouder());
    else this.ask(this.options.sendOptions, () => this.ask(this.options.sendOptions, this.options.onDead));
  }

  private rest(): void {
    const quiet = this.options.clock.elapsedMs() - this.options.heardAt();
    this.cancel();
    this.cancel = this.options.clock.after(Math.max(0, QUIET_MS - quiet), () => {
      const isQuiet = this.options.clock.elapsedMs() - this.options.heardAt() >= QUIET_MS;
      if (isQuiet) this.askNow();
      else this.rest();
    });
  }

  private askLouder(): void {
    // It took the second question to get an answer.
    const onAnswer = (): void => {
      this.answersBlank = false;
    };
    this.ask(this.options.sendOptions, this.options.onDead, onAnswer);
  }

  /** Sends a question, and waits for any sign of life. */
  private ask(send: () => void, onSilence: () => void, onAnswer: () => void = () => undefined): void {
    const { clock } = this.options;
    const askedAt = clock.elapsedMs();
    this.cancel();
    send();
    this.cancel = clock.after(ANSWER_LIMIT_MS, () => {
      if (this.options.heardAt() >= askedAt) {
        onAnswer();
        this.hasOverslept = false;
        this.rest();
      } else if (this.overslept(clock.elapsedMs() - askedAt)) this.askNow();
      else onSilence();
    });
  }

  /** An answer may have come and gone in our sleep: that counts for one more question, not for two. */
  private overslept(waitedMs: number): boolean {
    const isFirst = waitedMs > ANSWER_LIMIT_MS + OVERSLEPT_MS && !this.hasOverslept;
    this.hasOverslept = isFirst;
    return isFirst;
  }
}
