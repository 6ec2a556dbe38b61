import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DESIGN_SYSTEM = fileURLToPath(new URL('designSystemLicence.txt', import.meta.url));

/**
 * What the licences of the libraries in the bundle ask for: name, version and licence text of each, by name.
 *
 * @param modules  paths of all modules in the bundle; those of one package count once
 * @throws Error for a package without a licence file
 */
export async function thirdPartyLicences(modules: readonly string[]): Promise<string> {
  const folders = [...new Set(modules.map(packageFolder).filter((folder) => folder !== null))].sort();
  const texts = await Promise.all(folders.map(licence));
  const parts = [readFileSync(DESIGN_SYSTEM, 'utf8').trim(), ...texts];
  return `This softphone contains works of others.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function packageFolder(module: string): string | null {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0] ?? null;
}

async function licence(folder: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const file = (await readdir(folder)).sort().find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file in ${dirname(folder)}; find out whether it may be shipped`);
  return `${name} ${version}\n\n${(await readFile(join(folder, file), 'utf8')).trim()}`;
}
