import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { RecentLog } from '../../base/log';
import { FakeClock } from '../../base/fakeClock';
import type { CallLog, CallLogLine } from '../../callLog/callLog';
import { createCallLog } from '../../callLog/createCallLog';
import { settled, watchedCrypto } from '../../callLog/watchedCrypto';
import { readPhoneNumber } from '../../calls/readPhoneNumber';
import { createMemoryHost } from '../../hosts/memory/memoryHost';
import type { MemoryHost, MemoryHostScript } from '../../hosts/memory/memoryHost';
import type { OpenDatabase } from '../../callLog/journal';
import type { CallEntry } from '../../hosts/orgContract';
import type { OwnershipState } from '../../ownership/ownership';
import { createSimulatorProvider } from '../../providers/simulator/simulatorProvider';
import type { Settings } from '../../settings/settings';
import type { PhoneParts } from '../parts';
import { createPhone } from '../phone';
import type { RunningPhone } from '../phone';
import type { CallView, PhoneCommand, PhoneView } from '../view';
import { SilentAudio } from './silentAudio';
import { ScriptedOwnership } from './scriptedOwnership';

/** What a desk may be made of, where a test wants it other than usual. */
export interface DeskScript extends Omit<MemoryHostScript, 'clock' | 'settings'> {
  readonly settings?: Partial<Settings>;
  readonly tab?: OwnershipState;
  /** The browser's databases, to sit down at a desk where another page died. */
  readonly databases?: IDBFactory;
  /** Parts of the phone itself. */
  readonly parts?: Partial<PhoneParts>;
}

const SETTINGS: Settings = {
  provider: 'simulator',
  sipServer: '',
  stunServers: [],
  region: 'DE',
  extensions: [],
  trustedHeaders: false,
  callerKeys: [],
  popHosts: [],
  dialing: { outsidePrefix: '', longDistancePrefix: '', internationalPrefix: '' },
  journal: { fileExport: true, leaveQuestion: true },
  policies: { dialOnly: [], dialNever: [] },
};

/** A whole phone on a desk: simulated line, clock that stands still, host and journal in memory. */
export function makeDesk(script: DeskScript = {}): Desk {
  return new Desk(script);
}

export class Desk {
  readonly clock = new FakeClock();
  readonly log = new RecentLog(() => this.clock.now());
  readonly line = createSimulatorProvider({ clock: this.clock });
  readonly host: MemoryHost;
  readonly callLog: CallLog;
  readonly audio = new SilentAudio();
  readonly ownership: ScriptedOwnership;
  readonly page = new EventTarget();
  readonly kept = new Map<string, string>();
  readonly databases: IDBFactory;
  readonly phone: RunningPhone;
  view!: PhoneView;
  /** Files that the agent was handed. */
  readonly files: { readonly name: string; readonly text: string; readonly bytes?: Uint8Array }[] = [];
  private dialled = 0;

  constructor(script: DeskScript) {
    this.databases = script.databases ?? new IDBFactory();
    this.host = createMemoryHost({ ...script, settings: {}, clock: this.clock });
    this.ownership = new ScriptedOwnership(script.tab);
    const { clock, log } = this;
    this.callLog = createCallLog({
      org: this.host.org,
      clock,
      log,
      random: () => 0.5,
      openDatabase: this.openDatabase,
      crypto: watchedCrypto,
    });
    this.phone = createPhone({
      ...{ host: this.host, callLog: this.callLog, ownership: this.ownership, audio: this.audio },
      ...{ clock: this.clock, log: this.log, page: this.page, readPhoneNumber },
      createProvider: () => Promise.resolve(this.line),
      readSettings: () => ({ ...SETTINGS, ...script.settings }),
      preferences: {
        read: (key) => this.kept.get(key) ?? '',
        write: (key, value) => void this.kept.set(key, value),
      },
      saveFile: (file) => void this.files.push(file),
      namespace: '',
      newCallId: () => `out-${(this.dialled += 1)}`,
      ...script.parts,
    });
    this.phone.watch((view) => (this.view = view));
  }

  /** idb takes the browser's own databases, so they change with the desk. */
  private readonly openDatabase: OpenDatabase = (name, version, callbacks) => {
    globalThis.indexedDB = this.databases;
    return openDB(name, version, callbacks);
  };

  async start(): Promise<void> {
    void this.phone.start();
    await this.settled();
  }

  async run(command: PhoneCommand): Promise<void> {
    this.phone.run(command);
    await this.settled();
  }

  /** Time goes by, and everything that follows from it is done. */
  async wait(ms: number): Promise<void> {
    this.clock.wait(ms);
    await this.settled();
  }

  /** Until everything that is under way without the clock has come to rest: promises, encryption, and the database's turns. */
  settled(): Promise<void> {
    return settled();
  }

  /** Rings, and lets the search for the caller end. */
  async ring(callId: string, number: string, displayName = ''): Promise<void> {
    this.line.ring(callId, number, displayName);
    await this.settled();
  }

  /** A whole inbound call of so many seconds. */
  async talk(callId: string, number: string, seconds = 60): Promise<void> {
    await this.ring(callId, number);
    await this.run({ type: 'answer', callId });
    this.clock.wait(seconds * 1000);
    this.line.callerHangsUp(callId);
    await this.settled();
  }

  /** The first call on the screen. */
  get call(): CallView {
    const [call] = this.view.calls;
    if (!call) throw new Error('There is no call on the screen');
    return call;
  }

  /** Notices on the screen, newest first. */
  get notices(): readonly string[] {
    return this.view.notices.map((notice) => notice.text);
  }

  /** Text of the item in the utility bar. */
  get item(): string {
    return this.host.items.at(-1)?.label ?? '';
  }

  /** Calls that Salesforce has. */
  get sent(): readonly CallEntry[] {
    return this.host.org.savedCalls.map((saved) => saved.entry);
  }

  /** What the journal tells of the calls of this session. */
  get journal(): readonly CallLogLine[] {
    let entries: readonly CallLogLine[] = [];
    this.callLog.watch((state) => (entries = state.entries))();
    return entries;
  }

  /** Whether the browser would ask before this page goes. */
  get asksBeforeLeaving(): boolean {
    return !this.page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  }
}
