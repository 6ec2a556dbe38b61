import type { RecordFacts } from '../../host/hostConsole';
import { useLightning } from '../useLightning';
import { Icon } from './Icon';

/** A number of a record: plain text until the adapter has enabled click-to-dial. */
export function PhoneNumber({ number, facts }: { readonly number: string; readonly facts: RecordFacts }) {
  const { state, dial } = useLightning();
  if (!state.isClickToDialEnabled) return <span class="phone-number">{number}</span>;
  return (
    <button type="button" class="text-link phone-number" title="Click to dial" onClick={() => dial(facts, number)}>
      <Icon name="call" size="xx-small" class="slds-m-right_xx-small" />
      {number}
    </button>
  );
}
