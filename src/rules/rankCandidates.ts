import type { Candidate, Evidence } from '../calls/call';

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
  /** Negative when `a` stands before `b`, as in `Array.sort`. */
  readonly compare: (a: Candidate, b: Candidate, spellings: readonly string[]) => number;
  /** Why a candidate lost against the first one in this question. */
  readonly lost: (loser: Candidate, first: Candidate) => string;
}

/** Asked one after the other until one of them tells two candidates apart. The last two always do. */
const QUESTIONS: readonly Question[] = [
  {
    compare: smallest(({ foundBy }) => (foundBy === 'given' ? 0 : 1)),
    lost: () => 'The phone system named another record',
  },
  {
    compare: smallest(({ ruleOrder }) => ruleOrder),
    lost: (loser, first) => `Rule ${first.evidence?.rule ?? ''} comes before ${loser.evidence?.rule || 'its rule'}`,
  },
  { compare: (a, b) => placeOf(a) - placeOf(b), lost: (_loser, first) => `${first.objectType} comes first` },
  {
    compare: (a, b, spellings) => exactness(a, spellings) - exactness(b, spellings),
    lost: () => 'Its number fits less exactly',
  },
  { compare: largest(({ openCases }) => Math.min(1, openCases)), lost: () => 'It has no open case' },
  { compare: largest(({ isOwn }) => Number(isOwn)), lost: () => 'It belongs to somebody else' },
  { compare: largest(({ lastActivityAt }) => lastActivityAt ?? 0), lost: () => 'Its last activity is older' },
  { compare: largest(({ lastModifiedAt }) => lastModifiedAt ?? 0), lost: () => 'It was changed longer ago' },
  { compare: (a, b) => compareText(a.name, b.name), lost: () => 'Equal in all but the name' },
  { compare: (a, b) => compareText(a.recordId, b.recordId), lost: () => 'Equal in all but the id' },
];

/**
 * Puts candidates in the order in which they are offered, and says of each why it is not the first. The same candidates always give
 * the same order, whatever order they came in. A record that came twice stands once, a person account for the contact behind it.
 *
 * @param spellings  the digit strings that were looked for, most exact first
 */
export function rankCandidates(
  candidates: readonly Candidate[],
  spellings: readonly string[] = [],
): readonly RankedCandidate[] {
  const compare = (a: Candidate, b: Candidate): number => {
    for (const question of QUESTIONS) {
      const order = question.compare(a, b, spellings);
      if (order !== 0) return order;
    }
    return 0;
  };
  const sorted = withoutTwins(candidates.toSorted(compare));
  const [first] = sorted;
  return sorted.map((one) => ({ ...one, lostBecause: first && one !== first ? whyLost(one, first, spellings) : '' }));
}

function whyLost(loser: Candidate, first: Candidate, spellings: readonly string[]): string {
  const decisive = QUESTIONS.find((question) => question.compare(loser, first, spellings) !== 0);
  return decisive ? decisive.lost(loser, first) : '';
}

/** Of two that are one record the better stays, so the order is made before. */
function withoutTwins(candidates: readonly Candidate[]): readonly Candidate[] {
  const byId = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = candidate.recordId.slice(0, 15);
    if (!byId.has(key)) byId.set(key, candidate);
  }
  const people = new Set([...byId.values()].filter(isPersonAccount).map((account) => account.name));
  return [...byId.values()].filter((candidate) => !(isContactOfPerson(candidate) && people.has(candidate.name)));
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

function exactness(candidate: Candidate, spellings: readonly string[]): number {
  const place = spellings.indexOf(candidate.evidence?.spelling ?? '');
  return place < 0 ? spellings.length : place;
}

function smallest(read: (evidence: Evidence) => number): Question['compare'] {
  return (a, b) => read(a.evidence ?? NOTHING_KNOWN) - read(b.evidence ?? NOTHING_KNOWN);
}

function largest(read: (evidence: Evidence) => number): Question['compare'] {
  return (a, b) => read(b.evidence ?? NOTHING_KNOWN) - read(a.evidence ?? NOTHING_KNOWN);
}

/** By code points, so that the order does not depend on the language of the browser. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
