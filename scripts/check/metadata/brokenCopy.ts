import { metadataFindings } from './metadataFindings';
import { MetadataTypes } from './metadataTypes';
import { readSourceFiles } from './orgSource';

/** What the repository holds, read once; copies of it are made in memory, each with one fault. For tests. */
export const files = readSourceFiles('force-app/main/default', 'languages/main/default');

export const types = new MetadataTypes();

/** What is found in a copy with other files in it; null takes a file away. */
export function findingsWith(changes: Readonly<Record<string, string | null>>): readonly string[] {
  const copy = new Map(files);
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) copy.delete(path);
    else copy.set(path, text);
  }
  return metadataFindings(copy, types);
}

/** What is found when a text in one file is replaced. @throws Error when there is nothing to replace */
export function findingsAfter(path: string, from: string | RegExp, to: string): readonly string[] {
  const text = files.get(path);
  const broken = text?.replace(from, to);
  if (broken === undefined || broken === text) throw new Error(`nothing to break in ${path}`);
  return findingsWith({ [path]: broken });
}

/** What is wrong, where (a text or pattern in a file becomes another), and words of the finding. */
export type Fault = readonly [
  name: string,
  place: readonly [path: string, from: string | RegExp, to: string],
  found: string,
];
