/** One message as it crossed the frame's border. `at` is UTC epoch milliseconds. */
export interface TraceLine {
  readonly at: number;
  readonly way: 'toHost' | 'toAdapter';
  readonly message: unknown;
}

const TRACE_LIMIT = 2000;

/** Adds a line in place and forgets the oldest ones: tests and testers hold on to the array itself. */
export function addToTrace(trace: TraceLine[], line: TraceLine): void {
  trace.push(line);
  if (trace.length > TRACE_LIMIT) trace.splice(0, trace.length - TRACE_LIMIT);
}
