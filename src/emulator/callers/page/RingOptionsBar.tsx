import type { CallersStart, ListedAgent } from '../callersApiTypes';
import { Choice } from './Choice';
import { SECONDS_TO_CHOOSE, TONE_HZ } from './ringOptions';
import type { RingOptions } from './ringOptions';

interface RingOptionsBarProps {
  readonly options: RingOptions;
  readonly start: CallersStart;
  readonly agents: readonly ListedAgent[];
  readonly onChange: (options: RingOptions) => void;
}

/** What every simulated caller does; whom they ring only when there is a choice. */
export function RingOptionsBar({ options, start, agents, onChange }: RingOptionsBarProps) {
  const voices = [
    ...start.prompts.map(({ name, label }) => ({ value: name, text: label })),
    { value: 'tone', text: `A tone of ${TONE_HZ} Hz` },
  ];
  const seconds = SECONDS_TO_CHOOSE.map((value) => ({ value: value, text: value ? `${value} s` : 'Never' }));
  const words = start.prompts.find(({ name }) => name === options.says)?.words;
  return (
    <div class="slds-p-horizontal_medium">
      <div class="ring-options">
        {agents.length > 1 && (
          <Choice
            label="Rings"
            value={options.to}
            values={agents.map(({ user, name }) => ({ value: user, text: name }))}
            onChange={(to) => onChange({ ...options, to })}
          />
        )}
        <Choice label="Says" value={options.says} values={voices} onChange={(says) => onChange({ ...options, says })} />
        <Choice
          label="Gives up after"
          value={options.givesUpAfterSeconds}
          values={seconds}
          onChange={(givesUpAfterSeconds) => onChange({ ...options, givesUpAfterSeconds })}
        />
        <Choice
          label="Hangs up after"
          value={options.hangsUpAfterSeconds}
          values={seconds}
          onChange={(hangsUpAfterSeconds) => onChange({ ...options, hangsUpAfterSeconds })}
        />
      </div>
      <p class="spoken-words slds-text-color_weak">{words ? `“${words}”` : 'A pure tone, good for measuring.'}</p>
    </div>
  );
}
