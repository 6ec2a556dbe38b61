import { useState } from 'preact/hooks';
import { ODD_CALLERS } from './unusualCallers';
import type { CallerId } from './ringOptions';

/** Callers who are nobody in the org: any number that is typed, and ready-made trouble. */
export function OddCallers({ onRing }: { readonly onRing: (caller: CallerId) => void }) {
  const [number, setNumber] = useState('+49 30 23125-999');
  const [displayName, setDisplayName] = useState('');
  const ring = (event: Event) => {
    event.preventDefault();
    onRing({ number: number.trim(), displayName });
  };
  return (
    <div class="slds-p-horizontal_medium">
      <form class="own-caller" onSubmit={ring}>
        <Field id="own-number" label="Any number or text" value={number} onInput={setNumber} />
        <Field id="own-name" label="Name" value={displayName} onInput={setDisplayName} />
        <button type="submit" class="slds-button slds-button_brand">
          Ring
        </button>
      </form>
      <ul class="odd-callers" aria-label="Unusual callers">
        {ODD_CALLERS.map(({ label, detail, ...caller }) => (
          <li key={label}>
            <button type="button" class="slds-button slds-button_neutral" title={detail} onClick={() => onRing(caller)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

function Field({ id, label, value, onInput }: FieldProps) {
  return (
    <div class="slds-form-element">
      <label class="slds-form-element__label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="slds-input"
        value={value}
        maxLength={1000}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
