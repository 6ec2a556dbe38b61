import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { rollup, watch as watchFiles } from 'rollup';
import type { OutputChunk, RollupBuild } from 'rollup';
import { inputOptions, outputOptions } from './rollupOptions';
import { softphoneStyles } from './styles';
import { thirdPartyLicences } from './licences';

/** What to build: one page's script (an ES module with chunks beside it) and its style sheet. */
export interface BundleOrder {
  /** The page's first module, an absolute path. */
  readonly entry: string;
  /** Absolute path of the folder that receives the files. Whatever else lies in it is removed. */
  readonly outDir: string;
  readonly minify: boolean;
  /** For the benchmark's floor: libraries are taken as they come. */
  readonly asPublished?: boolean;
}

/** One file of the result; `name` is its path below `outDir`, with `/`. */
export interface BuiltFile {
  readonly name: string;
  readonly content: Buffer;
}

export interface BundleResult {
  readonly files: readonly BuiltFile[];
  /** The scripts that the browser fetches before the page's first line of ours has run: the entry and what it imports statically. */
  readonly firstLoad: readonly string[];
  /** For each script, the modules that it is made of. */
  readonly modules: ReadonlyMap<string, readonly string[]>;
  readonly buildMs: number;
}

/** Builds once. The same sources give the same bytes. */
export async function bundle(order: BundleOrder): Promise<BundleResult> {
  const startedAt = performance.now();
  const [build, css] = await Promise.all([rollup(inputOptions(order)), softphoneStyles(order.minify)]);
  try {
    return await finish(order, { build, css, startedAt });
  } finally {
    await build.close();
  }
}

/**
 * Builds, and again after each change of a source, until `stop` is called.
 * @param onResult  hears of every build, of failed ones by the error
 */
export function bundleOnChange(
  order: BundleOrder,
  onResult: (result: BundleResult | Error) => void,
): { stop(): Promise<void> } {
  const watcher = watchFiles({ ...inputOptions(order), watch: { skipWrite: true, clearScreen: false } });
  let startedAt = performance.now();
  watcher.on('event', (event) => {
    if (event.code === 'START') startedAt = performance.now();
    if (event.code === 'ERROR') onResult(new Error(event.error.message, { cause: event.error }));
    if (event.code === 'BUNDLE_END') {
      const build = event.result;
      softphoneStyles(order.minify)
        .then((css) => finish(order, { build, css, startedAt }))
        .then(onResult, onResult)
        .finally(() => void build.close());
    }
  });
  return { stop: () => watcher.close() };
}

async function finish(
  order: BundleOrder,
  built: { readonly build: RollupBuild; readonly css: string; readonly startedAt: number },
): Promise<BundleResult> {
  const { output } = await built.build.generate(outputOptions(order.minify));
  const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');
  const modules = new Map(chunks.map((chunk) => [chunk.fileName, Object.keys(chunk.modules)]));
  const licences = await thirdPartyLicences([...modules.values()].flat());
  const files = [
    ...chunks.map((chunk) => ({ name: chunk.fileName, content: Buffer.from(chunk.code) })),
    { name: 'softphone.css', content: Buffer.from(built.css) },
    { name: 'licences.txt', content: Buffer.from(licences) },
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  await replaceFolder(order.outDir, files);
  return { files, firstLoad: firstLoad(chunks), modules, buildMs: Math.round(performance.now() - built.startedAt) };
}

function firstLoad(chunks: readonly OutputChunk[]): string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    byName.get(name)?.imports.forEach(visit);
  };
  chunks.filter((chunk) => chunk.isEntry).forEach((chunk) => visit(chunk.fileName));
  return [...seen];
}

/** Writes first and removes afterwards, so that a page that loads meanwhile never finds an empty folder. */
async function replaceFolder(outDir: string, files: readonly BuiltFile[]): Promise<void> {
  for (const file of files) {
    const path = join(outDir, file.name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.content);
  }
  const wanted = new Set(files.map((file) => file.name));
  for (const name of await filesBelow(outDir)) if (!wanted.has(name)) await rm(join(outDir, name));
}

async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
