import type { Candidate } from '../calls/call';

/** People before companies before cases: who is calling matters more than what about. */
const OBJECT_ORDER = ['Contact', 'PersonAccount', 'Lead', 'Account', 'User', 'Case'];

/**
 * Puts candidates in the order in which they are offered. The same candidates always give the same order, whatever order they
 * came in. A record that came twice stands once, and a person account stands for the contact behind it.
 */
export function rankCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  return withoutTwins(candidates).toSorted(
    (a, b) => placeOf(a) - placeOf(b) || compareText(a.name, b.name) || compareText(a.recordId, b.recordId),
  );
}

function withoutTwins(candidates: readonly Candidate[]): readonly Candidate[] {
  const byId = new Map(candidates.map((candidate) => [candidate.recordId.slice(0, 15), candidate]));
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

/** By code points, so that the order does not depend on the language of the browser. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
