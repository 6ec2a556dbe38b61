import type { PopDecision } from './decidePop';
import type { PopOutcome } from './popOutcome';
import type { RankedCandidate } from './rankCandidates';

const MANNER: Readonly<Record<PopDecision['manner'], string>> = {
  open: 'Opens at once',
  offer: 'Is offered in the phone',
  wait: 'Waits for the answer',
};

/** `Opens at once: Contact Johanna Berg`, for people who have no call to look at. */
export function decisionInWords({ outcome, manner }: PopDecision): string {
  if (outcome.kind === 'nothing') return 'Nothing opens';
  if (outcome.kind === 'choice') return `The agent chooses among ${outcome.candidates.length} records in the phone`;
  return `${MANNER[manner]}: ${outcomeInWords(outcome)}`;
}

/** Why a candidate stands where it does. @param place  from 0 */
export function placeInWords(candidates: readonly RankedCandidate[], place: number): string {
  const lostBecause = candidates[place]?.lostBecause ?? '';
  if (place > 0) return lostBecause;
  const next = candidates[1];
  return next ? `Comes first. ${next.name} is next: ${next.lostBecause}` : 'The only record that fits';
}

function outcomeInWords(outcome: Exclude<PopOutcome, { readonly kind: 'nothing' | 'choice' }>): string {
  switch (outcome.kind) {
    case 'record':
      return `${outcome.candidate.objectType} ${outcome.candidate.name}`;
    case 'search':
      return outcome.text ? `a search for “${outcome.text}”, and a new contact` : 'a search, and a new contact';
    case 'list':
      return `a list of ${outcome.objectType}`;
    case 'flow':
      return `the flow ${outcome.flowName}${valuesInWords(outcome.values)}`;
    case 'url':
      return `the page ${outcome.url}`;
    case 'newRecord':
      return `a form for a new ${outcome.objectType}${valuesInWords(outcome.values)}`;
    case 'layout':
      return `what the softphone layout says for “${outcome.text}”`;
  }
}

function valuesInWords(values: Readonly<Record<string, string>>): string {
  const texts = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  return texts.length > 0 ? ` with ${texts.join(', ')}` : '';
}
