import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import JSZip from 'jszip';
import type { ResourceFiles } from './resourceFindings';

export const RESOURCE_FOLDER = 'force-app/main/default/staticresources/softphone';
/** Half of what Salesforce's own advice for a page is; the platform itself takes 5 MB. */
export const LARGEST_ZIP = 1_000_000;

/** @throws Error when the phone was never built */
export function readResource(folder = RESOURCE_FOLDER): ResourceFiles {
  if (!existsSync(folder)) throw new Error('The phone is not built: npm run build');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return new Map(paths.map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')]));
}

/** Bytes of the archive that an org keeps. */
export async function zipSize(files: ResourceFiles): Promise<number> {
  const zip = new JSZip();
  for (const [path, text] of files) zip.file(path, text);
  return (await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })).length;
}
