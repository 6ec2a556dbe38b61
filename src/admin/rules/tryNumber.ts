import type { Candidate } from '../../calls/call';
import type { ReadNumber } from '../../calls/phoneNumber';
import { decidePop } from '../../rules/decidePop';
import type { PopDecision, PopQuestion } from '../../rules/decidePop';
import { rankCandidates } from '../../rules/rankCandidates';
import type { RankedCandidate } from '../../rules/rankCandidates';
import { readPopRules } from '../../rules/readPopRules';
import type { RuleFile } from './ruleFiles';

/** What somebody wants to know about a call that nobody makes. */
export interface Trial extends Pick<
  PopQuestion,
  'callType' | 'moment' | 'verification' | 'navigation' | 'allowedHosts'
> {
  readonly queue: string;
  readonly dialledNumber: string;
  readonly name: string;
}

export interface Tried {
  readonly number: ReadNumber;
  /** Best first, each with what it lost by. */
  readonly candidates: readonly RankedCandidate[];
  readonly decision: PopDecision;
  /** Rules that the phone leaves out, with the reason. */
  readonly problems: readonly string[];
}

/** What the phone would do, by the phone's own code. */
export function tryNumber(
  number: ReadNumber,
  { found, rules }: { readonly found: readonly Candidate[]; readonly rules: readonly RuleFile[] },
  { queue, dialledNumber, name, ...trial }: Trial,
): Tried {
  const read = readPopRules(rules.filter(({ kind }) => kind === 'pop').map(({ record }) => record));
  const candidates = rankCandidates(found, number.spellings);
  const decision = decidePop(
    {
      ...{ ...trial, candidates, isOfferOnly: false, isWithheld: number.display === '' },
      caller: {
        ...{ number: number.e164 || number.display, name, queue, dialledNumber, callId: 'trial' },
        recordId: candidates[0]?.recordId ?? '',
      },
    },
    read.rules,
  );
  return { number, candidates, decision, problems: read.problems.map(({ message }) => message) };
}

/** For people, a line each. */
export function linesOf({ number, candidates, decision, problems }: Tried): readonly string[] {
  const said = { open: 'opens at once', offer: 'is offered', wait: 'waits for the answer' };
  return [
    `${number.display || 'No number'}${number.e164 ? ` (${number.e164})` : ''}; looked for: ${number.spellings.join(', ') || 'nothing'}`,
    ...(candidates.length ? candidates.map(lineOf) : ['Nobody has this number.']),
    `${decision.outcome.kind} ${said[decision.manner]}: ${decision.explanation}`,
    ...problems,
  ];
}

function lineOf({ objectType, name, subtitle, reason, evidence, lostBecause }: RankedCandidate, place: number): string {
  const who = `${objectType} ${name}${subtitle ? `, ${subtitle}` : ''}`;
  return `${place + 1}. ${who}: ${reason} (rule ${evidence?.rule ?? 'unknown'})${lostBecause ? `. ${lostBecause}` : ''}`;
}
