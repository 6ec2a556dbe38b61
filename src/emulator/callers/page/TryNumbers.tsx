import type { CallersStart } from '../callersApiTypes';

/** What happens when the agent dials. */
export function TryNumbers({ tryNumbers }: Pick<CallersStart, 'tryNumbers'>) {
  return (
    <div class="slds-p-horizontal_medium">
      <p>Every number is answered after a second of ringing. These do something else:</p>
      <dl class="try-numbers">
        {tryNumbers.map(({ number, meaning }) => (
          <div key={number}>
            <dt>{number}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
