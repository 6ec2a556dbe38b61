import { nodesAt, parseXml, textAt, textsAt } from './xmlNode';

/**
 * A manifest lists all that a package directory holds; people deploy, retrieve and compare by it.
 *
 * @param wanted     the manifest made from the sources
 * @param committed  the one that stands in the repository; null when there is none
 */
export function manifestFindings(path: string, wanted: string, committed: string | null): readonly string[] {
  if (committed === null) return [`${path} is missing; ${REMEDY}`];
  const right = membersOf(wanted);
  const there = membersOf(committed);
  if (!right || !there) return [`${path} is no XML; ${REMEDY}`];
  return [
    ...[...right].filter((member) => !there.has(member)).map((member) => `${path} lacks ${member}; ${REMEDY}`),
    ...[...there]
      .filter((member) => !right.has(member))
      .map((member) => `${path} lists ${member}, which is gone; ${REMEDY}`),
  ];
}

const REMEDY = 'run "npm run check:metadata -- --write"';

/** `Type: member` of all, and the API version. */
function membersOf(xml: string): ReadonlySet<string> | null {
  const parsed = parseXml(xml);
  if ('wrong' in parsed) return null;
  const members = nodesAt(parsed.root, 'types').flatMap((type) =>
    textsAt(type, 'members').map((member) => `${textAt(type, 'name')}: ${member}`),
  );
  return new Set([...members, `version: ${textAt(parsed.root, 'version')}`]);
}
