import { useRef } from 'preact/hooks';
import { useStore } from '../useTester';
import { traceFileText } from './traceFile';
import type { TraceModel } from './traceModel';

/** Pause, clear, save and load. */
export function TraceToolbar({ trace }: { readonly trace: TraceModel }) {
  const { paused, loaded, live } = useStore(trace.store);
  const input = useRef<HTMLInputElement>(null);
  const load = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) void trace.load(file);
    // So that the same file can be chosen again.
    if (input.current) input.current.value = '';
  };
  return (
    <div class="tester-toolbar" role="group" aria-label="Trace">
      <button
        type="button"
        class="slds-button slds-button_neutral"
        aria-pressed={paused !== null}
        disabled={loaded !== null}
        onClick={() => (paused ? trace.goOn() : trace.pause())}
      >
        {paused ? `Go on (${live.length - paused.length} new)` : 'Pause'}
      </button>
      <button
        type="button"
        class="slds-button slds-button_neutral"
        disabled={loaded !== null}
        onClick={() => trace.clear()}
      >
        Clear
      </button>
      <button
        type="button"
        class="slds-button slds-button_neutral"
        disabled={trace.shown.length === 0}
        onClick={() => save(trace)}
      >
        Save
      </button>
      <button type="button" class="slds-button slds-button_neutral" onClick={() => input.current?.click()}>
        Load
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Saved trace"
        onChange={(event) => load(event.currentTarget.files)}
      />
    </div>
  );
}

function save(trace: TraceModel): void {
  const now = new Date();
  const text = traceFileText(trace.shown, now);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `open-cti-trace-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
