import type { Candidate } from '../calls/call';
import { outcomeOf } from './popOutcome';
import type { PopOutcome } from './popOutcome';
import type { CallType, MatchCount, PopRule } from './popRule';
import { filled, RULE_WORDS } from './ruleWords';
import type { RuleWords } from './ruleWords';
import type { TokenSource } from './tokens';

/** Everything that the decision depends on; the same question always gets the same answer. */
export interface PopQuestion {
  readonly callType: CallType;
  /** What just happened: the call rings, or it was answered. */
  readonly moment: 'ring' | 'answer';
  /** As `rankCandidates` gives them. */
  readonly candidates: readonly Candidate[];
  readonly caller: TokenSource;
  /**
   * STIR/SHAKEN (RFC 8224), believed on trusted lines only: `passed`, `failed`, or `absent`. What may still happen with a record
   * when the number may be faked, its match rule says (`whenUnverified`); without a word it is offered, not opened.
   */
  readonly verification: 'passed' | 'failed' | 'absent';
  readonly isWithheld: boolean;
  /** In a `standard` app what opens replaces the page in front of the agent; Open CTI cannot tell the two apart. */
  readonly navigation: 'console' | 'standard' | 'unknown';
  /** The agent wants nothing opened without a click. */
  readonly isOfferOnly: boolean;
  /** Hosts that rules may lead to by https. */
  readonly allowedHosts: readonly string[];
  /** The language of the explanation; English without. */
  readonly words?: RuleWords;
}

export interface PopDecision {
  readonly outcome: PopOutcome;
  /** `open`: at once · `offer`: a button in the phone · `wait`: nothing until the call is answered, then ask again. */
  readonly manner: 'open' | 'offer' | 'wait';
  /** Developer name of the rule that decided; empty when none fitted. */
  readonly rule: string;
  /** For people: what was decided and why. */
  readonly explanation: string;
}

/**
 * What to open for a call: the first rule that fits decides. Whatever comes in, there is exactly one outcome on which the agent can
 * act: a rule that cannot be carried out, and no rule at all, end in the phone's own way (open the only record, choose among
 * several, offer a search and a new contact).
 */
export function decidePop(asked: PopQuestion, rules: readonly PopRule[] = []): PopDecision {
  const question = withoutHidden(asked);
  const key = keyOf(question);
  const rule = rules.find((candidate) => fits(candidate, key));
  if (!rule) return inOwnWay(question, '', '');
  const { outcome, isPossible, explanation } = outcomeOf(rule.action, question);
  const { words = RULE_WORDS } = question;
  if (!isPossible) return inOwnWay(question, rule.name, `${filled(words.notFollowed, rule.name, explanation)} `);
  const decision = { outcome, rule: rule.name, explanation: filled(words.byRule, explanation, rule.name) };
  if (rule.moment === 'answer' && question.moment === 'ring') return { ...decision, manner: 'wait' };
  if (outcome.kind === 'choice' || outcome.kind === 'nothing') return { ...decision, manner: 'offer' };
  return politely(question, decision, rule.insists);
}

const OWN_WAY = { none: 'search', one: 'record', many: 'choice' } as const;

export function countOf({ candidates }: Pick<PopQuestion, 'candidates'>): MatchCount {
  if (candidates.length === 0) return 'none';
  return candidates.length === 1 ? 'one' : 'many';
}

/** What rules are asked with: worked out once for all of them. */
type Key = Pick<PopRule, 'queue' | 'dialledNumber'> & {
  readonly callType: CallType;
  readonly matches: MatchCount;
};

function keyOf(question: PopQuestion): Key {
  const { queue, dialledNumber } = question.caller;
  return {
    ...{ callType: question.callType, matches: countOf(question) },
    ...{ queue: queue.toLowerCase(), dialledNumber: dialledNumber.replace(/\D/g, '') },
  };
}

function fits(rule: PopRule, key: Key): boolean {
  return (
    (rule.callType === 'any' || rule.callType === key.callType) &&
    (rule.matches === 'any' || rule.matches === key.matches) &&
    (rule.queue === '' || rule.queue === key.queue) &&
    (rule.dialledNumber === '' || rule.dialledNumber === key.dialledNumber)
  );
}

/** What the phone does where no rule helps. It opens a record, nothing else. */
function inOwnWay(question: PopQuestion, rule: string, prefix: string): PopDecision {
  const own = outcomeOf({ kind: OWN_WAY[countOf(question)] }, question);
  const outcome: PopOutcome = own.isPossible ? own.outcome : { kind: 'search', text: '' };
  const decision = { outcome, rule, explanation: `${prefix}${own.explanation}` };
  return outcome.kind === 'record' ? politely(question, decision, false) : { ...decision, manner: 'offer' };
}

/** Opens only what may stand in front of the agent unasked; the reason for not opening becomes part of the explanation. */
function politely(question: PopQuestion, decision: Omit<PopDecision, 'manner'>, insists: boolean): PopDecision {
  const { words = RULE_WORDS } = question;
  const say = (manner: 'offer' | 'wait', why: keyof RuleWords): PopDecision => {
    return { ...decision, manner, explanation: `${decision.explanation}. ${words[why]}` };
  };
  if (question.isOfferOnly) return say('offer', 'isOfferOnly');
  if (isDoubtful(question, decision.outcome)) return say('offer', 'mayBeFaked');
  if (decision.outcome.kind === 'newRecord' && question.moment === 'ring') {
    return say('wait', 'formWaits');
  }
  if (question.navigation !== 'console' && !insists) return say('offer', 'wouldReplace');
  return { ...decision, manner: 'open' };
}

function withoutHidden(question: PopQuestion): PopQuestion {
  if (question.verification !== 'failed') return question;
  const mayBeShown = ({ evidence }: Candidate): boolean => evidence?.whenUnverified !== 'nothing';
  return { ...question, candidates: question.candidates.filter(mayBeShown) };
}

/** Nothing opens on the word of a number that may be faked, but a record whose rule allows it. */
function isDoubtful({ verification }: PopQuestion, outcome: PopOutcome): boolean {
  const isAllowed = outcome.kind === 'record' && outcome.candidate.evidence?.whenUnverified === 'open';
  return verification === 'failed' && !isAllowed;
}
