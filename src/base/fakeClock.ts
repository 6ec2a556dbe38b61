import type { Clock } from './clock';

interface Alarm {
  readonly at: number;
  readonly action: () => void;
}

/** A clock that stands still until a test calls `wait`. Alarms fire in order of their time, then of their setting. */
export class FakeClock implements Clock {
  private elapsed = 0;
  private alarms: Alarm[] = [];

  constructor(private readonly startedAt = Date.UTC(2026, 0, 15, 9, 0, 0)) {}

  now(): number {
    return this.startedAt + this.elapsed;
  }

  elapsedMs(): number {
    return this.elapsed;
  }

  after(delayMs: number, action: () => void): () => void {
    const alarm = { at: this.elapsed + delayMs, action };
    this.alarms = [...this.alarms, alarm];
    return () => {
      this.alarms = this.alarms.filter((other) => other !== alarm);
    };
  }

  /** Moves time on by `ms` and runs what falls due on the way, also what that sets anew. */
  wait(ms: number): void {
    const until = this.elapsed + ms;
    for (let next = this.nextAlarm(until); next; next = this.nextAlarm(until)) {
      this.elapsed = Math.max(this.elapsed, next.at);
      this.alarms = this.alarms.filter((alarm) => alarm !== next);
      next.action();
    }
    this.elapsed = until;
  }

  private nextAlarm(until: number): Alarm | undefined {
    return this.alarms.filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];
  }
}
