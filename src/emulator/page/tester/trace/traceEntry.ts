import type { TraceLine } from '../../../host/trace';

export type TraceWay = 'toHost' | 'toAdapter' | 'remoting';

/** A line of the tester's trace. Nothing in `message` is trusted: it is shown as text. */
export interface TraceEntry {
  /** Counts up; the key of the line in the list. */
  readonly number: number;
  /** UTC epoch milliseconds. */
  readonly at: number;
  readonly way: TraceWay;
  /** Method of Open CTI, or `Class.method` of a remote call. */
  readonly name: string;
  /** What matters of it in a few words. */
  readonly summary: string;
  readonly isFailure: boolean;
  readonly message: unknown;
}

export const WAY_TEXT: Readonly<Record<TraceWay, string>> = {
  toHost: 'To Salesforce',
  toAdapter: 'To the phone',
  remoting: 'Remote call',
};

const LONGEST_SUMMARY = 160;

/** A message across the frame's border as a line of the list. */
export function entryOf({ at, way, message }: TraceLine, number: number): TraceEntry {
  const { methodName, args, response } = fieldsOf(message);
  const name = typeof methodName === 'string' ? methodName.slice(0, 100) : 'unknown';
  const isFailure = way === 'toAdapter' && fieldsOf(response).success === false;
  return { number, at, way, name, summary: shortText(way === 'toHost' ? args : response), isFailure, message };
}

/** A remote call as the server wrote it down. */
export function remotingEntry(line: RemotingShape, number: number): TraceEntry {
  const { at, action, status, tookMs } = line;
  const isException = JSON.stringify(line.answer ?? null).includes('"type":"exception"');
  const summary = `${status} after ${tookMs} ms`;
  return {
    number,
    at,
    way: 'remoting',
    name: action,
    summary,
    isFailure: status !== 200 || isException,
    message: line,
  };
}

export interface RemotingShape {
  readonly number: number;
  readonly at: number;
  readonly tookMs: number;
  readonly action: string;
  readonly status: number;
  readonly answer?: unknown;
}

/** The whole message, indented. */
export function prettyText(message: unknown): string {
  return JSON.stringify(message, null, 2) ?? '';
}

function shortText(value: unknown): string {
  const text = value === undefined ? '' : (JSON.stringify(value) ?? '');
  return text === '{}' ? '' : text.slice(0, LONGEST_SUMMARY);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
