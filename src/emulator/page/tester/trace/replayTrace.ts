import type { EmulatorHost } from '../../../host/host';
import type { TraceEntry } from './traceEntry';

/** One call of a saved trace, played again. */
export interface PlayedCall {
  /** Number of its line in the trace. */
  readonly number: number;
  readonly name: string;
  readonly isSame: boolean;
  /** What the console answered when the trace was saved, and now; null for no answer. */
  readonly before: unknown;
  readonly now: unknown;
}

export interface Replay {
  readonly total: number;
  readonly played: readonly PlayedCall[];
  readonly isRunning: boolean;
}

interface ReplayParts {
  readonly entries: readonly TraceEntry[];
  readonly host: Pick<EmulatorHost, 'play'>;
  readonly onProgress: (replay: Replay) => void;
  readonly signal: AbortSignal;
}

/** Everything that the adapter had said, to the host of this console, one after the other; each answer beside the one of before. */
export async function replayTrace({ entries, host, onProgress, signal }: ReplayParts): Promise<void> {
  const calls = callsIn(entries);
  const played: PlayedCall[] = [];
  const tell = (isRunning: boolean): void => onProgress({ total: calls.length, played: [...played], isRunning });
  tell(true);
  for (const call of calls) {
    if (signal.aborted) break;
    const before = answerBefore(call, entries);
    const now = responseOf(await host.play(call.message));
    played.push({ number: call.number, name: call.name, isSame: same(before, now), before, now });
    tell(true);
  }
  tell(false);
}

export function callsIn(entries: readonly TraceEntry[]): readonly TraceEntry[] {
  return entries.filter((entry) => entry.way === 'toHost');
}

/** The first answer after it with its number: numbers begin anew with each load of the adapter's page. */
function answerBefore(call: TraceEntry, entries: readonly TraceEntry[]): unknown {
  const { callId } = call.message as { callId?: unknown };
  const rest = entries.slice(entries.indexOf(call) + 1);
  const found = rest.find((entry) => {
    const reply = entry.message as { callId?: unknown; shouldExecuteListener?: unknown } | null;
    const isAnswer = entry.way === 'toAdapter' && reply?.callId === callId && reply?.shouldExecuteListener !== true;
    return isAnswer && entry.name === call.name;
  });
  return responseOf(found?.message);
}

function responseOf(message: unknown): unknown {
  return (message as { response?: unknown } | null | undefined)?.response ?? null;
}

function same(before: unknown, now: unknown): boolean {
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(now));
}

/** The order of keys says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
