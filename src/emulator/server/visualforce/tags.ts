import type { ElementNode } from './markup';
import { pageRefused } from './pageRefused';
import type { Place } from './pageRefused';

/** What a tag needs of the page around it. */
export interface TagContext {
  readonly file: string;
  nodes(nodes: ElementNode['children']): string;
  merge(text: string, line: number): string;
}

type Tag = (node: ElementNode, context: TagContext) => string;

/** The tags of Visualforce that are known here; a new one is a line in this table. */
export const TAGS: Readonly<Record<string, Tag>> = {
  'apex:includeScript': (node, context) => {
    const { value } = attributesOf(node, context, ['value']);
    return `<script src="${value}"></script>`;
  },
  'apex:stylesheet': (node, context) => {
    const { value } = attributesOf(node, context, ['value']);
    return `<link rel="stylesheet" href="${value}">`;
  },
  'apex:outputText': (node, context) => {
    const { value } = attributesOf(node, context, ['value']);
    return value ?? '';
  },
  'apex:outputPanel': (node, context) => {
    attributesOf(node, context, []);
    return `<span>${context.nodes(node.children)}</span>`;
  },
};

export function unknownTag(name: string, place: Place): Error {
  return pageRefused(place, `the tag <${name}> is not known`, 'tags.ts');
}

/** The values of a tag's attributes with their merge fields filled in and escaped for HTML. */
function attributesOf(
  node: ElementNode,
  context: TagContext,
  known: readonly string[],
): Readonly<Record<string, string>> {
  const place = { file: context.file, line: node.line };
  for (const { name } of node.attributes) {
    if (!known.includes(name))
      throw pageRefused(place, `the attribute ${name} of <${node.name}> is not known`, 'tags.ts');
  }
  return Object.fromEntries(node.attributes.map(({ name, value }) => [name, context.merge(value, node.line)]));
}
