import { WAY_TEXT } from './traceEntry';
import type { TraceEntry, TraceWay } from './traceEntry';
import { namesIn } from './traceFilter';
import type { TraceFilter } from './traceFilter';

interface FilterBarProps {
  readonly entries: readonly TraceEntry[];
  readonly filter: TraceFilter;
  readonly onFilter: (filter: TraceFilter) => void;
}

/** By text, direction and method. */
export function FilterBar({ entries, filter, onFilter }: FilterBarProps) {
  return (
    <div class="trace-filter" role="search" aria-label="Filter of the trace">
      <input
        type="search"
        class="slds-input"
        aria-label="Filter by text"
        placeholder="Filter by text…"
        value={filter.text}
        onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <select
        class="slds-select"
        aria-label="Direction"
        value={filter.way}
        onChange={(event) => onFilter({ ...filter, way: event.currentTarget.value as TraceWay | '' })}
      >
        <option value="">Every direction</option>
        {Object.entries(WAY_TEXT).map(([way, label]) => (
          <option key={way} value={way}>
            {label}
          </option>
        ))}
      </select>
      <select
        class="slds-select"
        aria-label="Method"
        value={filter.name}
        onChange={(event) => onFilter({ ...filter, name: event.currentTarget.value })}
      >
        <option value="">Every method</option>
        {namesIn(entries).map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
