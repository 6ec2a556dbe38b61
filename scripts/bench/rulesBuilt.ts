import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * A module with all that it imports as one minified file, as phones run it. What runs scripts here gives every inner function its
 * name anew at each call, which costs more than the code that is measured.
 *
 * @param path  from the root of the project
 */
export async function importBuilt<T>(path: string): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-bench-'));
  try {
    const outfile = join(folder, 'built.mjs');
    const options = { bundle: true, minify: true, format: 'esm', platform: 'node', target: 'es2022' } as const;
    await build({ ...options, entryPoints: [path], outfile, logLevel: 'error' });
    return (await import(pathToFileURL(outfile).href)) as T;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
