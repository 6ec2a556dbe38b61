import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { once } from './once';
import { parseXml } from './xmlNode';
import type { XmlNode } from './xmlNode';

/** Everything below a package directory, read once; the checks are functions of it. */
export interface OrgSource {
  readonly metadata: readonly MetadataFile[];
  /** Apex classes. */
  readonly classes: readonly SourceText[];
  /** Visualforce pages. */
  readonly pages: readonly SourceText[];
  /** Scripts and templates of the org's own components, as they are written (`lwc/<component>/…`). */
  readonly components: readonly SourceText[];
  /** Files that should be XML and are not: one finding each. */
  readonly broken: readonly string[];
}

export interface MetadataFile {
  /** Relative to the package directory, with `/`. */
  readonly path: string;
  /** `Cti_Agent` of `Cti_Agent.permissionset-meta.xml`. */
  readonly name: string;
  /** `permissionset` of `Cti_Agent.permissionset-meta.xml`. */
  readonly suffix: string;
  readonly root: XmlNode;
}

export interface SourceText {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** Texts of the files that matter, by their path below the package directory. */
export type SourceFiles = ReadonlyMap<string, string>;

/** Of several folders, as if they were one: paths below them are told apart by what lies in them. */
export function readSourceFiles(...folders: readonly string[]): SourceFiles {
  return new Map(folders.flatMap(filesOf));
}

function filesOf(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /(-meta\.xml|\.cls|\.page|lwc\/[^/]+\/[^/]+\.(ts|html))$/.test(path))
    .sort()
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]);
}

/** Copies with one fault share all other files: what was read once is kept. */
const parsedTexts = new Map<string, ReturnType<typeof parseXml>>();

function parsedOnce(text: string): ReturnType<typeof parseXml> {
  const parsed = parsedTexts.get(text) ?? parseXml(text);
  parsedTexts.set(text, parsed);
  return parsed;
}

export function orgSourceOf(files: SourceFiles): OrgSource {
  const metadata: MetadataFile[] = [];
  const broken: string[] = [];
  for (const [path, text] of files) {
    const [, name, suffix] = /^(?:.*\/)?([^/]+)\.([^.]+)-meta\.xml$/.exec(path) ?? [];
    if (name === undefined || suffix === undefined) continue;
    const parsed = parsedOnce(text);
    if ('root' in parsed) metadata.push({ path, name, suffix, root: parsed.root });
    else broken.push(`${path}: is no XML: ${parsed.wrong}`);
  }
  const textsOf = (ending: string): readonly SourceText[] =>
    [...files]
      .filter(([path]) => path.endsWith(ending))
      .map(([path, text]) => ({ path, name: basename(path, ending), text }));
  const components = [...textsOf('.ts'), ...textsOf('.html')].filter(({ path }) => path.startsWith('lwc/'));
  return { metadata, broken, classes: textsOf('.cls'), pages: textsOf('.page'), components };
}

/** All files of a metadata type, by its name (`PermissionSet`). */
export function ofType(source: OrgSource, type: string): readonly MetadataFile[] {
  return source.metadata.filter((file) => file.root.name === type);
}

/** Custom objects with their custom fields, from where the files lie: `objects/<object>/fields/<field>.field-meta.xml`. */
export const fieldsByObject = once((source: OrgSource): ReadonlyMap<string, readonly MetadataFile[]> => {
  const objects = new Map<string, MetadataFile[]>();
  for (const file of source.metadata) {
    const [, object, isField] = /(?:^|\/)objects\/([^/]+)\/(fields\/)?/.exec(file.path) ?? [];
    if (!object) continue;
    const fields = objects.get(object) ?? [];
    if (isField) fields.push(file);
    objects.set(object, fields);
  }
  return objects;
});

/** Names of all files of a type. */
export function namesOf(source: OrgSource, type: string): ReadonlySet<string> {
  return new Set(ofType(source, type).map((file) => file.name));
}

/** Whether an object has a field; standard fields and objects that are not ours count as there. */
export function hasField(source: OrgSource, object: string, field: string): boolean {
  if (!field.endsWith('__c')) return true;
  return (fieldsByObject(source).get(object) ?? []).some((each) => each.name === field);
}
