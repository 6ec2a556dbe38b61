import type { WorkItem } from '../state/pageParts';
import { useLightning } from '../useLightning';
import { UtilityItem } from './UtilityItem';

const STATES = { waiting: '', started: 'calling…', done: 'done' } as const;

/** Calls to make, one after the other (`hvs`). Shown when the phone listens for them. */
export function WorkQueue() {
  const { work } = useLightning().state;
  if (!work) return null;
  return (
    <UtilityItem label="Work queue" icon="list">
      {work.length === 0 && <p>No contact has a number to call.</p>}
      <ul class="part-list" aria-label="Work">
        {work.map((item) => (
          <Work key={item.workId} item={item} />
        ))}
      </ul>
    </UtilityItem>
  );
}

function Work({ item }: { readonly item: WorkItem }) {
  const { startWork } = useLightning();
  const { workId, name, number, state, outcome } = item;
  return (
    <li class="part-line">
      <div class="part-words">
        <strong>{name}</strong>
        <span class="slds-text-color_weak">{[number, STATES[state], outcome].filter(Boolean).join(' · ')}</span>
      </div>
      {state !== 'done' && (
        <button
          type="button"
          class="slds-button slds-button_neutral"
          aria-label={`Call ${name}`}
          onClick={() => startWork?.(workId, number)}
        >
          Call
        </button>
      )}
    </li>
  );
}
