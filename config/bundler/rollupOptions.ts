import { fileURLToPath } from 'node:url';
import lwc from '@lwc/rollup-plugin';
import replace from '@rollup/plugin-replace';
import type { InputOptions, OutputOptions, RollupLog } from 'rollup';
import { baseComponents } from './baseComponents';
import { iconPaths } from './iconPaths';
import { npmPackages } from './npmPackages';
import { minified, typeScript } from './typeScript';
import { sipGrammar } from './sipGrammar';
import { startModule } from './startModule';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** What goes through the compiler of LWC; everything else is plain TypeScript or JavaScript. */
const COMPONENTS = [
  /[\\/]src[\\/]panel[\\/]phone[\\/]/,
  /[\\/]scripts[\\/]bench[\\/]floor[\\/]bench[\\/]/,
  /[\\/]lightning-base-components[\\/]/,
  /^@lwc[\\/]resources/,
];

export interface BuildChoices {
  readonly entry: string;
  readonly minify: boolean;
  /** True: libraries are taken as they come, without what we speed up in them. */
  readonly asPublished?: boolean;
}

export function inputOptions({ entry, minify, asPublished }: BuildChoices): InputOptions {
  return {
    input: { softphone: entry },
    onwarn: stopOrSkip,
    logLevel: 'warn',
    plugins: [
      startModule(entry),
      iconPaths(),
      baseComponents(),
      typeScript(),
      npmPackages(),
      ...(asPublished ? [] : [sipGrammar()]),
      replace({ preventAssignment: true, values: REPLACED }),
      lwc({
        rootDir: `${projectRoot}src/panel`,
        include: COMPONENTS,
        // Wanted by the base components: combobox reads element internals, modal creates components by constructor.
        enableSyntheticElementInternals: true,
        enableDynamicComponents: true,
        enableLwcOn: true,
      }),
      ...(minify ? [minified()] : []),
    ],
  };
}

/** Names without a hash: the address of the static resource changes with each deployment, and the output stays comparable. */
export function outputOptions(minify: boolean): OutputOptions {
  return {
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: (chunk) => `chunks/${packageName(chunk.facadeModuleId) ?? '[name]'}.js`,
    // A request of its own costs more than these bytes.
    experimentalMinChunkSize: 4096,
    compact: minify,
    hoistTransitiveImports: false,
  };
}

/** A library that is a chunk by itself is called by its name, not by its `index`. */
function packageName(module: string | null): string | null {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?([^\\/]+)/.exec(module ?? '')?.[1] ?? null;
}

const REPLACED = {
  'process.env.NODE_ENV': JSON.stringify('production'),
  'import.meta.env.SSR': 'false',
};

/**
 * A warning is a broken page sooner or later, so it ends the build. Those that the libraries bring along are skipped.
 * @throws Error with file and line
 */
function stopOrSkip(warning: RollupLog): void {
  const place = warning.loc?.file ?? warning.id ?? '';
  if (place.includes('node_modules') && warning.code !== 'UNRESOLVED_IMPORT') return;
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('node_modules'))) return;
  if (warning.message.includes('"rootDir" option')) return;
  const line = warning.loc ? `:${warning.loc.line}:${warning.loc.column}` : '';
  throw new Error(`${warning.message}${place ? ` (${place}${line})` : ''}`);
}
