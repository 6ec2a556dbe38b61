import type { LineEvent } from './provider';

type Type = LineEvent['type'];
type EventOf<T extends Type> = Extract<LineEvent, { readonly type: T }>;

/** Keeps what a provider told, in order, and lets a test wait for what has not been told yet. For tests. */
export class LineRecorder {
  readonly heard: LineEvent[] = [];
  private waiting: (() => void)[] = [];

  readonly listen = (event: LineEvent): void => {
    this.heard.push(event);
    const waiting = this.waiting;
    this.waiting = [];
    for (const look of waiting) look();
  };

  /** The first event of this type with these values that was told after `from` events, now or later. */
  hears<T extends Type>(type: T, values: Partial<EventOf<T>> = {}, from = 0): Promise<EventOf<T>> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.heard.slice(from).find((event) => fits(event, { type, ...values }));
        if (found) resolve(found as EventOf<T>);
        else this.waiting.push(look);
      };
      look();
    });
  }

  /** Resolves when the line is in this state, at once if it is. */
  lineIs(state: EventOf<'lineChanged'>['state']): Promise<EventOf<'lineChanged'>> {
    const last = this.heard.findLastIndex((event) => event.type === 'lineChanged');
    return this.hears('lineChanged', { state }, Math.max(0, last));
  }

  of<T extends Type>(type: T): EventOf<T>[] {
    return this.heard.filter((event): event is EventOf<T> => event.type === type);
  }
}

function fits(event: LineEvent, values: object): boolean {
  return Object.entries(values).every(([name, value]) => (event as unknown as Record<string, unknown>)[name] === value);
}
