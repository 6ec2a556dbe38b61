import { FORM_TAGS } from './formTags';
import { pageRefused } from './pageRefused';
import type { Place } from './pageRefused';
import { attributesOf } from './tag';
import type { Tag } from './tag';

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
    const { layout = 'inline' } = attributesOf(node, context, ['layout']);
    const name = layout === 'block' ? 'div' : 'span';
    return `<${name}>${context.nodes(node.children)}</${name}>`;
  },
  ...FORM_TAGS,
};

export function unknownTag(name: string, place: Place): Error {
  return pageRefused(place, `the tag <${name}> is not known`, 'tags.ts');
}
