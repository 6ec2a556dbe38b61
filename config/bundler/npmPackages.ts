import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rollup';
import { sourceFile } from './typeScript';

/** How a browser that loads ES modules reads `exports` of a package.json. */
const CONDITIONS = ['browser', 'import', 'module', 'default'];

type Exports = string | null | readonly Exports[] | { readonly [key: string]: Exports };

interface PackageJson {
  readonly exports?: Exports;
  readonly module?: string;
  readonly main?: string;
}

/** Finds packages that are not made of components (`sip.js/lib/core`, `idb`); those that are, LWC's own plugin finds. */
export function npmPackages(): Plugin {
  return {
    name: 'npm-packages',
    resolveId(id, importer) {
      const [, name, path] = /^((?:@[^/]+\/)?[^./@\0][^/]*)(\/.*)?$/.exec(id) ?? [];
      if (!importer || !name || name === 'lwc' || id.startsWith('@lwc/')) return null;
      const folder = packageFolder(dirname(importer), name);
      return folder === null ? null : packageFile(folder, `.${path ?? ''}`);
    },
  };
}

function packageFolder(from: string, name: string): string | null {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? null : packageFolder(dirname(from), name);
}

function packageFile(folder: string, path: string): string | null {
  const json = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
  if (json.exports !== undefined) {
    const target = exportedFile(json.exports, path);
    return target === null ? null : join(folder, target);
  }
  return sourceFile(join(folder, path === '.' ? (json.module ?? json.main ?? 'index.js') : path));
}

function exportedFile(exports: Exports, path: string): string | null {
  const isMap =
    typeof exports === 'object' && exports !== null && Object.keys(exports).some((key) => key.startsWith('.'));
  if (!isMap) return path === '.' ? chosen(exports) : null;
  const map = exports as { readonly [key: string]: Exports };
  if (map[path] !== undefined) return chosen(map[path]);
  for (const [key, target] of Object.entries(map)) {
    const [before = '', after] = key.split('*');
    if (after === undefined || !path.startsWith(before) || !path.endsWith(after)) continue;
    return chosen(target)?.replaceAll('*', path.slice(before.length, path.length - after.length)) ?? null;
  }
  return null;
}

function chosen(target: Exports): string | null {
  if (target === null || typeof target === 'string') return target;
  const options = Array.isArray(target)
    ? (target as readonly Exports[])
    : Object.entries(target)
        .filter(([key]) => CONDITIONS.includes(key))
        .map(([, value]) => value);
  for (const option of options) {
    const file = chosen(option);
    if (file !== null) return file;
  }
  return null;
}
