import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { PurgeCSS } from 'purgecss';
import { BRAND } from '../../src/base/brand';

const PANEL = fileURLToPath(new URL('../../src/panel/', import.meta.url));
const DESIGN_SYSTEM = dirname(createRequire(import.meta.url).resolve('@salesforce-ux/design-system/package.json'));

/** Classes that scripts put together from parts, so that no source has them whole: the tile behind a record's icon. */
const BUILT_NAMES = [/^slds-icon-standard-(account|case|contact|default|lead|opportunity|person-account|record|user)$/];

/**
 * The page's one style sheet: what our templates use of the Lightning Design System, the brand's colours, then our own `phone.css`.
 * @throws Error when it would fetch anything: the page may only load what lies beside it
 */
export async function softphoneStyles(minify: boolean): Promise<string> {
  const [system, own] = await Promise.all([designSystem(), readFile(join(PANEL, 'phone.css'), 'utf8')]);
  const css = `${system}\n${brandColours()}\n${own}`;
  const fetched = /url\(|@import|@font-face/.exec(css);
  if (fetched)
    throw new Error(`The style sheet would fetch a file: …${css.slice(fetched.index, fetched.index + 120)}…`);
  const { code } = await transform(css, { loader: 'css', minify, charset: 'ascii', target: 'chrome110' });
  return code;
}

function brandColours(): string {
  const colours = Object.entries(BRAND.colours).map(([name, colour]) => `${name}: ${colour};`);
  return `:root { ${colours.join(' ')} }`;
}

async function designSystem(): Promise<string> {
  const [purged] = await new PurgeCSS().purge({
    content: [`${PANEL}phone/**/*.html`, `${PANEL}phone/**/!(*.test).ts`],
    css: [join(DESIGN_SYSTEM, 'assets/styles/salesforce-lightning-design-system.css')],
    // The default takes `lwc:if={isOpen}` apart in ways that keep half of the sheet alive.
    defaultExtractor: (source) => source.match(/[A-Za-z][\w-]*/g) ?? [],
    safelist: { standard: BUILT_NAMES },
    fontFace: true,
    keyframes: true,
    variables: true,
  });
  return purged?.css ?? '';
}
