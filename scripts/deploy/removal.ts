import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './packageFolders';

/** What is removed: metadata type → full names. */
export type Removal = ReadonlyMap<string, readonly string[]>;

/** Kept unless data goes too: they hold calls, lines, rules and the secret. */
const HOLDS_DATA = [
  'CustomObject',
  'CustomField',
  'CustomMetadata',
  'Layout',
  'ListView',
  'ValidationRule',
  'RecordType',
];
/** Goes with its object and cannot be named by itself. */
const GOES_WITH_OBJECT = [
  'Layout',
  'ListView',
  'ValidationRule',
  'RecordType',
  'CustomMetadata',
  'WebLink',
  'CompactLayout',
];
/** Not every org lets metadata remove these, so each has a step of its own that may fail. */
export const MAY_STAY = ['CallCenter', 'Flow'] as const;

export type MayStay = (typeof MAY_STAY)[number];

/** Reads from the sources what the phone is made of, as the library that deploys it sees it. */
export async function readParts(folders = packageFolders()): Promise<Removal> {
  process.env.SF_DISABLE_LOG_FILE = 'true'; // before the library is loaded: it opens a log file in the home folder
  const { ComponentSet } = await import('@salesforce/source-deploy-retrieve');
  const { types } = (await ComponentSet.fromSource([...folders]).getObject()).Package;
  return new Map(types.map(({ name, members }) => [name, members]));
}

/** The parts that one deployment removes. Fields of our own objects go with these; a field on an object of the org is named. */
export function removalOf(parts: Removal, withData: boolean): Removal {
  const objects = parts.get('CustomObject') ?? [];
  const isInOurs = (member: string): boolean => objects.includes(member.split('.')[0]!);
  const kept = withData ? GOES_WITH_OBJECT : HOLDS_DATA;
  const removed = [...parts]
    .filter(([type]) => !(MAY_STAY as readonly string[]).includes(type) && !kept.includes(type))
    .map(([type, members]) => [type, type === 'CustomField' ? members.filter((name) => !isInOurs(name)) : members]);
  return new Map((removed as [string, string[]][]).filter(([, members]) => members.length > 0));
}

/** Writes the two files of a removal. @returns their paths, for the flags of the sf CLI */
export function writeRemoval(folder: string, removal: Removal, apiVersion: string) {
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.xml');
  const destructive = join(folder, 'destructiveChangesPost.xml');
  writeFileSync(manifest, packageXml(new Map(), apiVersion));
  writeFileSync(destructive, packageXml(removal, apiVersion));
  return { manifest, destructive };
}

export function packageXml(parts: Removal, apiVersion: string): string {
  const types = [...parts].map(
    ([name, members]) =>
      `    <types>\n${members.map((member) => `        <members>${member}</members>\n`).join('')}        <name>${name}</name>\n    </types>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
${types.join('')}    <version>${apiVersion}</version>
</Package>
`;
}
