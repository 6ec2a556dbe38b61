import type { Candidate } from '../calls/call';
import { callerFrom } from '../calls/caller';
import type { ReadNumber } from '../calls/phoneNumber';
import { decidePop } from './decidePop';
import type { PopDecision, PopQuestion } from './decidePop';
import { rankCandidates } from './rankCandidates';
import type { RankedCandidate } from './rankCandidates';
import { readPopRules } from './readPopRules';
import type { RawRule } from './readPopRules';
import type { RuleWords } from './ruleWords';

/** What somebody wants to know about a call that nobody makes. */
export interface Trial extends Pick<
  PopQuestion,
  'callType' | 'moment' | 'verification' | 'navigation' | 'allowedHosts'
> {
  readonly queue: string;
  readonly dialledNumber: string;
  /** Display name on the wire; mostly empty. */
  readonly name: string;
  /** The language of all that is said; English without. */
  readonly words?: RuleWords;
}

export interface Tried {
  readonly number: ReadNumber;
  /** Best first, each with what it lost by. */
  readonly candidates: readonly RankedCandidate[];
  readonly decision: PopDecision;
  /** Rules that the phone leaves out, with the reason. */
  readonly problems: readonly string[];
}

/** What is known of the call: who has the number, and the org's pop rules as they come. */
export interface TrialFacts {
  readonly found: readonly Candidate[];
  readonly popRules: readonly RawRule[];
}

/** What the phone would do, by the phone's own code. @param number  as `readPhoneNumber` reads what was typed */
export function tryNumber(number: ReadNumber, { found, popRules }: TrialFacts, trial: Trial): Tried {
  const { queue, dialledNumber, name, ...rest } = trial;
  const read = readPopRules(popRules, trial.words);
  const candidates = rankCandidates(found, number.spellings, trial.words);
  const { isWithheld } = callerFrom({ rawNumber: number.e164 || number.display });
  const shownNumber = isWithheld ? '' : number.e164 || number.display;
  const caller = { number: shownNumber, name, queue, dialledNumber, callId: 'trial' };
  const decision = decidePop(
    {
      ...{ ...rest, candidates, isOfferOnly: false, isWithheld },
      caller: { ...caller, recordId: candidates[0]?.recordId ?? '' },
    },
    read.rules,
  );
  return { number, candidates, decision, problems: read.problems.map(({ message }) => message) };
}
