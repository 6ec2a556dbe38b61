import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useLightning } from '../useLightning';
import { UtilityItem } from './UtilityItem';

/** Another component of the page on message channels: hears what the phone publishes, and publishes to it. */
export function Channels() {
  const { channels } = useLightning().state;
  if (!channels) return null;
  return (
    <UtilityItem label="Channels" icon="broadcast">
      <PublishForm last={channels.at(-1)?.channel ?? ''} />
      {channels.length === 0 && <p class="slds-text-color_weak">Nothing has been published yet.</p>}
      <ol class="part-list" aria-label="Channel messages">
        {channels.map(({ number, channel, way, text }) => (
          <li key={number} class="part-line part-words">
            <strong>
              {channel} {way === 'fromPhone' ? 'from the phone' : 'to the phone'}
            </strong>
            <code>{text}</code>
          </li>
        ))}
      </ol>
    </UtilityItem>
  );
}

function PublishForm({ last }: { readonly last: string }) {
  const { publish } = useLightning();
  const id = useId();
  const [problem, setProblem] = useState('');
  const send = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string): string => {
      const value = fields.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    try {
      const message = JSON.parse(text('message')) as unknown;
      publish?.(text('channel'), message);
      setProblem('');
    } catch {
      setProblem('The message is no JSON. Write for example {"text":"hello"}.');
    }
  };
  return (
    <form class="part-form" onSubmit={send}>
      <label for={`${id}-channel`}>Channel</label>
      <input id={`${id}-channel`} name="channel" class="slds-input" required defaultValue={last} />
      <label for={`${id}-message`}>Message (JSON)</label>
      <input id={`${id}-message`} name="message" class="slds-input" defaultValue="{}" />
      {problem && <p role="alert">{problem}</p>}
      <button type="submit" class="slds-button slds-button_neutral">
        Publish
      </button>
    </form>
  );
}
