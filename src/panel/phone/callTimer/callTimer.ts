import { api, LightningElement } from 'lwc';
import { runningTime } from '../time/time';

const SECOND_MS = 1000;

/** How long a call has been running: `0:05`, `12:34`, `1:02:03`. */
export default class CallTimer extends LightningElement {
  /** Epoch milliseconds at which the clock stood at 0. */
  @api
  get since(): number {
    return this.startedAt;
  }
  set since(value: number) {
    this.startedAt = value;
    this.tick();
  }

  text = '0:00';
  private startedAt = 0;
  private timer: number | undefined;

  override connectedCallback(): void {
    this.tick();
  }

  override disconnectedCallback(): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Shows the time and comes back when the next second is full, so that no second is skipped or shown twice. */
  private tick(): void {
    const runMs = Math.max(0, Date.now() - this.startedAt);
    this.text = runningTime(Math.floor(runMs / SECOND_MS));
    window.clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a clock; it is stopped when the component goes
    if (this.isConnected) this.timer = window.setTimeout(() => this.tick(), SECOND_MS - (runMs % SECOND_MS));
  }
}
