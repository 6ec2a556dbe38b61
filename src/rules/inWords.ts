import type { PopDecision } from './decidePop';
import type { PopOutcome } from './popOutcome';
import type { RankedCandidate } from './rankCandidates';
import { filled, RULE_WORDS } from './ruleWords';
import type { RuleWords } from './ruleWords';

const MANNER = { open: 'opens', offer: 'isOffered', wait: 'waits' } as const;

/** `Opens at once: Contact Johanna Berg`, for people who have no call to look at. */
export function decisionInWords({ outcome, manner }: PopDecision, words: RuleWords = RULE_WORDS): string {
  if (outcome.kind === 'nothing') return words.nothingOpens;
  if (outcome.kind === 'choice') return filled(words.agentChooses, outcome.candidates.length);
  return filled(words[MANNER[manner]], outcomeInWords(outcome, words));
}

/** Why a candidate stands where it does. @param place  from 0 */
export function placeInWords(
  candidates: readonly RankedCandidate[],
  place: number,
  words: RuleWords = RULE_WORDS,
): string {
  const lostBecause = candidates[place]?.lostBecause ?? '';
  if (place > 0) return lostBecause;
  const next = candidates[1];
  return next ? filled(words.comesFirst, next.name, next.lostBecause) : words.isOnlyOne;
}

function outcomeInWords(
  outcome: Exclude<PopOutcome, { readonly kind: 'nothing' | 'choice' }>,
  words: RuleWords,
): string {
  switch (outcome.kind) {
    case 'record':
      return `${outcome.candidate.objectType} ${outcome.candidate.name}`;
    case 'search':
      return outcome.text ? filled(words.theSearchFor, outcome.text) : words.theSearch;
    case 'list':
      return filled(words.theList, outcome.objectType);
    case 'flow':
      return withValues(filled(words.theFlow, outcome.flowName), outcome.values, words);
    case 'url':
      return filled(words.thePage, outcome.url);
    case 'newRecord':
      return withValues(filled(words.theForm, outcome.objectType), outcome.values, words);
    case 'layout':
      return filled(words.theLayout, outcome.text);
  }
}

function withValues(text: string, values: Readonly<Record<string, string>>, words: RuleWords): string {
  const texts = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  return texts.length > 0 ? filled(words.withValues, text, texts.join(', ')) : text;
}
