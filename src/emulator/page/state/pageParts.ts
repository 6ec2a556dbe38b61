import type { WorkOutcome } from '../../host/hostConsole';
import type { OrgRecord } from '../../org/orgApi';
import type { ConsoleState } from './consoleState';
import type { Store } from './store';

/** A call that a work queue wants somebody to make. */
export interface WorkItem {
  readonly workId: string;
  readonly name: string;
  readonly number: string;
  readonly state: 'waiting' | 'started' | 'done';
  /** What the adapter said of it; empty until then. */
  readonly outcome: string;
}

export interface ChannelLine {
  readonly number: number;
  readonly channel: string;
  readonly way: 'fromPhone' | 'toPhone';
  readonly text: string;
}

const MOST_WORK = 5;
const MOST_LINES = 50;

/** Other components of the page that an adapter can talk to: a work queue and a listener of message channels. */
export class PageParts {
  private lastLine = 0;

  constructor(private readonly store: Store<ConsoleState>) {}

  /** The queue appears when an adapter listens for work; its calls are the first contacts with a number. */
  offer(contacts: readonly OrgRecord[]): void {
    if (this.store.state.work) return;
    const work = contacts.flatMap(({ Id, Name = '', Phone }): WorkItem[] => {
      const texts = { name: String(Name), number: String(Phone ?? '') };
      return Phone ? [{ workId: Id, ...texts, state: 'waiting', outcome: '' }] : [];
    });
    this.store.change({ work: work.slice(0, MOST_WORK) });
  }

  start(workId: string): void {
    this.changeWork(workId, { state: 'started' });
  }

  /** False when no work with this id has been started. */
  complete(workId: string, { disposition, taskId, wasConnected }: WorkOutcome): boolean {
    const isStarted = this.store.state.work?.some((item) => item.workId === workId && item.state === 'started');
    if (!isStarted) return false;
    const words = [wasConnected ? 'talked' : 'not reached', disposition, taskId && `task ${taskId}`];
    this.changeWork(workId, { state: 'done', outcome: words.filter(Boolean).join(' · ') });
    return true;
  }

  hear(channel: string, way: ChannelLine['way'], message: unknown): void {
    this.lastLine += 1;
    const line = { number: this.lastLine, channel, way, text: JSON.stringify(message) ?? 'null' };
    this.store.change({ channels: [...(this.store.state.channels ?? []), line].slice(-MOST_LINES) });
  }

  /** The listener appears when an adapter uses a channel. */
  listen(): void {
    this.store.change({ channels: this.store.state.channels ?? [] });
  }

  private changeWork(workId: string, change: Partial<WorkItem>): void {
    const work = this.store.state.work ?? [];
    this.store.change({ work: work.map((item) => (item.workId === workId ? { ...item, ...change } : item)) });
  }
}
