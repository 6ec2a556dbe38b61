import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PackageRequest } from './packageOrder';

/** What the project file of a package says beside what ours says. */
export interface PackageFacts {
  /** `0.1.0`, from package.json. */
  readonly version: string;
  /** Id of the package (0Ho…) in the Dev Hub; empty before there is one. */
  readonly packageId: string;
  /** A version was released before: a managed package must descend from it. */
  readonly hasReleased: boolean;
}

const MAIN = 'force-app';

/**
 * Writes the project that is packaged, in a folder that is not in git, and nothing into our own files.
 *
 * **The namespace enters here and nowhere else**: in the project file, from which Salesforce names everything that we ship, and in what
 * Salesforce takes as plain texts: the call center's adapter URL, and what pop rules open of ours. Pages, classes, objects and the phone
 * are the same files; the page learns from Salesforce what its class, its resource and its neighbour are called, and hands that to the phone.
 *
 * @returns the folder
 */
export function writePackageProject(request: PackageRequest, facts: PackageFacts): string {
  const folder = packageFolder(request);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const own = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as ProjectFile;
  const copy = (from: string, to: string): void =>
    cpSync(from, join(folder, to), { recursive: true, dereference: true });
  for (const name of ['config', '.forceignore', MAIN]) copy(name, name);
  // One directory is one package for Salesforce: what a vendor's provider brings goes into ours.
  for (const { path } of own.packageDirectories) if (path !== MAIN) copy(path, join(MAIN, path));
  writeFileSync(join(folder, 'sfdx-project.json'), `${JSON.stringify(projectFile(own, request, facts), null, 2)}\n`);
  nameTexts(join(folder, MAIN, 'main/default'), request.namespace);
  return folder;
}

/** Plain texts that name something of ours. */
function nameTexts(metadata: string, namespace: string): void {
  const filesIn = (name: string): readonly string[] => {
    return existsSync(join(metadata, name)) ? readdirSync(join(metadata, name)).map((file) => join(name, file)) : [];
  };
  const flows = filesIn('flows').map((file) => basename(file, '.flow-meta.xml'));
  const rules = filesIn('customMetadata').filter((file) => basename(file).startsWith('Cti_Pop_Rule.'));
  for (const file of [...filesIn('callCenters'), ...rules]) {
    const path = join(metadata, file);
    writeFileSync(path, withNamespace(readFileSync(path, 'utf8'), namespace, flows));
  }
}

export function packageFolder({ namespace }: PackageRequest): string {
  return join('build/package', namespace || 'without-namespace');
}

/**
 * Metadata that names our pages and flows as a subscriber's org knows them: `/apex/ns__Softphone`, `ns__New_Caller`.
 *
 * @param flows  those of the package; a rule may name one of somebody else's, which stays as it is
 */
export function withNamespace(metadata: string, namespace: string, flows: readonly string[] = []): string {
  if (!namespace) return metadata;
  const inRules = /(<field>Target__c<\/field>\s*<value[^>]*>)(\w+)(?=<)/g;
  return metadata
    .replace(/(>\/apex\/)(?=\w+<)/g, `$1${namespace}__`)
    .replace(inRules, (all, before: string, name: string) =>
      flows.includes(name) ? `${before}${namespace}__${name}` : all,
    );
}

export interface ProjectFile {
  readonly packageDirectories: readonly { readonly path: string; readonly default?: boolean }[];
  readonly [key: string]: unknown;
}

function projectFile(own: ProjectFile, request: PackageRequest, { version, packageId, hasReleased }: PackageFacts) {
  const [major, minor] = version.split('.');
  const packaged = {
    path: MAIN,
    default: true,
    package: request.name,
    versionName: `${major}.${minor}`,
    versionNumber: `${version}.NEXT`,
    definitionFile: 'config/project-scratch-def.json',
    ...(request.kind === 'Managed' && hasReleased ? { ancestorVersion: 'HIGHEST' } : {}),
  };
  const packageAliases = packageId ? { [request.name]: packageId } : {};
  return { ...own, namespace: request.namespace, packageDirectories: [packaged], packageAliases };
}
