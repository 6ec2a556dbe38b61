import { existsSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

/** Finds `./call` as `./call.ts`, and takes the types away. Decorators stay, for the compiler of LWC. */
export function typeScript(): Plugin {
  return {
    name: 'type-script',
    resolveId: (id, importer) =>
      importer && id.startsWith('.') && !extname(id) ? sourceFile(resolve(dirname(importer), id)) : null,
    async transform(source, id) {
      // Some ways of loading a module leave it unwatched; saying it here covers all of them.
      if (!id.startsWith('\0')) this.addWatchFile(id.split('?')[0] ?? id);
      if (extname(id.split('?')[0] ?? id) !== '.ts') return null;
      const { code } = await transform(source, {
        loader: 'ts',
        target: 'esnext',
        sourcefile: id,
        // With any other value esbuild lowers decorators, and LWC no longer sees them.
        tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: true } },
      });
      return { code, map: null };
    },
  };
}

/** Small names and no blanks. ASCII only, because a page without a declared charset would misread anything else. */
export function minified(): Plugin {
  return {
    name: 'minified',
    async renderChunk(source) {
      // The export says that this is a module even where nothing else does: as a script, functions in blocks would be hoisted
      // under names that are taken.
      const { code } = await transform(`${source}\nexport {};`, {
        minify: true,
        format: 'esm',
        target: 'es2022',
        charset: 'ascii',
        legalComments: 'none',
      });
      return { code, map: null };
    },
  };
}

/** The file that a path without extension means, or null. */
export function sourceFile(path: string): string | null {
  const isFile = (candidate: string): boolean => existsSync(candidate) && statSync(candidate).isFile();
  return ['', '.ts', '.js', '/index.ts', '/index.js'].map((ending) => path + ending).find(isFile) ?? null;
}
