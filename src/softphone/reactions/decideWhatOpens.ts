import { decidePop } from '../../rules/decidePop';
import { chosenOf } from '../callerTitle';
import type { PhoneEvent } from '../events';
import { isInternal } from '../logRule';
import type { PhoneContext } from '../parts';
import { isTalking } from '../state';
import type { PhoneCall, PhoneState, Popping } from '../state';
import type { Reaction } from '../store';

/** What may change the decision. */
const REASONS: ReadonlySet<PhoneEvent['type']> = new Set<PhoneEvent['type']>([
  'callOffered',
  'callerMatched',
  'matchingFailed',
  'matchingSkipped',
  'callConnected',
  'popRulesRead',
]);

/**
 * Decides by the rules what opens for a call: at the ring when the caller is known or can't be, and once more at the answer where
 * the rule waits for it. An answer that comes after the search was given up opens nothing over the agent's work: it is offered.
 */
export function decideWhatOpens({ store }: PhoneContext): Reaction {
  return ({ event, now }) => {
    if (!REASONS.has(event.type) || !now.popping) return;
    for (const call of now.calls) {
      const isLate = event.type === 'callerMatched' && event.callId === call.callId && call.pop?.state === 'offered';
      if (!isDue(call, event) && !isLate) continue;
      const decision = decide(call, { state: now, popping: now.popping, isLate });
      store.apply({ type: 'popDecided', callId: call.callId, decision });
    }
  };
}

function isDue(call: PhoneCall, event: PhoneEvent): boolean {
  // The record whose number was clicked is where the agent comes from; and what the agent chose is open.
  if (call.isClickToDial || call.poppedRecordId !== '') return false;
  if (call.pop) return call.pop.state === 'waiting' && isTalking(call);
  if (call.matching.state === 'none') {
    const hasNothingToSearch = call.caller.isWithheld && call.word.keys.length === 0;
    return hasNothingToSearch || event.type === 'matchingSkipped';
  }
  return call.matching.state !== 'searching';
}

function decide(
  call: PhoneCall,
  { state, popping, isLate }: { readonly state: PhoneState; readonly popping: Popping; readonly isLate: boolean },
) {
  const hasFailed = call.matching.state === 'failed';
  const candidates = call.matching.state === 'found' ? call.matching.candidates : [];
  const { caller, word } = call;
  return decidePop(
    {
      callType: isInternal(call) ? 'internal' : call.direction,
      moment: isTalking(call) ? 'answer' : 'ring',
      candidates,
      caller: {
        number: caller.isWithheld ? '' : caller.e164 || caller.rawNumber,
        name: caller.displayName,
        queue: word.queue,
        dialledNumber: word.dialledNumber,
        callId: call.phoneSystemCallId,
        recordId: (chosenOf(call) ?? candidates[0])?.recordId ?? '',
      },
      verification: word.verification,
      isWithheld: caller.isWithheld,
      navigation: popping.navigation,
      isOfferOnly: state.isOfferOnly || isLate || state.policy?.isLight === true,
      allowedHosts: state.settings?.popHosts ?? [],
    },
    // Whether records fit is not known: no rule may act as if none did.
    hasFailed ? [] : popping.rules,
  );
}
