import type { Candidate } from '../calls/call';
import type { PopAction } from './popRule';
import type { PopQuestion } from './decidePop';
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
  const { candidates, caller } = question;
  const [best] = candidates;
  switch (action.kind) {
    case 'record':
      if (!best) return impossible('no record has this number');
      return possible({ kind: 'record', candidate: best }, best.reason);
    case 'choice':
      if (!best) return impossible('there is no record to choose');
      return possible({ kind: 'choice', candidates }, `${candidates.length} records have this number. Choose one.`);
    case 'search':
      if (searchText(question) === '') return impossible(noRecord(question));
      return possible({ kind: 'search', text: searchText(question) }, best ? 'A search' : noRecord(question));
    case 'layout':
      if (searchText(question) === '') return impossible('there is no number to look for');
      return possible({ kind: 'layout', text: searchText(question) }, 'As the softphone layout says');
    case 'list':
      return possible(action, `List of ${action.objectType}`);
    case 'flow':
      return possible({ ...action, values: filled(action.values, question) }, `Flow ${action.flowName}`);
    case 'newRecord':
      return possible({ ...action, values: filled(action.values, question) }, `New ${action.objectType}`);
    case 'url': {
      const reason = checkUrl(action.url, question.allowedHosts);
      if (reason) return impossible(reason);
      return possible({ kind: 'url', url: filledUrl(action.url, action.values, caller) }, 'A page');
    }
    case 'nothing':
      return possible({ kind: 'nothing' }, 'Nothing opens');
  }
}

function noRecord({ isWithheld, caller }: PopQuestion): string {
  if (isWithheld) return 'The caller withholds the number';
  return caller.number === '' ? 'The call came without a number' : 'No record has this number';
}

/** Empty when there is nothing to look for. */
function searchText({ caller, isWithheld }: PopQuestion): string {
  const text = isWithheld ? '' : fillTokens('{number}', caller) || fillTokens('{name}', caller);
  return text.length < SHORTEST_SEARCH ? '' : text;
}

/** A value that came out empty is left out: an empty field in a form hides the default. */
function filled(values: Readonly<Record<string, string>>, { caller }: PopQuestion): Readonly<Record<string, string>> {
  const texts = Object.entries(values).map(([name, text]) => [name, fillTokens(text, caller)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

function possible(outcome: PopOutcome, explanation: string): PossibleOutcome {
  return { outcome, isPossible: true, explanation };
}

function impossible(explanation: string): PossibleOutcome {
  return { outcome: { kind: 'nothing' }, isPossible: false, explanation };
}
