import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../base/appError';
import type { ApexClasses } from '../../org/apex/apexClass';
import type { PageControllers } from '../../org/apex/page/pageController';
import type { OpenPage } from '../agentSession';
import { escapeHtml } from '../answer';
import type { Namespace } from '../namespace';
import { evaluate, mergeText } from './expression';
import type { MergedValue } from './expression';
import { takeForm } from './formTags';
import { LIGHTNING_STYLES } from './lightningStyles';
import { parseMarkup } from './markup';
import type { ElementNode, MarkupNode } from './markup';
import { readPageAttributes } from './pageAttributes';
import type { PageAttributes } from './pageAttributes';
import { pageBroken } from './pageRefused';
import { pageWorld } from './pageWorld';
import { remotingHead } from './remoting/remotingHead';
import type { FormWorld } from './tag';
import { TAGS, unknownTag } from './tags';

export interface RenderParts {
  readonly metadataFolder: string;
  readonly apex: ApexClasses;
  readonly pageName: string;
  readonly openPage: OpenPage;
  readonly namespace: Namespace;
  /** Twins of the controllers of pages with a form. */
  readonly pageControllers?: PageControllers;
  /** What such a page was sent; without it the page is only shown. */
  readonly sent?: URLSearchParams | undefined;
}

/** HTML elements without content or closing tag. */
const VOID = ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'];

/**
 * Renders a page of the project as Salesforce would, as far as it is known here; everything else is refused by name.
 *
 * @returns `hasPolicy`: the page asks for the strict Content-Security-Policy (cspHeader="true")
 * @throws AppError `page-refused`, `page-broken`, `no-page`
 */
export function renderPage(parts: RenderParts): { readonly body: string; readonly hasPolicy: boolean } {
  const file = `pages/${parts.pageName}.page`;
  const root = rootOf(parseMarkup(readSource(parts, file), file), file);
  const attributes = readPageAttributes(root, file);
  const head = remotingHead(attributes.controllers, parts);
  const form = formWorld(attributes, parts);
  if (form && parts.sent) takeForm(parts.sent, form.controller);
  const content = new Renderer(file, { ...parts, form }, attributes).nodes(root.children);
  return { body: `${attributes.docType}\n${framed(content, head, attributes)}`, hasPolicy: attributes.cspHeader };
}

function formWorld({ controllers }: PageAttributes, { pageControllers, openPage }: RenderParts): FormWorld | null {
  const controller = pageControllers?.[controllers[0] ?? '']?.();
  return controller ? { controller, openPage } : null;
}

/** Remoting comes first in the head, also in the head that the page writes itself. */
function framed(
  content: string,
  remoting: string,
  { applyHtmlTag, applyBodyTag, title, hasLightningStyles }: PageAttributes,
): string {
  const head = remoting + (hasLightningStyles ? `<link rel="stylesheet" href="${LIGHTNING_STYLES}">` : '');
  if (!applyHtmlTag)
    return content.includes('<head>') ? content.replace('<head>', () => `<head>${head}`) : head + content;
  const body = applyBodyTag ? `<body>${content}</body>` : content;
  // The language of who reads it; that the platform says so is taken for granted here.
  return `<html lang="en-US"><head>${head}<title>${escapeHtml(title)}</title></head>${body}</html>`;
}

/** Turns nodes into HTML. */
export class Renderer {
  readonly form: FormWorld | null;
  private readonly world;

  constructor(
    readonly file: string,
    parts: RenderParts & { readonly form: FormWorld | null },
    attributes: PageAttributes,
  ) {
    this.form = parts.form;
    this.world = pageWorld({ ...parts, controllers: attributes.controllers, controller: parts.form?.controller });
  }

  nodes(nodes: readonly MarkupNode[]): string {
    return nodes.map((node) => (node.kind === 'text' ? this.merge(node.text, node.line) : this.element(node))).join('');
  }

  /** Merge fields in text and attributes are escaped. */
  merge(text: string, line: number): string {
    return mergeText(text, { file: this.file, line }, { world: this.world, write: asHtml, isXml: true });
  }

  private element(node: ElementNode): string {
    const { name, line } = node;
    const tag = TAGS[name];
    if (tag) return this.isRendered(node) ? tag(node, this) : '';
    if (name.includes(':')) throw unknownTag(name, { file: this.file, line });
    const attributes = node.attributes.map(({ name: key, value }) => ` ${key}="${this.merge(value, line)}"`).join('');
    if (VOID.includes(name)) return `<${name}${attributes}>`;
    const isScript = name === 'script' || name === 'style';
    const content = isScript ? node.children.map((child) => this.raw(child)).join('') : this.nodes(node.children);
    return `<${name}${attributes}>${content}</${name}>`;
  }

  /** A tag whose `rendered` is false is left out with all that is in it. */
  private isRendered({ attributes, line }: ElementNode): boolean {
    const asked = attributes.find(({ name }) => name === 'rendered')?.value ?? 'true';
    const expression = /^\{!(.*)\}$/.exec(asked)?.[1];
    return (expression ? evaluate(expression, { file: this.file, line }, this.world).value : asked) === 'true';
  }

  /** In scripts and styles nothing is escaped by itself: a page that wants script encoding says so. */
  private raw(node: MarkupNode): string {
    if (node.kind !== 'text') return '';
    const place = { file: this.file, line: node.line };
    return mergeText(node.text, place, { world: this.world, write: ({ value }) => value, isXml: false });
  }
}

function asHtml({ value, isEncoded }: MergedValue): string {
  return isEncoded ? value : escapeHtml(value);
}

function rootOf(nodes: readonly MarkupNode[], file: string): ElementNode {
  const [root, ...more] = nodes.filter((node): node is ElementNode => node.kind === 'element');
  if (root?.name === 'apex:page' && more.length === 0) return root;
  throw pageBroken({ file, line: root?.line ?? 1 }, 'a page is one <apex:page> and nothing beside it');
}

function readSource({ metadataFolder, pageName }: RenderParts, file: string): string {
  try {
    return readFileSync(join(metadataFolder, file), 'utf8');
  } catch (cause) {
    throw new AppError('no-page', `There is no Visualforce page ${pageName}`, {
      hint: `Pages are read from force-app/main/default/${file}.`,
      cause,
    });
  }
}
