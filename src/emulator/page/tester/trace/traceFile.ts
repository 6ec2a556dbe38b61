import { AppError } from '../../../../base/appError';
import { entryOf, remotingEntry } from './traceEntry';
import type { RemotingShape, TraceEntry } from './traceEntry';

/** A trace as a file: JSON with a version. */
export interface TraceFile {
  readonly format: 'open-cti-trace';
  readonly version: 1;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  readonly lines: readonly Pick<TraceEntry, 'at' | 'way' | 'message'>[];
}

/** A trace that somebody loaded; untrusted, and shown as text only. */
export interface LoadedTrace {
  readonly fileName: string;
  readonly savedAt: string;
  readonly entries: readonly TraceEntry[];
}

export const LONGEST_FILE_BYTES = 8 * 1024 * 1024;
const MOST_LINES = 10_000;

export function traceFileText(entries: readonly TraceEntry[], now: Date): string {
  const lines = entries.map(({ at, way, message }) => ({ at, way, message }));
  const file: TraceFile = { format: 'open-cti-trace', version: 1, savedAt: now.toISOString(), lines };
  return JSON.stringify(file, null, 1);
}

/** @throws AppError `bad-trace` */
export async function readTraceFile(file: File): Promise<LoadedTrace> {
  if (file.size > LONGEST_FILE_BYTES) {
    const hint = 'Save a shorter trace: clear the list before what you want to keep.';
    throw new AppError('bad-trace', `${file.name} is longer than ${LONGEST_FILE_BYTES / 1024 / 1024} MB`, { hint });
  }
  const { savedAt, lines } = checked(parsed(await file.text(), file.name), file.name);
  const entries = lines.map((line, index) => entryAt(line, { index, fileName: file.name }));
  return { fileName: file.name, savedAt: savedAt.slice(0, 40), entries };
}

function parsed(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw bad(fileName, `is not JSON: ${(cause as Error).message}`);
  }
}

interface Lines {
  readonly savedAt: string;
  readonly lines: readonly unknown[];
}

function checked(value: unknown, fileName: string): Lines {
  if (!isObject(value) || value.format !== 'open-cti-trace') throw bad(fileName, 'is no trace of this panel');
  if (value.version !== 1) throw bad(fileName, `has the version ${JSON.stringify(value.version)}; this panel reads 1`);
  if (!Array.isArray(value.lines)) throw bad(fileName, 'has no list of lines');
  if (value.lines.length > MOST_LINES) throw bad(fileName, `has more than ${MOST_LINES} lines`);
  return { savedAt: typeof value.savedAt === 'string' ? value.savedAt : '', lines: value.lines as unknown[] };
}

function entryAt(line: unknown, { index, fileName }: { index: number; fileName: string }): TraceEntry {
  if (!isObject(line) || typeof line.at !== 'number' || !Number.isFinite(line.at))
    throw bad(fileName, `has a line without a time: number ${index + 1}`);
  const { at, way, message } = line;
  if (way === 'toHost' || way === 'toAdapter') return entryOf({ at, way, message }, index);
  if (way === 'remoting' && isObject(message)) return remotingEntry(remotingLine(message, at), index);
  throw bad(fileName, `has a line that goes nowhere: number ${index + 1}`);
}

function remotingLine(message: Readonly<Record<string, unknown>>, at: number): RemotingShape {
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const action = String(message.action).slice(0, 200);
  return { ...message, number: 0, at, action, status: number(message.status), tookMs: number(message.tookMs) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(fileName: string, what: string): AppError {
  return new AppError('bad-trace', `${fileName} ${what}`, {
    hint: 'Load a file that “Save” of this panel has written.',
  });
}
