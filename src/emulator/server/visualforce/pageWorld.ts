import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ApexClasses } from '../../org/apex/apexClass';
import type { PageController } from '../../org/apex/page/pageController';
import { escapeHtml } from '../answer';
import type { Namespace } from '../namespace';
import type { ExpressionWorld } from './expression';
import { labelText } from '../setup/labelText';
import { pageBroken, pageRefused } from './pageRefused';
import type { Place } from './pageRefused';
import { resourceAddress } from './staticResources';

export interface WorldParts {
  readonly metadataFolder: string;
  readonly apex: ApexClasses;
  /** Controller and extensions of the page. */
  readonly controllers: readonly string[];
  readonly namespace: Namespace;
  /** Twin of the controller of a page with a form. */
  readonly controller?: PageController | undefined;
}

type Global = (name: readonly string[], place: Place, parts: WorldParts) => string;
type Call = (args: readonly string[]) => string;

/** `$Name.…` → value. A new global is a line here. */
const GLOBALS: Readonly<Record<string, Global>> = {
  $Resource: ([name = ''], place, { metadataFolder, namespace }) => {
    const address = resourceAddress(metadataFolder, name, namespace);
    if (address) return address;
    throw pageBroken(place, `there is no static resource ${name}. Is it built? ("npm run build")`);
  },
  $Page: ([name = ''], place, { metadataFolder, namespace }) => {
    if (existsSync(join(metadataFolder, 'pages', `${name}.page`))) return `/apex/${namespace.ofFile(name)}`;
    throw pageBroken(place, `there is no Visualforce page ${name}`);
  },
  $RemoteAction: ([className = '', method = ''], place, { apex, controllers, namespace }) => {
    if (!controllers.includes(className)) throw pageBroken(place, `${className} is no controller of this page`);
    if (apex[className]?.[method]) return `${namespace.ofClass(className)}.${method}`;
    throw pageRefused(place, `${className}.${method} has no twin`, `../../org/apex/${className}.ts`);
  },
  $Label: ([name = ''], place, { metadataFolder }) => {
    const text = labelText(metadataFolder, name);
    if (text) return text;
    throw pageBroken(place, `there is no custom label ${name}`);
  },
};

/** Functions of expressions. A new one is a line here. */
const CALLS: Readonly<Record<string, Call>> = {
  NOT: ([value = '']) => String(value !== 'true'),
  URLFOR: ([target = '', path = '']) => (path ? `${target}/${path}` : target),
  JSENCODE: ([value = '']) => jsEncode(value),
  HTMLENCODE: ([value = '']) => escapeHtml(value),
  JSINHTMLENCODE: ([value = '']) => jsEncode(escapeHtml(value)),
  URLENCODE: ([value = '']) => encodeURIComponent(value).replaceAll('%20', '+'),
};

export function pageWorld(parts: WorldParts): ExpressionWorld {
  return {
    global(path, place) {
      const [root = '', ...name] = path.split('.');
      const property = name.length === 0 ? parts.controller?.read[root] : undefined;
      if (property) return String(property());
      const global = GLOBALS[root];
      if (!global) throw pageRefused(place, `{!${path}} is not known`, 'pageWorld.ts');
      return global(name, place, parts);
    },
    call(name, args, place) {
      const call = CALLS[name];
      if (!call) throw pageRefused(place, `the function ${name} is not known`, 'pageWorld.ts');
      return call(args);
    },
  };
}

/** Backslashes before what ends a text or a script element. */
function jsEncode(value: string): string {
  const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '<': '\\u003C', '>': '\\u003E' };
  return value.replace(/[\\'"/\n\r<>]/g, (letter) => named[letter] ?? `\\${letter}`);
}
