import type { Candidate, Evidence } from '../calls/call';
import { filled, RULE_WORDS } from './ruleWords';
import type { RuleWords } from './ruleWords';

/** A candidate in its place, with the reasons for it. */
export interface RankedCandidate extends Candidate {
  /** The question in which it lost against the first candidate, in words; empty for the first itself. */
  readonly lostBecause: string;
}

/** What is known of a candidate from an org with an older package. */
const NOTHING_KNOWN: Evidence = {
  rule: '',
  ruleOrder: Number.MAX_SAFE_INTEGER,
  foundBy: 'number',
  spelling: '',
  whenUnverified: 'offer',
  openCases: 0,
  cases: [],
  isOwn: false,
  lastActivityAt: null,
  lastModifiedAt: null,
};

/** People before companies before cases, among rules of one order: who is calling matters more than what about. */
const OBJECT_ORDER = ['Contact', 'PersonAccount', 'Lead', 'Account', 'User', 'Case'];

interface Question {
  /** What is asked of one candidate: the smaller value stands first, of texts the one with the smaller code points. */
  readonly ask: (candidate: Candidate, evidence: Evidence, spellings: readonly string[]) => number | string;
  /** Why a candidate lost against the first one in this question. */
  readonly lost: keyof RuleWords | ((loser: Candidate, first: Candidate, words: RuleWords) => string);
}

/** Asked one after the other until one of them tells two candidates apart. The last two always do. */
const QUESTIONS: readonly Question[] = [
  {
    ask: (_, { foundBy }) => (foundBy === 'given' ? 0 : 1),
    lost: 'otherWasNamed',
  },
  {
    ask: (_, { ruleOrder }) => ruleOrder,
    lost: (loser, first, words) =>
      filled(words.ruleIsBefore, first.evidence?.rule ?? '', loser.evidence?.rule || words.itsRule),
  },
  { ask: placeOf, lost: (_loser, first, words) => filled(words.typeIsFirst, first.objectType) },
  { ask: (_, evidence, spellings) => exactness(evidence, spellings), lost: 'fitsLess' },
  { ask: (_, { openCases }) => -Math.min(1, openCases), lost: 'noOpenCase' },
  { ask: (_, { isOwn }) => -Number(isOwn), lost: 'ofSomebodyElse' },
  { ask: (_, { lastActivityAt }) => -(lastActivityAt ?? 0), lost: 'activityIsOlder' },
  { ask: (_, { lastModifiedAt }) => -(lastModifiedAt ?? 0), lost: 'changeIsOlder' },
  { ask: ({ name }) => name, lost: 'equalButName' },
  { ask: ({ recordId }) => recordId, lost: 'equalButId' },
];

/** A candidate with its answers to all questions: each is asked once, however often it is compared. */
interface Answered {
  readonly candidate: Candidate;
  readonly answers: readonly (number | string)[];
}

/**
 * Puts candidates in the order in which they are offered, and says of each why it is not the first. The same candidates always give
 * the same order, whatever order they came in. A record that came twice stands once, a person account for the contact behind it.
 *
 * @param spellings  the digit strings that were looked for, most exact first
 * @param words      the language of the reasons
 */
export function rankCandidates(
  candidates: readonly Candidate[],
  spellings: readonly string[] = [],
  words: RuleWords = RULE_WORDS,
): readonly RankedCandidate[] {
  const answered = candidates.map((candidate) => ({ candidate, answers: answersOf(candidate, spellings) }));
  const sorted = withoutTwins(answered.sort(compare));
  const [first] = sorted;
  return sorted.map((one) => {
    return { ...one.candidate, lostBecause: first && one !== first ? whyLost(one, first, words) : '' };
  });
}

function answersOf(candidate: Candidate, spellings: readonly string[]): (number | string)[] {
  const evidence = candidate.evidence ?? NOTHING_KNOWN;
  return QUESTIONS.map(({ ask }) => ask(candidate, evidence, spellings));
}

function compare(a: Answered, b: Answered): number {
  const decisive = decisiveQuestion(a, b);
  if (decisive < 0) return 0;
  return a.answers[decisive]! < b.answers[decisive]! ? -1 : 1;
}

/** Place of the first question that tells the two apart, or -1. */
function decisiveQuestion(a: Answered, b: Answered): number {
  return a.answers.findIndex((answer, place) => answer !== b.answers[place]);
}

function whyLost(loser: Answered, first: Answered, words: RuleWords): string {
  const lost = QUESTIONS[decisiveQuestion(loser, first)]?.lost;
  if (typeof lost === 'function') return lost(loser.candidate, first.candidate, words);
  return lost ? words[lost] : '';
}

/** Of two that are one record the better stays, so the order is made before. */
function withoutTwins(sorted: readonly Answered[]): readonly Answered[] {
  const byId = new Map<string, Answered>();
  for (const one of sorted) {
    const key = one.candidate.recordId.slice(0, 15);
    if (!byId.has(key)) byId.set(key, one);
  }
  const unique = [...byId.values()];
  const people = new Set(unique.filter(({ candidate }) => isPersonAccount(candidate)).map((one) => one.candidate.name));
  if (people.size === 0) return unique;
  return unique.filter(({ candidate }) => !(isContactOfPerson(candidate) && people.has(candidate.name)));
}

function isPersonAccount(candidate: Candidate): boolean {
  return candidate.isPersonAccount && candidate.objectType === 'Account';
}

/** Salesforce keeps a contact behind every person account; it has no page of its own. */
function isContactOfPerson(candidate: Candidate): boolean {
  return candidate.isPersonAccount && candidate.objectType === 'Contact';
}

function placeOf(candidate: Candidate): number {
  const place = OBJECT_ORDER.indexOf(isPersonAccount(candidate) ? 'PersonAccount' : candidate.objectType);
  return place < 0 ? OBJECT_ORDER.length : place;
}

/** A whole number is a whole number, with its country code or without: only one that lacks its area code fits less. */
function exactness({ spelling }: Evidence, spellings: readonly string[]): number {
  const place = spellings.indexOf(spelling);
  if (place < 0) return spellings.length;
  return spelling.length >= wholeLength(spellings) ? 0 : place;
}

/** Digits of the number without its country code: the longest of the other spellings with which the first one ends. */
function wholeLength([first = '', ...others]: readonly string[]): number {
  const ends = others.filter((spelling) => first.endsWith(spelling)).map(({ length }) => length);
  return ends.length === 0 ? first.length : Math.max(...ends);
}
