import { useState } from 'preact/hooks';
import { useLightning } from '../useLightning';
import { ResetDialog } from './ResetDialog';

/** Says that this is not Salesforce, and holds what only the emulator has: the callers and the reset. */
export function EmulatorBadge() {
  const { state, tester } = useLightning();
  const [isAsking, setAsking] = useState(false);
  return (
    <div class="emulator-badge" role="group" aria-label="Emulator">
      <span class="emulator-name">
        Emulator<span class="emulator-not"> · not Salesforce</span>
      </span>
      {state.session.callersUrl && (
        <a href={state.session.callersUrl} target="_blank" rel="noopener noreferrer">
          Callers
          <span class="slds-assistive-text"> (opens in a new tab)</span>
        </a>
      )}
      {tester && (
        <button type="button" class="text-link" onClick={() => tester.open()}>
          Tester
        </button>
      )}
      <button type="button" class="text-link" onClick={() => setAsking(true)}>
        Reset data
      </button>
      {isAsking && <ResetDialog onClose={() => setAsking(false)} />}
    </div>
  );
}
