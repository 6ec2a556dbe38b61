import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { AppError } from '../base/appError';
import { FakeClock } from '../base/fakeClock';
import { RecentLog } from '../base/log';
import type { CallEntry, OrgDoor, OrgContract, SaveResult } from '../hosts/orgContract';
import type { CallDraft, CallLog, CallLogLine, CallLogState } from './callLog';
import { createCallLog } from './createCallLog';
import type { CallLogParts } from './createCallLog';
import type { JournalSchema } from './journal';
import type { Network } from './network';
import { createSeal, isSealed } from './seal';
import { watchedCrypto } from './watchedCrypto';

export { settled } from './watchedCrypto';

export const ALICE = { orgId: '00D1', userId: '0051' };
export const BO = { orgId: '00D1', userId: '0052' };

export function makeEntry(callId: string, over: Partial<CallEntry> = {}): CallEntry {
  return {
    ...{
      phoneSystemCallId: callId,
      direction: 'inbound',
      rawNumber: '+4930123456',
      e164: '+4930123456',
      displayName: 'Jo',
    },
    ...{ offeredAt: 1_000, answeredAt: 2_000, endedAt: 9_000, durationSeconds: 7, endReason: 'completed' },
    ...{ matchedRecordId: '', matchedObjectType: '', result: '', resultLabel: '', note: '' },
    ...over,
  };
}

export function makeDraft(callId: string, over: Partial<CallDraft> = {}): CallDraft {
  const { endedAt: _endedAt, endReason: _endReason, ...known } = makeEntry(callId);
  return { ...known, lastSeenAt: 5_000, ...over };
}

type SaveValue = OrgContract['saveCalls']['value'];

type Answer = (
  entries: readonly CallEntry[],
) => readonly (SaveResult | undefined)[] | Promise<readonly (SaveResult | undefined)[]>;

/** For tests: an org that keeps each call once and whose answers can be scripted, one request after the other. */
export class ScriptedOrg implements OrgDoor {
  readonly requests: (readonly CallEntry[])[] = [];
  readonly saved = new Map<string, CallEntry>();
  /** Calls for which an activity was made, each time that one was. */
  readonly activities: string[] = [];
  /** Answers of the next requests; when they are used up, everything is saved. */
  readonly next: Answer[] = [];
  /** The same with the whole value. They come first. */
  readonly nextValue: ((entries: readonly CallEntry[]) => SaveValue | Promise<SaveValue>)[] = [];

  async ask<O extends keyof OrgContract>(
    _operation: O,
    input: OrgContract[O]['input'],
  ): Promise<OrgContract[O]['value']> {
    const { entries } = input as OrgContract['saveCalls']['input'];
    this.requests.push(entries);
    await Promise.resolve();
    const whole = this.nextValue.shift();
    if (whole) return await whole(entries);
    const results = await (this.next.shift() ?? ((all) => this.save(all)))(entries);
    return { results } as unknown as OrgContract[O]['value'];
  }

  readonly save = (entries: readonly CallEntry[]): readonly SaveResult[] =>
    entries.map((entry) => {
      const callId = entry.phoneSystemCallId;
      const known = this.saved.get(callId);
      // As the org does it: a step is news only before the end, the activity is made once, and the latest version is taken.
      const isLate = known !== undefined && !known.step === !entry.step && entry.changedAt! < known.changedAt!;
      if (!isLate && (!known || known.step || !entry.step)) this.saved.set(callId, entry);
      if (!entry.step && (!known || known.step)) this.activities.push(callId);
      return { status: 'saved', callRecordId: `a00-${callId}`, taskId: `00T-${callId}` };
    });

  /** The next requests fail as a whole, before the org saw them. */
  failNext(code: string, times = 1): void {
    for (let i = 0; i < times; i += 1) {
      this.next.push(() => Promise.reject(new AppError(code, 'scripted', { hint: '' })));
    }
  }
}

/** A network that the test switches. */
export class Wire implements Network {
  isUp = true;
  private readonly listeners = new Set<() => void>();

  isOnline(): boolean {
    return this.isUp;
  }

  watch(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  turn(isUp: boolean): void {
    this.isUp = isUp;
    for (const listener of this.listeners) listener();
  }
}

/** A computer with its own disk; pages on it come and go. */
export function makeComputer() {
  globalThis.indexedDB = new IDBFactory();
  const clock = new FakeClock();
  const org = new ScriptedOrg();
  const log = new RecentLog(() => clock.now());
  const openPage = (parts: Partial<CallLogParts> = {}): CallLog =>
    createCallLog({ org, clock, log, random: () => 0.5, crypto: watchedCrypto, ...parts });
  return { clock, org, log, openPage, stored };
}

/** What lies on the disk, as `org/user:call`; what its key does not open keeps the place it has. */
async function stored(): Promise<readonly string[]> {
  const database = await openDB<JournalSchema>('softphone-call-log');
  const hasStore = database.objectStoreNames.contains('entries');
  const records = hasStore ? await database.getAll('entries') : [];
  const keys = new Map((hasStore ? await database.getAll('keys') : []).map(({ scope, key }) => [scope, key]));
  database.close();
  const opened = records.map(async (record) => {
    const key = keys.get(record.scope);
    const open = key && isSealed(record) ? await createSeal(crypto, key, record.scope).open(record) : null;
    return `${record.scope}:${(open ?? record).phoneSystemCallId}`;
  });
  return (await Promise.all(opened)).sort();
}

export function stateOf(callLog: CallLog): CallLogState {
  let state: CallLogState | null = null;
  callLog.watch((now) => (state = now))();
  return state!;
}

/** `c1 waiting, c2 logged` */
export function linesOf(callLog: CallLog): string {
  return stateOf(callLog)
    .entries.map((line) => `${line.phoneSystemCallId} ${line.state}`)
    .join(', ');
}

/** Waits for the event by which the state becomes like this. */
export function until(callLog: CallLog, isSo: (state: CallLogState) => boolean): Promise<CallLogState> {
  return new Promise((resolve) => {
    const leave = callLog.watch((state) => {
      if (!isSo(state)) return;
      resolve(state);
      void Promise.resolve().then(() => leave());
    });
  });
}

export function untilAll(callLog: CallLog, state: CallLogLine['state']): Promise<CallLogState> {
  return until(callLog, ({ entries }) => entries.length > 0 && entries.every((line) => line.state === state));
}
