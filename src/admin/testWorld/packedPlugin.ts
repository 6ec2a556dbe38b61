import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Lays the plugin out as an installation of the package has it: the `files` of package.json, the manifest, and of the libraries only
 * those that are declared. What stays behind by mistake is missed here as it would be at an admin's.
 */
export function packPlugin(root: string, folder: string, env: NodeJS.ProcessEnv = process.env): void {
  const manifest = execFileSync(process.execPath, [join(root, 'scripts/plugin.mjs'), '--print'], {
    encoding: 'utf8',
    env,
    maxBuffer: 1e8,
  });
  const { files, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    files: string[];
    dependencies: Record<string, string>;
  };
  for (const name of ['package.json', ...files.filter((file) => file !== 'oclif.manifest.json')]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'oclif.manifest.json'), manifest);
  for (const name of Object.keys(dependencies)) {
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), place, 'junction');
  }
}
