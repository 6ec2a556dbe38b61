import { asProblem } from '../../../../base/appError';
import type { Problem } from '../../../../base/appError';
import type { EmulatorHost } from '../../../host/host';
import type { TraceLine } from '../../../host/trace';
import { Store } from '../../state/store';
import { follow } from '../following';
import type { TesterClient } from '../testerClient';
import { replayTrace } from './replayTrace';
import type { Replay } from './replayTrace';
import { entryOf, remotingEntry } from './traceEntry';
import type { RemotingShape, TraceEntry } from './traceEntry';
import { readTraceFile } from './traceFile';
import type { LoadedTrace } from './traceFile';

export interface TraceState {
  /** What happened, oldest first, the last 2,000. */
  readonly live: readonly TraceEntry[];
  /** While paused: what the list showed then. */
  readonly paused: readonly TraceEntry[] | null;
  readonly loaded: LoadedTrace | null;
  readonly isLoading: boolean;
  readonly replay: Replay | null;
  /** Why a file could not be loaded or played. */
  readonly problem: Problem | null;
  /** Why remote calls are missing. */
  readonly remotingProblem: Problem | null;
}

const MOST = 2_000;

/** The trace that the panel shows: live, paused, or from a file. */
export class TraceModel {
  readonly store = new Store<TraceState>({
    live: [],
    paused: null,
    loaded: null,
    isLoading: false,
    replay: null,
    problem: null,
    remotingProblem: null,
  });
  private lastNumber = 0;
  private lastRemoting = 0;
  private following: AbortController | null = null;
  private replaying: AbortController | null = null;

  constructor(private readonly client: Pick<TesterClient, 'remoting'>) {}

  /**
   * Starts to listen, and to follow the remote calls, which only the server sees. Before that nothing is kept here: a console without
   * the panel pays nothing.
   *
   * @param past  what the host wrote down until now
   */
  begin(past: readonly TraceLine[]): void {
    if (this.following) return;
    this.add(past.map((line) => entryOf(line, this.nextNumber())));
    this.following = new AbortController();
    void follow({
      ask: () => this.client.remoting(this.lastRemoting),
      take: (lines) => this.takeRemoting(lines),
      fail: (thrown) => this.store.change({ remotingProblem: thrown === null ? null : asProblem(thrown) }),
      signal: this.following.signal,
    });
  }

  end(): void {
    this.following?.abort();
    this.following = null;
  }

  hear(line: TraceLine): void {
    if (this.following) this.add([entryOf(line, this.nextNumber())]);
  }

  /** What the list shows, oldest first. */
  get shown(): readonly TraceEntry[] {
    const { loaded, paused, live } = this.store.state;
    return loaded?.entries ?? paused ?? live;
  }

  pause(): void {
    this.store.change({ paused: this.store.state.live });
  }

  goOn(): void {
    this.store.change({ paused: null });
  }

  clear(): void {
    this.store.change({ live: [], paused: this.store.state.paused && [] });
  }

  async load(file: File): Promise<void> {
    this.store.change({ isLoading: true, problem: null });
    try {
      this.store.change({ loaded: await readTraceFile(file), replay: null });
    } catch (thrown) {
      this.store.change({ problem: asProblem(thrown) });
    } finally {
      this.store.change({ isLoading: false });
    }
  }

  /** Back to what happens now. */
  unload(): void {
    this.stopReplay();
    this.store.change({ loaded: null, replay: null, problem: null });
  }

  async replay(host: Pick<EmulatorHost, 'play'>): Promise<void> {
    const { loaded } = this.store.state;
    if (!loaded) return;
    const { signal } = (this.replaying = new AbortController());
    // A trace that was closed meanwhile is not told of any more.
    const onProgress = (replay: Replay): void => this.show(loaded, replay);
    await replayTrace({ entries: loaded.entries, host, onProgress, signal });
  }

  stopReplay(): void {
    this.replaying?.abort();
  }

  private show(loaded: LoadedTrace, replay: Replay): void {
    if (this.store.state.loaded === loaded) this.store.change({ replay });
  }

  private takeRemoting(lines: readonly RemotingShape[]): void {
    const last = lines.at(-1);
    if (!last) return;
    this.lastRemoting = last.number;
    this.add(lines.map((line) => remotingEntry(line, this.nextNumber())));
    this.store.change({ live: inTime(this.store.state.live) });
  }

  private add(entries: readonly TraceEntry[]): void {
    this.store.change({ live: [...this.store.state.live, ...entries].slice(-MOST) });
  }

  private nextNumber(): number {
    return (this.lastNumber += 1);
  }
}

/** A remote call is told when it is answered; its place is where it began. */
function inTime(entries: readonly TraceEntry[]): readonly TraceEntry[] {
  return [...entries].sort((a, b) => a.at - b.at || a.number - b.number);
}
