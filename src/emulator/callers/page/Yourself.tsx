import { useEffect, useMemo, useState } from 'preact/hooks';
import { ButtonIcon } from '../../page/parts/Icon';
import { duration } from './callText';
import type { CallersClient } from './callersClient';
import { ProblemLine } from './ProblemLine';
import { useNow } from './useCallList';
import { IDLE, VisitorPhone } from './visitorPhone';
import type { VisitorView } from './visitorPhone';

const STATE_TEXT: Readonly<Record<VisitorView['state'], string>> = {
  idle: '',
  asking: 'Allow the microphone …',
  calling: 'Calling …',
  ringing: 'Ringing at the agent …',
  talking: 'Talking',
};

/** A phone in this page with your own microphone and loudspeaker. */
export function Yourself({ client, to }: { readonly client: CallersClient; readonly to: string }) {
  const [view, setView] = useState(IDLE);
  const [name, setName] = useState('Visitor');
  const phone = useMemo(() => new VisitorPhone(() => client.visitor(), setView), [client]);
  useEffect(() => () => void phone.hangUp(), [phone]);
  const isIdle = view.state === 'idle';
  const now = useNow(view.state === 'talking');
  const time = view.talkingAt === null ? '' : ` · ${duration(now - view.talkingAt)}`;
  return (
    <div class="slds-p-horizontal_medium yourself">
      <p class="slds-text-color_weak slds-m-bottom_x-small">
        Calls the agent with this computer’s microphone. Use a headset, or you hear yourself.
      </p>
      {isIdle ? (
        <StartForm name={name} onName={setName} onCall={() => void phone.call(to, name)} />
      ) : (
        <div class="yourself-call">
          <p role="status" class="call-state call-state-talking">
            {STATE_TEXT[view.state]}
            {view.isMuted && ' (muted)'}
            <span aria-live="off">{time}</span>
          </p>
          {view.state === 'talking' && (
            <button type="button" class="slds-button slds-button_neutral" onClick={() => phone.setMuted(!view.isMuted)}>
              <ButtonIcon name={view.isMuted ? 'muted' : 'unmuted'} side="left" />
              {view.isMuted ? 'Unmute' : 'Mute'}
            </button>
          )}
          <button type="button" class="slds-button slds-button_destructive" onClick={() => void phone.hangUp()}>
            <ButtonIcon name="end_call" side="left" />
            Hang up
          </button>
        </div>
      )}
      <ProblemLine problem={view.problem} />
    </div>
  );
}

interface StartFormProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onCall: () => void;
}

function StartForm({ name, onName, onCall }: StartFormProps) {
  const call = (event: Event) => {
    event.preventDefault();
    onCall();
  };
  return (
    <form class="own-caller" onSubmit={call}>
      <div class="slds-form-element">
        <label class="slds-form-element__label" for="visitor-name">
          Your name
        </label>
        <input
          id="visitor-name"
          class="slds-input"
          value={name}
          maxLength={100}
          onInput={(event) => onName(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="slds-button slds-button_brand">
        <ButtonIcon name="call" side="left" />
        Call the agent
      </button>
    </form>
  );
}
