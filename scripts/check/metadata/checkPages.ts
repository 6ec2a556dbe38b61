import { ofType } from './orgSource';
import type { OrgSource, SourceText } from './orgSource';
import { textAt, textsAt } from './xmlNode';

/** Pages name only what exists, and hold nothing that a strict content security policy would stop. */
export function checkPages(source: OrgSource): readonly string[] {
  return source.pages.flatMap((page) =>
    [...referenceFindings(source, page), ...policyFindings(page), ...touchFindings(source, page)].map(
      (finding) => `${page.path}: ${finding}`,
    ),
  );
}

function referenceFindings(source: OrgSource, { text }: SourceText): readonly string[] {
  const classes = new Map(source.classes.map((each) => [each.name, each.text]));
  const pages = new Set(source.pages.map((each) => each.name));
  const resources = new Set(ofType(source, 'StaticResource').map((each) => each.name));
  const labels = new Set(ofType(source, 'CustomLabels').flatMap((each) => textsAt(each.root, 'labels', 'fullName')));
  const controller = /\bcontroller="(\w+)"/.exec(text)?.[1];
  return [
    ...(controller && !classes.has(controller) ? [`controller "${controller}" does not exist`] : []),
    ...unknown(text, /\$Resource\.(\w+)/g, resources).map((name) => `static resource "${name}" does not exist`),
    ...unknown(text, /\$Label\.(\w+)/g, labels).map((name) => `label "${name}" does not exist`),
    ...unknown(text, /\$Page\.(\w+)/g, pages).map((name) => `page "${name}" does not exist`),
    ...[...text.matchAll(/\$RemoteAction\.(\w+)\.(\w+)/g)]
      .filter(([, name = '', method = '']) => !isRemoteAction(classes.get(name) ?? '', method) || name !== controller)
      .map(([, name, method]) => `${name}.${method} is no remote action of the page's controller`),
  ];
}

/** The names a pattern finds in a text that are not among the known ones. */
function unknown(text: string, pattern: RegExp, names: ReadonlySet<string>): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name).filter((name) => !names.has(name));
}

function isRemoteAction(text: string, method: string): boolean {
  return new RegExp(`@RemoteAction\\s+(public|global)\\s+static\\s+\\w+\\s+${method}\\(`).test(text);
}

/** Open CTI is not there in the mobile app. */
function touchFindings(source: OrgSource, { path }: SourceText): readonly string[] {
  const meta = source.metadata.find((file) => file.path === `${path}-meta.xml`);
  const isOpen = meta !== undefined && textAt(meta.root, 'availableInTouch') !== 'false';
  return isOpen ? ['is offered in the mobile app; availableInTouch must be false'] : [];
}

function policyFindings({ text }: SourceText): readonly string[] {
  const inline = [...text.matchAll(/<script\b([^>]*)>([^<]*)/g)].filter(
    ([, attributes = '', body = '']) => body.trim() !== '' && !attributes.includes('type="application/json"'),
  );
  const foreign = [...text.matchAll(/\b(?:src|href)="((?:https?:)?\/\/[^"]*)"/g)];
  // What stands in an attribute of a component is bound, not written into the page.
  const written = text.replace(/<apex:(?!outputText\b[^>]*escape="false")\w+[^>]*>/g, '');
  const raw = [...written.matchAll(/\{!(?!JSENCODE\(|URLFOR\(|\$Label\.\w+\})[^}]*\}/g)];
  return [
    ...(/\bcspHeader="true"/.test(text) ? [] : ['cspHeader="true" is missing']),
    ...(/\bdocType="html-5\.0"/.test(text) ? [] : ['docType="html-5.0" is missing']),
    ...inline.map(() => 'a script stands in the page itself; only JSON data may'),
    ...foreign.map(([, address]) => `loads from another origin: ${address}`),
    ...raw.map(([expression]) => `${expression} is not encoded; use JSENCODE or URLFOR`),
  ];
}
