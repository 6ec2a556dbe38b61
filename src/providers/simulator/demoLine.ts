import type { LineEvent } from '../provider';
import { Simulator } from './simulator';

/** Callers of the demo, in turn: one with a name, one without, one who withholds the number. */
const CALLERS = [
  { number: '+4930123456', displayName: 'Anna Schmidt' },
  { number: '+14155550132', displayName: '' },
  'withheld',
] as const;

const FIRST_RING_MS = 5_000;
const NEXT_RING_MS = 60_000;
const PATIENCE_MS = 25_000;
const ALERT_MS = 800;
const PICK_UP_MS = 3_500;

/**
 * A simulator that plays the other side by the clock: the first caller rings 5 s after the start, then one every minute,
 * each gives up after 25 s; whoever is dialled rings and picks up.
 */
export class DemoLine extends Simulator {
  private rung = 0;
  private cancelNextRing: () => void = () => undefined;

  override async start(listener: (event: LineEvent) => void): Promise<void> {
    await super.start(listener);
    this.ringAfter(FIRST_RING_MS);
  }

  override async stop(): Promise<void> {
    this.cancelNextRing();
    await super.stop();
  }

  override async dial(callId: string, number: string): Promise<{ readonly phoneSystemCallId: string }> {
    const dialled = await super.dial(callId, number);
    this.clock.after(ALERT_MS, () => this.alertsOutbound(callId));
    this.clock.after(PICK_UP_MS, () => this.answersOutbound(callId));
    return dialled;
  }

  private ringAfter(delayMs: number): void {
    this.cancelNextRing();
    this.cancelNextRing = this.clock.after(delayMs, () => {
      const caller = CALLERS[this.rung++ % CALLERS.length]!;
      // The time makes the id unique over reloads: the log's key is made from it.
      const callId = `demo-${this.clock.now()}`;
      if (caller === 'withheld') this.ringWithheld(callId);
      else this.ring(callId, caller.number, caller.displayName);
      this.clock.after(PATIENCE_MS, () => this.giveUp(callId));
      this.ringAfter(NEXT_RING_MS);
    });
  }

  private giveUp(callId: string): void {
    if (this.calls.get(callId)?.phase === 'ringing') this.callerHangsUp(callId);
  }
}
