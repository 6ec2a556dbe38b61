import type { Problem } from '../../base/appError';
import type { Clock } from '../../base/clock';
import type { MediaState } from './callMedia';

export interface MediaRescueOptions {
  readonly clock: Clock;
  whenLineUp(action: () => void): void;
  /** Offers a new way to the other side; rejects when the phone system refuses. */
  findNewPath(): Promise<void>;
  /** Null when the sound is back. */
  onProblem(problem: Problem | null): void;
  /** The sound cannot be brought back. */
  onLost(): void;
}

/** Short gaps mend themselves; a restart costs a moment of sound. */
const PATIENCE_MS = 3_000;
/** So long the agent and the caller wait in silence before the call is given up. */
const GIVE_UP_MS = 30_000;

const NO_SOUND: Problem = {
  code: 'sound-interrupted',
  message: 'No sound gets through to the other side',
  hint: 'The phone is looking for another way. Stay on the line for a moment.',
};

/**
 * Brings the sound of a call back when its way through the network breaks: waits a moment, restarts ICE once by re-INVITE
 * (RFC 8445, 2.4) as soon as the line is up, and gives up after 30 s.
 */
export class MediaRescue {
  private isInterrupted = false;
  private hasTried = false;
  private cancels: (() => void)[] = [];

  constructor(private readonly options: MediaRescueOptions) {}

  changed(state: MediaState): void {
    if (state === 'connected') this.restored();
    else this.broken(state === 'failed');
  }

  stop(): void {
    for (const cancel of this.cancels) cancel();
    this.cancels = [];
    this.isInterrupted = false;
  }

  private restored(): void {
    const wasInterrupted = this.isInterrupted;
    this.stop();
    this.hasTried = false;
    if (wasInterrupted) this.options.onProblem(null);
  }

  private broken(isForSure: boolean): void {
    if (!this.isInterrupted) {
      this.isInterrupted = true;
      this.options.onProblem(NO_SOUND);
      this.later(GIVE_UP_MS, () => this.options.onLost());
      this.later(PATIENCE_MS, () => this.findNewPath());
    }
    if (isForSure) this.findNewPath();
  }

  private findNewPath(): void {
    if (this.hasTried) return;
    this.hasTried = true;
    this.options.whenLineUp(() => {
      if (!this.isInterrupted) return;
      // Refused: the old way may still come back by itself, until the time is over.
      this.options.findNewPath().catch(() => undefined);
    });
  }

  private later(ms: number, action: () => void): void {
    this.cancels.push(this.options.clock.after(ms, action));
  }
}
