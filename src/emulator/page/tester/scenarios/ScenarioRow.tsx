import type { Scenario } from '../../../scenarios/scenario';

interface ScenarioRowProps {
  readonly scenario: Scenario;
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** One switch with what it is good for. */
export function ScenarioRow({ scenario, value, onChoose }: ScenarioRowProps) {
  const { key, title, hint, choices } = scenario;
  const isChanged = value !== scenario.default;
  const id = `scenario-${key}`;
  return (
    <div class={`scenario ${isChanged ? 'is-changed' : ''}`}>
      <div class="scenario-head">
        <label for={id}>{title}</label>
        {isChanged && <span class="slds-badge slds-theme_warning">changed</span>}
        <code>{key}</code>
      </div>
      <select
        id={id}
        class="slds-select"
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
            {choice.value === scenario.default ? ' (usual)' : ''}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} class="scenario-hint">
        {hint}
        {scenario.needsReload ? ' Shows after a reload.' : ''}
      </p>
    </div>
  );
}
