import { useState } from 'preact/hooks';
import { EmptyState } from '../../parts/EmptyState';
import { Spinner } from '../../parts/Spinner';
import type { Tester } from '../tester';
import { useStore } from '../useTester';
import { FilterBar } from './FilterBar';
import { LoadedTraceBar } from './LoadedTraceBar';
import { NO_FILTER, filtered } from './traceFilter';
import type { TraceEntry } from './traceEntry';
import { TraceLineItem } from './TraceLineItem';
import { TraceToolbar } from './TraceToolbar';

/** How many lines the list draws at once. */
const PAGE = 200;

/** All messages between console and phone, newest first, or those of a saved file. */
export function TraceTab({ tester }: { readonly tester: Tester }) {
  const { trace } = tester;
  const state = useStore(trace.store);
  const [filter, setFilter] = useState(NO_FILTER);
  const shown = filtered(trace.shown, filter);
  return (
    <>
      <TraceToolbar trace={trace} />
      {state.problem && (
        <p role="alert" class="tester-problem">
          {state.problem.message}. {state.problem.hint}
        </p>
      )}
      {state.remotingProblem && !state.loaded && (
        <p role="alert" class="tester-problem">
          Remote calls are missing: {state.remotingProblem.message}. {state.remotingProblem.hint}
        </p>
      )}
      {state.loaded && <LoadedTraceBar tester={tester} loaded={state.loaded} replay={state.replay} />}
      <FilterBar entries={trace.shown} filter={filter} onFilter={setFilter} />
      <div class="tester-scroll">
        {state.isLoading && <Spinner text="Reading the file" />}
        {shown.length === 0 ? <Nothing entries={trace.shown} /> : <Lines entries={shown} tester={tester} />}
      </div>
    </>
  );
}

function Nothing({ entries }: { readonly entries: readonly TraceEntry[] }) {
  return entries.length === 0 ? (
    <EmptyState icon="rows" title="No messages yet">
      Open the phone: whatever it and the console say to each other appears here.
    </EmptyState>
  ) : (
    <EmptyState icon="filterList" title="Nothing fits the filter">
      {`${entries.length} messages are hidden.`}
    </EmptyState>
  );
}

function Lines({ entries, tester }: { readonly entries: readonly TraceEntry[]; readonly tester: Tester }) {
  const [count, setCount] = useState(PAGE);
  const { replay } = useStore(tester.trace.store);
  return (
    <>
      <ol class="trace" aria-label="Messages, newest first">
        {entries.slice(0, count).map((entry) => (
          <TraceLineItem
            key={entry.number}
            entry={entry}
            played={replay?.played.find((call) => call.number === entry.number) ?? null}
          />
        ))}
      </ol>
      {entries.length > count && (
        <button
          type="button"
          class="slds-button slds-button_neutral trace-more"
          onClick={() => setCount(count + PAGE)}
        >{`Show older (${entries.length - count})`}</button>
      )}
    </>
  );
}
