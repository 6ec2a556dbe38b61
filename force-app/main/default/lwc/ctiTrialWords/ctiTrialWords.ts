import { decisionInWords, placeInWords } from 'c/ctiRules';
import type { Candidate, Tried } from 'c/ctiRules';

/** What can be chosen beside the number: as base components take it. */
export const CHOICES = {
  callType: [
    { label: 'Inbound', value: 'inbound' },
    { label: 'Outbound', value: 'outbound' },
    { label: 'Internal', value: 'internal' },
  ],
  moment: [
    { label: 'It rings', value: 'ring' },
    { label: 'It was answered', value: 'answer' },
  ],
  navigation: [
    { label: 'Console app', value: 'console' },
    { label: 'Standard app', value: 'standard' },
    { label: 'Not known', value: 'unknown' },
  ],
  verification: [
    { label: 'None', value: 'absent' },
    { label: 'Passed', value: 'passed' },
    { label: 'Failed', value: 'failed' },
  ],
};

/** What the page shows of a trial. */
export interface TrialResult {
  /** `030 123456 (+4930123456)`. */
  readonly number: string;
  readonly lookedFor: string;
  readonly decision: string;
  readonly explanation: string;
  readonly candidates: readonly CandidateLine[];
  readonly hasCandidates: boolean;
  /** Rules that the phone leaves out, with the reason. */
  readonly problems: readonly TextLine[];
  readonly hasProblems: boolean;
  /** What another user would not find. */
  readonly hidden: readonly CandidateLine[];
  readonly hasHidden: boolean;
  /** Empty for oneself. */
  readonly userName: string;
}

export interface CandidateLine {
  readonly key: string;
  readonly recordId: string;
  readonly objectType: string;
  readonly name: string;
  readonly subtitle: string;
  readonly icon: string;
  /** `1.` */
  readonly place: string;
  readonly reason: string;
  readonly rule: string;
  readonly why: string;
}

export interface TextLine {
  readonly key: string;
  readonly text: string;
}

interface OtherUser {
  readonly hidden: readonly { readonly candidate: Candidate; readonly because: string }[];
  readonly userName: string;
}

const ICONS = ['Account', 'Case', 'Contact', 'Lead', 'User'];

export function resultOf({ number, candidates, decision, problems }: Tried, other: OtherUser): TrialResult {
  const lines = candidates.map((candidate, place) => ({
    ...lineOf(candidate, placeInWords(candidates, place)),
    place: `${place + 1}.`,
  }));
  const hidden = other.hidden.map(({ candidate, because }) => lineOf(candidate, because));
  return {
    number: [number.display || 'No number', number.e164 && `(${number.e164})`].filter(Boolean).join(' '),
    lookedFor: number.spellings.join(', ') || 'nothing',
    decision: decisionInWords(decision),
    explanation: decision.explanation,
    ...{ candidates: lines, hasCandidates: lines.length > 0 },
    ...{ problems: problems.map((text) => ({ key: text, text })), hasProblems: problems.length > 0 },
    ...{ hidden, hasHidden: hidden.length > 0, userName: other.userName },
  };
}

function lineOf(candidate: Candidate, why: string): CandidateLine {
  const { recordId, objectType, name, subtitle, reason, evidence } = candidate;
  const icon = ICONS.includes(objectType) ? `standard:${objectType.toLowerCase()}` : 'standard:record';
  return {
    ...{ key: recordId, recordId, objectType, name, subtitle, reason, why, icon, place: '' },
    rule: evidence?.rule ?? '',
  };
}
