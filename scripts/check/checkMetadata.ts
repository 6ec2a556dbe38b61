import type { CheckResult } from './checkResult';
import { convertWithCli } from './metadata/convertWithCli';
import { convertWithLibrary } from './metadata/convertWithLibrary';
import { metadataFindings } from './metadata/metadataFindings';
import { readSourceFiles } from './metadata/orgSource';
import { copyProject } from './metadata/projectCopy';

/** What an org receives: well formed, complete, fits together, converts. No org is needed, and none is asked. */
export async function checkMetadata(root = process.cwd()): Promise<CheckResult> {
  const copy = copyProject(root);
  try {
    const files = readSourceFiles(copy.source);
    const paths = [...files.keys()].filter((path) => path.endsWith('-meta.xml'));
    const lines = [
      ...metadataFindings(files),
      ...(await convertWithLibrary(copy, paths)),
      ...(await convertWithCli(copy)),
    ];
    return { name: 'metadata', passed: lines.length === 0, lines };
  } finally {
    copy.remove();
  }
}
