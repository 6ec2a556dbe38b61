import { useState } from 'preact/hooks';
import type { PlayedCall } from './replayTrace';
import { WAY_TEXT, prettyText } from './traceEntry';
import type { TraceEntry } from './traceEntry';

interface TraceLineItemProps {
  readonly entry: TraceEntry;
  /** How it went when it was played again; null before. */
  readonly played: PlayedCall | null;
}

const ARROWS = { toHost: '→', toAdapter: '←', remoting: '⇄' } as const;

/** One message; a click shows all of it, as text. */
export function TraceLineItem({ entry, played }: TraceLineItemProps) {
  const [isOpen, setOpen] = useState(false);
  const { way, name, summary, isFailure, message } = entry;
  return (
    <li class={`trace-line trace-${way}`}>
      <button type="button" class="trace-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <time class="trace-time">{timeText(entry.at)}</time>
        <span class="trace-way" aria-hidden="true">
          {ARROWS[way]}
        </span>
        <span class="slds-assistive-text">{WAY_TEXT[way]}: </span>
        <span class="trace-name">{name}</span>
        {isFailure && <span class="slds-badge slds-theme_error">failed</span>}
        {played && <PlayedBadge played={played} />}
        <span class="trace-summary">{summary}</span>
      </button>
      {isOpen && (
        <div class="trace-body">
          <pre tabIndex={0} aria-label="Message">
            {prettyText(message)}
          </pre>
          {played && !played.isSame && <Comparison played={played} />}
        </div>
      )}
    </li>
  );
}

function PlayedBadge({ played }: { readonly played: PlayedCall }) {
  return played.isSame ? (
    <span class="slds-badge slds-theme_success">same answer</span>
  ) : (
    <span class="slds-badge slds-theme_warning">other answer</span>
  );
}

function Comparison({ played }: { readonly played: PlayedCall }) {
  return (
    <dl class="trace-comparison">
      <dt>Answer in the file</dt>
      <dd>
        <pre tabIndex={0}>{prettyText(played.before)}</pre>
      </dd>
      <dt>Answer now</dt>
      <dd>
        <pre tabIndex={0}>{prettyText(played.now)}</pre>
      </dd>
    </dl>
  );
}

/** Local time to the millisecond: `14:03:07.250`. */
function timeText(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
