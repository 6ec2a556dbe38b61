import { asProblem } from '../../../base/appError';
import type { Problem } from '../../../base/appError';
import type { EmulatorHost } from '../../host/host';
import type { TraceLine } from '../../host/trace';
import type { ScenarioValues } from '../../scenarios/scenario';
import { ScenarioBoard } from '../../scenarios/scenarioBoard';
import type { ScenarioState } from '../../scenarios/scenarioRoutes';
import { Store } from '../state/store';
import { follow } from './following';
import { TesterClient } from './testerClient';
import { TraceModel } from './trace/traceModel';

export type TesterTab = 'trace' | 'scenarios';

export interface TesterState {
  readonly isOpen: boolean;
  readonly tab: TesterTab;
  readonly widthPx: number;
  /** Why the switches could not be read or set; null when all is well. */
  readonly problem: Problem | null;
  /** Values with which this page was loaded: some changes show only after a reload. */
  readonly loadedWith: ScenarioValues;
}

export interface TesterParts {
  readonly window: Pick<Window, 'location' | 'sessionStorage'>;
  /** What the host wrote down until now. */
  readonly past: () => readonly TraceLine[];
  readonly client?: TesterClient;
}

export const WIDTHS = { min: 320, start: 440, max: 760 } as const;
const STORED = 'emulator.tester';

/** The panel of whoever tests: the switches of the server as this page knows them, the trace, and what is open. */
export class Tester {
  /** Follows the server's board. */
  readonly board = new ScenarioBoard();
  readonly trace: TraceModel;
  readonly store: Store<TesterState>;
  readonly client: TesterClient;
  /** Plays saved messages; null in a console without a phone's host. */
  replayHost: Pick<EmulatorHost, 'play'> | null = null;
  private revision = 0;
  private readonly ending = new AbortController();

  constructor(private readonly parts: TesterParts) {
    this.client = parts.client ?? new TesterClient();
    this.trace = new TraceModel(this.client);
    this.store = new Store<TesterState>({ ...this.stored(), problem: null, loadedWith: {} });
  }

  /** Resolves when the page knows where the switches stand; from then on it follows them. */
  async start(): Promise<void> {
    this.take(await this.client.scenarios());
    this.store.change({ loadedWith: this.board.values });
    if (this.store.state.isOpen) this.trace.begin(this.parts.past());
    void follow({
      ask: () => this.client.scenarios(this.revision),
      take: (state) => this.take(state),
      fail: (thrown) => this.store.change({ problem: thrown === null ? null : asProblem(thrown) }),
      signal: this.ending.signal,
    });
  }

  stop(): void {
    this.ending.abort();
    this.trace.end();
  }

  open(tab: TesterTab = this.store.state.tab): void {
    this.change({ isOpen: true, tab });
    this.trace.begin(this.parts.past());
  }

  close(): void {
    this.change({ isOpen: false });
  }

  resize(widthPx: number): void {
    this.change({ widthPx: Math.round(Math.min(WIDTHS.max, Math.max(WIDTHS.min, widthPx))) });
  }

  choose(key: string, value: string): Promise<void> {
    return this.changeScenarios(this.client.setScenarios({ [key]: value }));
  }

  resetScenarios(): Promise<void> {
    return this.changeScenarios(this.client.resetScenarios());
  }

  hear(line: TraceLine): void {
    this.trace.hear(line);
  }

  private async changeScenarios(asked: Promise<ScenarioState>): Promise<void> {
    try {
      this.take(await asked);
      this.store.change({ problem: null });
    } catch (thrown) {
      this.store.change({ problem: asProblem(thrown) });
    }
  }

  private take({ revision, values }: ScenarioState): void {
    this.revision = revision;
    this.board.setAll(values);
  }

  private change(change: Partial<TesterState>): void {
    this.store.change(change);
    const { isOpen, tab, widthPx } = this.store.state;
    this.parts.window.sessionStorage.setItem(STORED, JSON.stringify({ isOpen, tab, widthPx }));
  }

  /** As it was before a reload; the address may open it: `?tester=open`, `?tester=scenarios`. */
  private stored(): Pick<TesterState, 'isOpen' | 'tab' | 'widthPx'> {
    const asked = new URLSearchParams(this.parts.window.location.search).get('tester');
    const text = this.parts.window.sessionStorage.getItem(STORED) ?? '{}';
    const { isOpen = false, tab = 'trace', widthPx = WIDTHS.start } = JSON.parse(text) as Partial<TesterState>;
    const wanted = asked === 'trace' || asked === 'scenarios' ? asked : tab;
    return { isOpen: asked === null ? isOpen : true, tab: wanted, widthPx };
  }
}
