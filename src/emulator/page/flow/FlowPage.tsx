import { useState } from 'preact/hooks';
import { EmptyState } from '../parts/EmptyState';
import type { ScreenFlow } from '../../org/orgApi';
import type { FlowPlace } from '../state/place';
import { useLightning } from '../useLightning';

/** A screen flow that runs: its screens one after the other, and the arguments that reached its variables. */
export function FlowPage({ place }: { readonly place: FlowPlace }) {
  const { state } = useLightning();
  const flow = state.session.flows.find(({ name }) => name === place.name);
  if (flow) return <RunningFlow flow={flow} args={place.args} />;
  return (
    <div class="slds-card">
      <h1 class="slds-assistive-text">{place.name}</h1>
      <EmptyState icon="warning" title={`There is no active screen flow “${place.name}”`}>
        Put its file into force-app/main/default/flows, or describe it in src/emulator/org/flows/sampleFlows.json.
      </EmptyState>
    </div>
  );
}

function RunningFlow({ flow, args }: { readonly flow: ScreenFlow; readonly args: FlowPlace['args'] }) {
  const [step, setStep] = useState(0);
  const screen = flow.screens[step];
  const isLast = step === flow.screens.length - 1;
  return (
    <article class="slds-card flow-page" aria-label={flow.label}>
      <header class="slds-card__header">
        <h1 class="slds-text-heading_small">{flow.label}</h1>
        <p class="slds-text-color_weak" role="status">
          {screen ? `Screen ${step + 1} of ${flow.screens.length}: ${screen.label}` : 'Your flow has finished.'}
        </p>
      </header>
      <div class="slds-card__body slds-card__body_inner">
        {screen && <p class="flow-text">{screen.text}</p>}
        {screen?.fields && <AskedFields key={step} fields={screen.fields} args={args} />}
        {screen && <Arguments flow={flow} args={args} />}
      </div>
      <footer class="slds-card__footer">
        {screen && step > 0 && <Step label="Previous" isMain={false} onClick={() => setStep(step - 1)} />}
        {screen && <Step label={isLast ? 'Finish' : 'Next'} isMain onClick={() => setStep(step + 1)} />}
        {!screen && <Step label="Start again" isMain={false} onClick={() => setStep(0)} />}
      </footer>
    </article>
  );
}

interface StepProps {
  readonly label: string;
  readonly isMain: boolean;
  readonly onClick: () => void;
}

function Step({ label, isMain, onClick }: StepProps) {
  return (
    <button type="button" class={`slds-button slds-button_${isMain ? 'brand' : 'neutral'}`} onClick={onClick}>
      {label}
    </button>
  );
}

/** What the screen asks for, begun with what the flow was given. What is typed goes nowhere: no logic runs here. */
function AskedFields({ fields, args }: { readonly fields: AskedFor; readonly args: FlowPlace['args'] }) {
  return (
    <div class="flow-fields">
      {fields.map(({ label, variable }) => (
        <label key={label} class="slds-form-element slds-m-bottom_small">
          <span class="slds-form-element__label">{label}</span>
          <input type="text" class="slds-input" defaultValue={args[variable] ?? ''} />
        </label>
      ))}
    </div>
  );
}

type AskedFor = NonNullable<ScreenFlow['screens'][number]['fields']>;

/** Every variable that takes input, and what Salesforce would ignore. */
function Arguments({ flow, args }: { readonly flow: ScreenFlow; readonly args: FlowPlace['args'] }) {
  const ignored = Object.keys(args).filter((name) => !flow.inputs.includes(name));
  if (flow.inputs.length + ignored.length === 0)
    return <p class="slds-text-color_weak">This flow takes no arguments.</p>;
  return (
    <table class="slds-table slds-table_bordered flow-arguments" aria-label="Arguments">
      <thead>
        <tr>
          <th scope="col">Variable</th>
          <th scope="col">Received</th>
        </tr>
      </thead>
      <tbody>
        {flow.inputs.map((name) => (
          <Argument key={name} name={name} text={args[name] ?? '(nothing)'} />
        ))}
        {ignored.map((name) => (
          <Argument key={name} name={name} text={`${args[name]} – ignored: the flow has no such input variable`} />
        ))}
      </tbody>
    </table>
  );
}

function Argument({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{text}</td>
    </tr>
  );
}
