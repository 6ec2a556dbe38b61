import { api, LightningElement } from 'lwc';
import { runningTime } from '../time/time';

const SECOND_MS = 1000;

/** How long something still takes: `0:25`, down to `0:00`. */
export default class Countdown extends LightningElement {
  /** Epoch milliseconds at which it is over. */
  @api
  get until(): number {
    return this.endsAt;
  }
  set until(value: number) {
    this.endsAt = value;
    this.tick();
  }

  text = '0:00';
  private endsAt = 0;
  private timer: number | undefined;

  override connectedCallback(): void {
    this.tick();
  }

  override disconnectedCallback(): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Comes back when the next second is over, so that no second is skipped or shown twice. */
  private tick(): void {
    const leftMs = Math.max(0, this.endsAt - Date.now());
    this.text = runningTime(Math.ceil(leftMs / SECOND_MS));
    window.clearTimeout(this.timer);
    if (!this.isConnected || leftMs === 0) return;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a clock; it is stopped when the component goes
    this.timer = window.setTimeout(() => this.tick(), leftMs % SECOND_MS || SECOND_MS);
  }
}
