import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orgComponents } from '../../../config/bundler/orgComponents';

/** A copy of what an org receives, in a folder of its own: conversions write files, and a build may be missing. */
export interface ProjectCopy {
  readonly folder: string;
  /** Where the metadata lies in the copy. */
  readonly source: string;
  /** Where its translations lie: a project of their own, not every org takes them. */
  readonly languages: string;
  remove(): void;
}

const SOURCE = 'force-app/main/default';
const RESOURCE = 'staticresources/softphone';

export function copyProject(root = process.cwd()): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'open-softphone-metadata-'));
  for (const name of ['sfdx-project.json', '.forceignore']) cpSync(join(root, name), join(folder, name));
  cpSync(join(root, 'force-app'), join(folder, 'force-app'), { recursive: true });
  const languages = join(folder, 'languages-of-it');
  cpSync(join(root, 'languages/main/default'), languages, { recursive: true });
  const source = join(folder, SOURCE);
  // Without a build the static resource and the components have no content. Any will do to see that the rest converts.
  if (!existsSync(join(source, RESOURCE))) {
    mkdirSync(join(source, RESOURCE), { recursive: true });
    writeFileSync(join(source, RESOURCE, 'softphone.js'), '');
  }
  for (const name of orgComponents(join(source, 'lwc'))) {
    const script = join(source, 'lwc', name, `${name}.js`);
    if (!existsSync(script)) writeFileSync(script, 'export {};\n');
  }
  return { folder, source, languages, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
