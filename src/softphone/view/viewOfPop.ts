import type { PopOutcome } from '../../rules/popOutcome';
import { chosenOf } from '../callerTitle';
import { isSameRecord } from '../popTarget';
import type { PhoneCall } from '../state';
import type { CallView } from '../view';

const MOST_CASES = 3;

/** What is offered or was opened for a call, and the way back. */
export function viewOfPop(call: PhoneCall): Pick<CallView, 'offer' | 'back' | 'cases'> {
  const match = chosenOf(call);
  const { frontBefore } = call;
  const hasLeft = frontBefore && !isSameRecord(frontBefore.recordId, match?.recordId ?? '');
  return {
    offer: offerOf(call),
    back: hasLeft
      ? { recordId: frontBefore.recordId, label: `Back to ${frontBefore.recordName || 'the record before'}` }
      : null,
    cases: (match?.evidence?.cases ?? []).slice(0, MOST_CASES).map(({ recordId, name, subtitle }) => ({
      ...{ recordId, subtitle, label: `Case ${name}` },
    })),
  };
}

function offerOf({ pop, matching, word }: PhoneCall): CallView['offer'] {
  if (pop?.state === 'waiting') return { label: '', text: sentence(waitingText(pop.decision.outcome)) };
  if (pop?.state === 'wanted') return { label: '', text: 'The form opens as soon as you talk.' };
  if (pop?.state !== 'offered' && pop?.state !== 'failed') return null;
  const { outcome, explanation } = pop.decision;
  const label = labelOf(outcome);
  if (label === '') return null;
  // The card says already why it is this record.
  const reason = matching.state === 'found' ? (matching.candidates[0]?.reason ?? '') : '';
  const rest = explanation.startsWith(reason) ? explanation.slice(reason.length).replace(/^[\s.]+/, '') : explanation;
  // That the number may be faked stands above already.
  const isSaid = outcome.kind === 'search' || word.verification === 'failed';
  return { label, text: isSaid ? '' : sentence(rest) };
}

function waitingText(outcome: PopOutcome): string {
  return outcome.kind === 'newRecord' ? 'The form opens as soon as you talk' : 'Opens when you answer';
}

function labelOf(outcome: PopOutcome): string {
  switch (outcome.kind) {
    case 'record':
      return `Open ${outcome.candidate.name}`;
    case 'search':
      return outcome.text === '' ? '' : 'Search Salesforce';
    case 'newRecord':
      return `New ${outcome.objectType.replace(/__c$/, '').replaceAll('_', ' ')}`;
    case 'list':
      return `Open the list of ${outcome.objectType}`;
    case 'flow':
      return 'Start the flow';
    case 'url':
    case 'layout':
      return 'Open the page';
    case 'choice':
    case 'nothing':
      return '';
  }
}

/** Whether the carrier vouches for the number. Only a line whose headers are trusted can say so. */
export function verificationOf({ word, direction, caller }: PhoneCall, isTrusted: boolean): CallView['verification'] {
  if (!isTrusted || direction !== 'inbound' || caller.isWithheld) return null;
  if (word.verification === 'passed') return { tone: 'good', text: 'Number verified' };
  if (word.verification === 'failed') return { tone: 'bad', text: 'The number may be faked' };
  return { tone: 'plain', text: 'Number not verified' };
}

function sentence(text: string): string {
  return text === '' || text.endsWith('.') ? text : `${text}.`;
}
