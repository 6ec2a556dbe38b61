import { join } from 'node:path';
import { build } from 'esbuild';

/** What our own browser scripts are bundled from, below the emulator's folder. */
const ENTRIES = {
  console: 'page/console.tsx',
  callers: 'callers/page/callers.tsx',
  library: 'library/opencti.ts',
  conditions: 'scenarios/conditions/entry.ts',
  remoting: 'server/visualforce/remoting/remotingEntry.ts',
} as const;

export type BundleName = keyof typeof ENTRIES;

export interface Bundle {
  readonly js: string;
  /** Empty when nothing imports a style sheet. */
  readonly css: string;
}

/** Bundles are kept as long as the process lives: its sources do not change under it. */
const made = new Map<string, Promise<Bundle>>();

/**
 * One browser script as a single file, bundled when first asked for.
 *
 * @param emulatorFolder  `src/emulator`
 */
export function bundle(emulatorFolder: string, name: BundleName): Promise<Bundle> {
  const entry = join(emulatorFolder, ENTRIES[name]);
  const known = made.get(entry);
  if (known) return known;
  const making = makeBundle(entry);
  made.set(entry, making);
  // A bundle that failed is tried again: somebody is mending it.
  making.catch(() => made.delete(entry));
  return making;
}

async function makeBundle(entry: string): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const textOf = (ending: string): string => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return { js: textOf('.js'), css: textOf('.css') };
}
