import type { PopTarget } from '../hosts/host';
import type { PopOutcome } from '../rules/popOutcome';

type CallType = Extract<PopTarget, { readonly kind: 'layout' }>['callType'];

/** What the host is asked to open; null where the choice is the agent's, in the phone, or there is nothing to open. */
export function targetOf(outcome: PopOutcome, callType: CallType): PopTarget | null {
  switch (outcome.kind) {
    case 'record':
      return { kind: 'record', recordId: outcome.candidate.recordId };
    case 'search':
      return outcome.text === '' ? null : { kind: 'search', text: outcome.text };
    case 'newRecord':
      return { kind: 'newRecord', objectType: outcome.objectType, fields: outcome.values };
    case 'layout':
      return { kind: 'layout', text: outcome.text, callType };
    case 'list':
    case 'flow':
    case 'url':
      return outcome;
    case 'choice':
    case 'nothing':
      return null;
  }
}

/** Whether two record ids name one record: 15 characters do, the last three only guard against typing. */
export function isSameRecord(one: string, other: string): boolean {
  return one !== '' && one.slice(0, 15) === other.slice(0, 15);
}
