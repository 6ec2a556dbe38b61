/**
 * Compiles the admin's commands (`src/admin/commands`) to `build/plugin/`, where the sf CLI looks for them. Runs by itself after
 * `npm ci` (script `prepare`), so that `sf plugins link` finds compiled commands; it takes a fifth of a second.
 * `--manifest` (script `prepack`) writes `oclif.manifest.json` as well: with it sf starts without loading our commands;
 * `--print` prints it.
 * Plain JavaScript: it runs where only the plugin is installed and there is nothing to compile.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns whether there was something to compile with; an installed plugin has neither sources nor esbuild. */
export async function compilePlugin() {
  const commands = join(root, 'src/admin/commands');
  if (!existsSync(commands) || !existsSync(join(root, 'node_modules/esbuild'))) return false;
  const { build } = await import('esbuild');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { outputFiles } = await build({
    write: false,
    absWorkingDir: root,
    entryPoints: readdirSync(commands, { recursive: true })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => join(commands, name)),
    outbase: join(root, 'src/admin'),
    outdir: join(root, 'build/plugin'),
    bundle: true,
    splitting: true,
    // What an installed plugin brings along stays outside; our other libraries go in.
    external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    chunkNames: 'parts/[name]-[hash]',
    // Libraries that go in may be CommonJS and ask for Node's own modules by require.
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  replaceFiles(join(root, 'build/plugin'), outputFiles);
  // A manifest that was packed earlier would hide new commands.
  rmSync(join(root, 'oclif.manifest.json'), { force: true });
  return true;
}

/** Only what changed is written, each file in one step: another command may be running from here. */
function replaceFiles(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, text);
    renameSync(`${path}.${process.pid}`, path);
  }
  const wanted = new Set(files.map(({ path }) => path));
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (/\.js(\.map)?$/.test(name) && !wanted.has(path)) rmSync(path, { force: true });
  }
}

/** What `oclif manifest` finds out, without its 300 packages. */
export async function readManifest() {
  const { Plugin } = await import('@oclif/core');
  const plugin = new Plugin({
    root,
    errorOnManifestCreate: true,
    ignoreManifest: true,
    respectNoCacheDefault: true,
    type: 'core',
  });
  await plugin.load();
  return plugin.manifest;
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const compiled = await compilePlugin();
  if (compiled && process.argv.includes('--manifest')) {
    writeFileSync(join(root, 'oclif.manifest.json'), JSON.stringify(await readManifest(), null, 2));
  }
  if (process.argv.includes('--print')) console.log(JSON.stringify(await readManifest()));
}
