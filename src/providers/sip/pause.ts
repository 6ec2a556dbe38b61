import type { Clock } from '../../base/clock';

/** A wait that others may cut short. */
export class Pause {
  private end: (() => void) | null = null;
  private isFirm = false;

  constructor(private readonly clock: Clock) {}

  /**
   * Resolves after `ms`, or when it is cut short.
   * @param isFirm  only `stop` may cut it short, not `wake`
   */
  wait(ms: number, isFirm = false): Promise<void> {
    this.stop();
    this.isFirm = isFirm;
    return new Promise((resolve) => {
      const cancel = this.clock.after(ms, () => this.end?.());
      this.end = () => {
        this.end = null;
        cancel();
        resolve();
      };
    });
  }

  wake(): void {
    if (!this.isFirm) this.end?.();
  }

  stop(): void {
    this.end?.();
  }
}
