import { basename } from 'node:path';
import { dataPlacesOf, MARK_OBJECT, placeOfLine } from './dataPlaces';
import type { DataPlace } from './dataPlaces';
import { GRAPH_RULES } from './runGraphEngine';
import type { GraphFinding } from './runGraphEngine';

export interface ReviewedPath {
  /** One of the engine's, or `NotInUserMode`, our own. */
  readonly rule: string;
  /** `CtiNotices.put`: the class and the method in which it is found. */
  readonly place: string;
  readonly reason: string;
  /** The one entry from which it is found: given up today, it says nothing of the review. */
  readonly from?: string;
}

/** An entry that the engine does not follow to its end, and why that may be. */
export interface UnfollowedEntry {
  readonly entry: string;
  readonly reason: string;
}

export interface GraphResult {
  /** One line for each thing that nobody has looked at: a finding, a place that was not seen, an entry not followed. */
  readonly lines: readonly string[];
  readonly summary: readonly string[];
}

interface Reviews {
  readonly paths: readonly ReviewedPath[];
  readonly entries: readonly UnfollowedEntry[];
}

/**
 * @param sources  name of the class → its text without marks
 * @param found    what the engine said of the copies with marks
 */
export function judgeGraph(
  sources: ReadonlyMap<string, string>,
  found: readonly GraphFinding[],
  reviews: Reviews,
): GraphResult {
  const places = [...sources].flatMap(([name, source]) => dataPlacesOf(name, source));
  const unfollowed = new Set(found.filter(isGivenUp).map(entryOf));
  const unseen = places.filter((place) => !found.some((finding) => hasSeen(finding, place, unfollowed)));
  const findings = [...places.filter((place) => !place.isInUserMode).map(notInUserMode), ...findingsIn(sources, found)];
  const isNew = ({ rule, place }: PathFinding): boolean =>
    !reviews.paths.some((review) => review.rule === rule && review.place === place);
  const isGone = ({ rule, place, from = '' }: ReviewedPath): boolean =>
    !unfollowed.has(from) && !findings.some((finding) => finding.rule === rule && finding.place === place);
  const strange = [...unfollowed].filter((entry) => !reviews.entries.some((review) => review.entry === entry));
  const fresh = findings.filter(isNew);
  return {
    lines: [
      ...unseen.map(({ name, line }) => `${name}:${line}: data is touched, and no entry led the engine there`),
      ...fresh.map(({ rule, place, line, message }) => `${place}:${line}: ${rule}: ${message}`),
      ...reviews.paths.filter(isGone).map(({ rule, place }) => `${place}: ${rule} is reviewed but no longer found`),
      ...found.filter((finding) => isGivenUp(finding) && strange.includes(entryOf(finding))).map(givenUp),
    ],
    summary: [
      `places that read or write data: ${places.length}, seen from an entry followed to its end: ${places.length - unseen.length}`,
      `findings: ${findings.length}, reviewed: ${findings.length - fresh.length}, new: ${fresh.length}`,
      `entries not followed to their end: ${unfollowed.size}${unfollowed.size ? ` (${[...unfollowed].sort().join(', ')})` : ''}`,
    ],
  };
}

interface PathFinding {
  readonly rule: string;
  readonly place: string;
  readonly line: number;
  readonly message: string;
}

/** The same thing seen from several entries is one finding. */
function findingsIn(sources: ReadonlyMap<string, string>, found: readonly GraphFinding[]): PathFinding[] {
  const different = new Map<string, PathFinding>();
  for (const finding of found.filter((each) => !isGivenUp(each) && !each.message.includes(MARK_OBJECT))) {
    const line = finding.sinkLineNumber ?? finding.sourceLineNumber;
    const name = basename(finding.sinkFileName ?? finding.sourceFileName, '.cls');
    const place = placeOfLine(name, sources.get(name) ?? '', line);
    const { ruleName: rule, message } = finding;
    different.set(`${rule} ${place} ${line}`, { rule, place, line, message });
  }
  return [...different.values()];
}

function notInUserMode({ name, line }: DataPlace): PathFinding {
  const message = 'data is read or written without the rights of the user';
  return { rule: 'NotInUserMode', place: name, line, message };
}

function isGivenUp({ ruleName }: GraphFinding): boolean {
  return !GRAPH_RULES.includes(ruleName);
}

function entryOf({ sourceFileName, sourceVertexName }: GraphFinding): string {
  return `${basename(sourceFileName, '.cls')}.${sourceVertexName}`;
}

function givenUp(finding: GraphFinding): string {
  return `${entryOf(finding)}: not followed to its end: ${finding.message.slice(0, 200)}`;
}

function hasSeen(finding: GraphFinding, place: DataPlace, unfollowed: ReadonlySet<string>): boolean {
  return (
    finding.message.includes(MARK_OBJECT) &&
    finding.sinkLineNumber === place.markLine &&
    place.name.startsWith(`${basename(finding.sinkFileName ?? '', '.cls')}.`) &&
    !unfollowed.has(entryOf(finding))
  );
}
