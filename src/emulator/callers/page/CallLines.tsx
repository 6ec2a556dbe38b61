import { EmptyState } from '../../page/parts/EmptyState';
import { ButtonIcon, Icon } from '../../page/parts/Icon';
import type { CallList, ListedCall } from '../callersApiTypes';
import { callerText, cut, stateText } from './callText';
import { useNow } from './useCallList';

interface CallLinesProps {
  readonly list: CallList;
  readonly aheadMs: number;
  /** Names of people by number. */
  readonly nameOf: (number: string) => string;
  readonly onHangUp: (callId: string) => void;
}

const SHOWN = 30;

/** Calls that live, and the latest that have ended. */
export function CallLines({ list, aheadMs, nameOf, onHangUp }: CallLinesProps) {
  const isLive = list.calls.some((call) => call.state !== 'ended');
  const now = useNow(isLive) - aheadMs;
  if (list.calls.length === 0) {
    return (
      <EmptyState icon="call" title="No calls yet">
        Ring as somebody on this page, or dial any number on the phone: somebody answers.
      </EmptyState>
    );
  }
  return (
    <ul class="call-list" aria-label="Calls" tabIndex={0}>
      {list.calls.slice(0, SHOWN).map((call) => (
        <CallLine key={call.callId} call={call} name={nameOf(call.number)} now={now} onHangUp={onHangUp} />
      ))}
    </ul>
  );
}

interface CallLineProps {
  readonly call: ListedCall;
  readonly name: string;
  readonly now: number;
  readonly onHangUp: (callId: string) => void;
}

function CallLine({ call, name, now, onHangUp }: CallLineProps) {
  const who = name || callerText(call);
  const isFromAgent = call.direction === 'fromAgent';
  return (
    <li class={`call-line call-${call.state}`}>
      <Icon name={isFromAgent ? 'outbound_call' : 'incoming_call'} size="x-small" />
      <div class="ring-who">
        <p class="slds-truncate ring-name">
          <span class="slds-assistive-text">{isFromAgent ? 'The agent called ' : 'To the agent from '}</span>
          <bdi>{who}</bdi>
        </p>
        <p class="slds-truncate slds-text-color_weak">
          <span class={`call-state call-state-${call.state}`}>{stateText(call, now)}</span>
          {name && ` · ${call.number}`}
          {call.digitsHeard && ` · pressed ${cut(call.digitsHeard, 20)}`}
        </p>
      </div>
      {call.state !== 'ended' && (
        <button
          type="button"
          class="slds-button slds-button_destructive"
          aria-label={`Hang up ${who}`}
          onClick={() => onHangUp(call.callId)}
        >
          <ButtonIcon name="end_call" side="left" />
          Hang up
        </button>
      )}
    </li>
  );
}
