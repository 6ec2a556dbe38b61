import type { Candidate } from '../calls/call';
import type { PopAction, TokenValues } from './popRule';
import type { PopQuestion } from './decidePop';
import { filled, RULE_WORDS } from './ruleWords';
import { checkUrl, filledUrl } from './safeUrl';
import { fillTokens } from './tokens';

/** What the agent gets: something that the host opens, or a choice in the phone. Values are filled in and harmless. */
export type PopOutcome =
  | { readonly kind: 'record'; readonly candidate: Candidate }
  | { readonly kind: 'choice'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'list'; readonly objectType: string; readonly listViewId: string }
  | { readonly kind: 'flow'; readonly flowName: string; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'newRecord'; readonly objectType: string; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'layout'; readonly text: string }
  | { readonly kind: 'nothing' };

export interface PossibleOutcome {
  readonly outcome: PopOutcome;
  /** False: the action asks for something that this call does not have; the outcome is `nothing`. */
  readonly isPossible: boolean;
  readonly explanation: string;
}

/** A search of the console needs three characters (Open CTI, `screenPop` SEARCH). */
const SHORTEST_SEARCH = 3;

/** What an action comes to for this call. */
export function outcomeOf(action: PopAction, question: PopQuestion): PossibleOutcome {
  const { candidates, caller, words = RULE_WORDS } = question;
  const [best] = candidates;
  switch (action.kind) {
    case 'record':
      if (!best) return impossible(words.noRecord);
      return possible({ kind: 'record', candidate: best }, best.reason);
    case 'choice':
      if (!best) return impossible(words.noChoice);
      return possible({ kind: 'choice', candidates }, filled(words.manyRecords, candidates.length));
    case 'search':
      if (searchText(question) === '') return impossible(noRecord(question));
      return possible({ kind: 'search', text: searchText(question) }, best ? words.search : noRecord(question));
    case 'layout':
      if (searchText(question) === '') return impossible(words.nothingToSearch);
      return possible({ kind: 'layout', text: searchText(question) }, words.layout);
    case 'list':
      return possible(action, filled(words.list, action.objectType));
    case 'flow':
      return possible({ ...action, values: valuesOf(action, question) }, filled(words.flow, action.flowName));
    case 'newRecord':
      return possible({ ...action, values: valuesOf(action, question) }, filled(words.form, action.objectType));
    case 'url': {
      const reason = checkUrl(action.url, question.allowedHosts, words);
      if (reason) return impossible(reason);
      return possible({ kind: 'url', url: filledUrl(action.url, action.values, caller) }, words.page);
    }
    case 'nothing':
      return possible({ kind: 'nothing' }, words.nothingOpens);
  }
}

function noRecord({ isWithheld, caller, words = RULE_WORDS }: PopQuestion): string {
  if (isWithheld) return words.numberIsWithheld;
  return caller.number === '' ? words.noNumber : words.noRecord;
}

/** Empty when there is nothing to look for. */
function searchText({ caller, isWithheld }: PopQuestion): string {
  const text = isWithheld ? '' : fillTokens('{number}', caller) || fillTokens('{name}', caller);
  return text.length < SHORTEST_SEARCH ? '' : text;
}

/** A value that came out empty is left out: an empty field in a form hides the default. */
function valuesOf({ values }: { readonly values: TokenValues }, { caller }: PopQuestion): TokenValues {
  const texts = Object.entries(values).map(([name, text]) => [name, fillTokens(text, caller)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

function possible(outcome: PopOutcome, explanation: string): PossibleOutcome {
  return { outcome, isPossible: true, explanation };
}

function impossible(explanation: string): PossibleOutcome {
  return { outcome: { kind: 'nothing' }, isPossible: false, explanation };
}
