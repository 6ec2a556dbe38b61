import type { Candidate } from '../../calls/call';
import type { ReadNumber } from '../../calls/phoneNumber';
import type { RankedCandidate } from '../../rules/rankCandidates';
import { tryNumber as byPhone } from '../../rules/tryNumber';
import type { Trial, Tried } from '../../rules/tryNumber';
import type { RuleFile } from './ruleFiles';

export type { Trial, Tried } from '../../rules/tryNumber';

/** What the phone would do, by the phone's own code and the rules of files. */
export function tryNumber(
  number: ReadNumber,
  { found, rules }: { readonly found: readonly Candidate[]; readonly rules: readonly RuleFile[] },
  trial: Trial,
): Tried {
  const popRules = rules.filter(({ kind }) => kind === 'pop').map(({ record }) => record);
  return byPhone(number, { found, popRules }, trial);
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
