import { prettyText } from './traceEntry';
import type { TraceEntry, TraceWay } from './traceEntry';

export interface TraceFilter {
  readonly text: string;
  /** Empty for all. */
  readonly way: TraceWay | '';
  /** Empty for all. */
  readonly name: string;
}

export const NO_FILTER: TraceFilter = { text: '', way: '', name: '' };

/** Newest first, as the list shows them. */
export function filtered(entries: readonly TraceEntry[], { text, way, name }: TraceFilter): readonly TraceEntry[] {
  const wanted = text.trim().toLowerCase();
  const fits = (entry: TraceEntry): boolean =>
    (!way || entry.way === way) && (!name || entry.name === name) && (!wanted || contains(entry, wanted));
  return entries.filter(fits).reverse();
}

/** Names that occur, for the choice. */
export function namesIn(entries: readonly TraceEntry[]): readonly string[] {
  return [...new Set(entries.map((entry) => entry.name))].sort();
}

function contains(entry: TraceEntry, wanted: string): boolean {
  return entry.name.toLowerCase().includes(wanted) || prettyText(entry.message).toLowerCase().includes(wanted);
}
