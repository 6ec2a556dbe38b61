import type { PageController } from '../../org/apex/page/pageController';
import type { OpenPage } from '../agentSession';
import type { ElementNode } from './markup';
import { pageRefused } from './pageRefused';
import type { Place } from './pageRefused';

/** What a tag needs of the page around it. */
export interface TagContext {
  readonly file: string;
  /** Null when the page's controller has no twin that a form could be bound to. */
  readonly form: FormWorld | null;
  nodes(nodes: ElementNode['children']): string;
  merge(text: string, line: number): string;
}

export type Tag = (node: ElementNode, context: TagContext) => string;

/** What a form of the page is bound to. */
export interface FormWorld {
  readonly controller: PageController;
  readonly openPage: OpenPage;
}

export function placeOf({ line }: ElementNode, { file }: TagContext): Place {
  return { file, line };
}

/** The values of a tag's attributes with their merge fields filled in and escaped for HTML. `rendered` was asked before. */
export function attributesOf(
  node: ElementNode,
  context: TagContext,
  known: readonly string[],
): Readonly<Record<string, string>> {
  const given = node.attributes.filter(({ name }) => name !== 'rendered');
  for (const { name } of given) {
    if (!known.includes(name))
      throw pageRefused(placeOf(node, context), `the attribute ${name} of <${node.name}> is not known`, 'tags.ts');
  }
  return Object.fromEntries(given.map(({ name, value }) => [name, context.merge(value, node.line)]));
}

/** The tag without an attribute that names a property or an action in place of a text. */
export function without(node: ElementNode, attribute: string): ElementNode {
  return { ...node, attributes: node.attributes.filter(({ name }) => name !== attribute) };
}
