import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import postcss from 'postcss';
import type { Plugin } from 'rollup';

/**
 * Icons that base components draw by themselves, and those that our templates ask them for.
 * A base component shows an empty place for an icon that is not listed here, and says nothing.
 */
const ICONS = ['check', 'chevrondown', 'clear', 'close', 'down', 'error', 'info', 'search', 'success', 'warning'].map(
  (name) => `utility/${name}`,
);

/**
 * Keeps lightning-base-components small. They bring all icons of the design system (1.3 MB) and, in each style sheet, rules for
 * native shadow that nothing here uses: half of their size.
 */
export function baseComponents(): Plugin {
  return {
    name: 'base-components',
    load(id) {
      const [path = ''] = id.split('?');
      if (!path.includes('lightning-base-components') || !existsSync(path)) return null;
      if (/^iconSvgTemplates[A-Z]\w+\.js$/.test(basename(path))) return iconLibrary(dirname(path));
      return path.endsWith('.css') ? withoutNativeShadow(readFileSync(path, 'utf8')) : null;
    },
  };
}

/** The module that a base component loads when it needs an icon: templates by name, `utility_check`. */
function iconLibrary(folder: string): string {
  const icons = ICONS.filter((icon) => existsSync(join(folder, 'buildTemplates', `${icon}.html`)));
  const names = icons.map((icon) => icon.replace('/', '_'));
  const imports = icons.map((icon, index) => `import ${names[index]} from './buildTemplates/${icon}.html';`);
  return `${imports.join('\n')}\nexport default { ${names.join(', ')} };`;
}

/** An empty sheet would not do: LWC cannot compile it. */
function withoutNativeShadow(css: string): string {
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    if (rule.selectors.every((selector) => selector.includes('[data-render-mode="shadow"]'))) rule.remove();
  });
  return root.nodes.length > 0 ? root.toString() : 'x{}';
}
