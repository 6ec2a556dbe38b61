import { asProblem, hasCode } from '../../base/appError';
import type { AppError } from '../../base/appError';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import type { HostEvent } from '../host';
import { orgUnreachable, sessionExpired } from '../hostErrors';
import type { HiddenFrame, OpenFrame } from './hiddenFrame';
import { remotingOf } from './sforceOpenCti';
import type { AdapterWindow, RemotingManager } from './sforceOpenCti';
import type { Timeouts } from './timeouts';

/**
 * Keeps the Salesforce session alive. Remoting neither extends the session nor gets new tokens, loading a page does both: so
 * a small page of ours is loaded in a hidden frame now and then, and calls go through the newest one.
 */
export interface SessionKeeper {
  start(): void;
  /** Where calls go now; null when the page has no remoting at all. */
  remoting(): RemotingManager | null;
  /** Makes one call through `remoting()`. A page of ours that is replaced meanwhile stays until the last of its calls is over. */
  through<T>(call: (remoting: RemotingManager | null) => Promise<T>): Promise<T>;
  /**
   * Loads the session page now. Callers at the same time share one attempt; after a failure the next attempt waits.
   * @param cause  what a call failed with
   * @throws AppError `session-expired` when somebody must sign in, `other-user` when somebody else did, `org-unreachable`
   *   when nobody is there
   */
  renew(cause: AppError): Promise<void>;
}

export interface SessionKeeperParts {
  readonly window: AdapterWindow;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly openFrame: OpenFrame;
  readonly sessionPage: string;
  readonly timeouts: Timeouts;
  readonly tell: (event: HostEvent) => void;
  /** Refuses a session that must not be used. */
  readonly checkUser: (remoting: RemotingManager) => Promise<void>;
  /** Whether a server answers at all under an address, whatever it says. */
  readonly isServerThere?: (address: string) => Promise<boolean>;
}

const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 60_000;

export function createSessionKeeper(parts: SessionKeeperParts): SessionKeeper {
  return new FrameSessionKeeper(parts);
}

class FrameSessionKeeper implements SessionKeeper {
  private frame: HiddenFrame | null = null;
  /** How many calls are under way through a frame. */
  private readonly callsOf = new Map<HiddenFrame, number>();
  private attempt: Promise<void> | null = null;
  private failure: AppError | null = null;
  private failures = 0;
  private mayTryAt = 0;
  /** Code of the problem that people were told of and that is not over. */
  private toldCode = '';
  private cancelNext: () => void = () => undefined;

  constructor(private readonly parts: SessionKeeperParts) {}

  start(): void {
    this.planNext(this.parts.timeouts.renewEveryMs);
  }

  remoting(): RemotingManager | null {
    return remotingOf(this.frame?.contentWindow) ?? remotingOf(this.parts.window);
  }

  async through<T>(call: (remoting: RemotingManager | null) => Promise<T>): Promise<T> {
    const { frame } = this;
    this.count(frame, 1);
    try {
      return await call(this.remoting());
    } finally {
      this.count(frame, -1);
      this.dropIfRetired(frame);
    }
  }

  renew(cause: AppError): Promise<void> {
    if (this.attempt) return this.attempt;
    if (this.failure && this.parts.clock.elapsedMs() < this.mayTryAt) return Promise.reject(this.failure);
    return this.tryNow(cause);
  }

  private tryNow(cause: AppError | null): Promise<void> {
    this.attempt = this.loadPage(cause)
      .then(
        (frame) => this.succeeded(frame),
        (failure: AppError) => this.failed(failure),
      )
      .finally(() => (this.attempt = null));
    return this.attempt;
  }

  private async loadPage(cause: AppError | null): Promise<HiddenFrame> {
    const { openFrame, sessionPage } = this.parts;
    const frame = openFrame(sessionPage);
    const isLoaded = await Promise.race([frame.loaded.then(() => true), this.tooLate()]);
    const remoting = isLoaded ? remotingOf(frame.contentWindow) : null;
    if (remoting) return this.checked(frame, remoting);
    frame.remove();
    const what = isLoaded ? 'a sign-in page came instead of our own' : 'our page did not load';
    if (hasCode(cause, 'session-expired') || (await this.isServerThere())) throw sessionExpired(what);
    throw orgUnreachable(what);
  }

  private async checked(frame: HiddenFrame, remoting: RemotingManager): Promise<HiddenFrame> {
    try {
      await this.parts.checkUser(remoting);
      return frame;
    } catch (cause) {
      frame.remove();
      throw cause;
    }
  }

  private succeeded(frame: HiddenFrame): void {
    const { log, tell, timeouts } = this.parts;
    const old = this.frame;
    this.frame = frame;
    this.dropIfRetired(old);
    this.failure = null;
    this.failures = 0;
    this.planNext(timeouts.renewEveryMs);
    if (!this.toldCode) return;
    this.toldCode = '';
    log.info('session', 'Salesforce answers again');
    tell({ type: 'sessionRenewed' });
  }

  private count(frame: HiddenFrame | null, change: 1 | -1): void {
    if (!frame) return;
    const calls = (this.callsOf.get(frame) ?? 0) + change;
    if (calls > 0) this.callsOf.set(frame, calls);
    else this.callsOf.delete(frame);
  }

  /** At once where nothing is under way in it: such a page takes half a megabyte. */
  private dropIfRetired(frame: HiddenFrame | null): void {
    if (frame && frame !== this.frame && !this.callsOf.has(frame)) frame.remove();
  }

  private failed(failure: AppError): never {
    const { clock, log, tell } = this.parts;
    const retryDelayMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures);
    this.failure = failure;
    this.failures += 1;
    this.mayTryAt = clock.elapsedMs() + retryDelayMs;
    this.planNext(retryDelayMs);
    log.warning('session', failure.message);
    // That nobody is there is told by the calls themselves; these two need a person.
    const needsPerson = hasCode(failure, 'session-expired') || hasCode(failure, 'other-user');
    if (needsPerson && this.toldCode !== failure.code) {
      this.toldCode = failure.code;
      tell({ type: 'hostProblem', problem: asProblem(failure) });
    }
    throw failure;
  }

  /** Spread by ±10 %, so that a team that signed in together does not come back together. */
  private planNext(delayMs: number): void {
    const { clock, random } = this.parts;
    this.cancelNext();
    this.cancelNext = clock.after(Math.round(delayMs * (0.9 + 0.2 * random())), () => {
      // A failure is told, logged and planned for in `failed`.
      if (!this.attempt) this.tryNow(null).catch(() => undefined);
    });
  }

  private tooLate(): Promise<false> {
    return new Promise((resolve) => this.parts.clock.after(this.parts.timeouts.framePageMs, () => resolve(false)));
  }

  private isServerThere(): Promise<boolean> {
    const ask = this.parts.isServerThere ?? askServer;
    return Promise.race([ask(this.parts.sessionPage), this.tooLate()]);
  }
}

/** A redirect to a sign-in page counts as an answer; only a network that fails does not. */
async function askServer(address: string): Promise<boolean> {
  try {
    await fetch(address, { redirect: 'manual', credentials: 'same-origin', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}
