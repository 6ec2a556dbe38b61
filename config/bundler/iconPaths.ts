import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rollup';

const ICONS = join(
  dirname(createRequire(import.meta.url).resolve('@salesforce-ux/design-system/package.json')),
  'assets/icons',
);

/**
 * Fills `phone/iconPaths` with the drawings of the icons that it lists, unchanged, from the design system.
 * An icon that the design system does not have ends the build.
 */
export function iconPaths(): Plugin {
  return {
    name: 'icon-paths',
    transform(source, id) {
      if (!/[\\/]iconPaths[\\/]iconPaths\.ts$/.test(id)) return null;
      const names = [...source.matchAll(/'((?:utility|standard):\w+)'/g)].map((match) => match[1] ?? '');
      const drawings = Object.fromEntries([...new Set(names)].sort().map((name) => [name, drawing(name)]));
      return { code: `export const ICON_PATHS = ${JSON.stringify(drawings)};`, map: null };
    },
  };
}

/** `utility:call` → `{ box: '0 0 520 520', paths: ['m485 …'] }` */
function drawing(name: string): { readonly box: string; readonly paths: readonly string[] } {
  const file = join(ICONS, `${name.replace(':', '/')}.svg`);
  if (!existsSync(file)) throw new Error(`The design system has no icon ${name} (${file})`);
  const svg = readFileSync(file, 'utf8');
  const other = /transform=|<(?!\/?(?:svg|path|circle|ellipse|g)\b)\w+/.exec(svg);
  const paths = [...svg.matchAll(/<path [^>]*?\bd="([^"]+)"|<(?:circle|ellipse) [^>]+>/g)].map(
    ([tag, path]) => path ?? ellipsePath(tag),
  );
  if (paths.length === 0 || other)
    throw new Error(`The icon ${name} is not made of paths and ellipses alone: ${other?.[0] ?? 'no path'}`);
  return { box: /viewBox="([^"]+)"/.exec(svg)?.[1] ?? '', paths };
}

/** The same circle or ellipse as two arcs. */
function ellipsePath(tag: string): string {
  const value = (name: string): number => Number(new RegExp(` ${name}="([^"]+)"`).exec(tag)?.[1] ?? 0);
  const [rx, ry] = [value('rx') || value('r'), value('ry') || value('r')];
  return `M${value('cx') - rx} ${value('cy')}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
}
