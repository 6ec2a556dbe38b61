import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CheckResult } from './checkResult';
import { convertWithCli } from './metadata/convertWithCli';
import { convertWithLibrary } from './metadata/convertWithLibrary';
import { manifestFindings } from './metadata/manifest';
import { metadataFindings } from './metadata/metadataFindings';
import { readSourceFiles } from './metadata/orgSource';
import { copyProject } from './metadata/projectCopy';

const MANIFEST = 'manifest/package.xml';

/**
 * What an org receives: well formed, complete, fits together, converts. No org is needed, and none is asked.
 *
 * @param options.writes  write the manifest anew before it is compared
 */
export async function checkMetadata(root = process.cwd(), options = { writes: false }): Promise<CheckResult> {
  const copy = copyProject(root);
  try {
    const converted = await convertWithLibrary(copy, metadataIn(copy.source));
    const languages = await convertWithLibrary(
      { folder: copy.folder, source: copy.languages },
      metadataIn(copy.languages),
    );
    const manifest = join(root, MANIFEST);
    if (options.writes && converted.manifest) writeTo(manifest, converted.manifest);
    const committed = existsSync(manifest) ? readFileSync(manifest, 'utf8') : null;
    const lines = [
      ...metadataFindings(readSourceFiles(copy.source, copy.languages)),
      ...converted.findings,
      ...languages.findings,
      ...(converted.manifest ? manifestFindings(MANIFEST, converted.manifest, committed) : []),
      ...(await convertWithCli(copy)),
    ];
    return { name: 'metadata', passed: lines.length === 0, lines };
  } finally {
    copy.remove();
  }
}

function metadataIn(folder: string): readonly string[] {
  return [...readSourceFiles(folder).keys()].filter((path) => path.endsWith('-meta.xml'));
}

function writeTo(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
