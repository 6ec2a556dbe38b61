import type { ElementShape, MetadataTypes, Shape } from './metadataTypes';
import { once } from './once';
import type { OrgSource } from './orgSource';
import type { XmlNode } from './xmlNode';

/**
 * Compares every metadata file with the shape of its type: elements that do not exist, are missing or stand twice, and
 * values that are none of the allowed ones. The sf CLI converts such files without a word; only an org would refuse them.
 */
export function checkShapes(source: OrgSource, types: MetadataTypes): readonly string[] {
  const findings = findingsBy(types);
  return source.metadata.flatMap((file) => findings(file.root).map((finding) => `${file.path}: ${finding}`));
}

const findingsBy = once((types: MetadataTypes) =>
  once((root: XmlNode): readonly string[] => {
    const shape = types.shapeOf(root.name);
    return shape?.kind === 'object' ? findingsIn(root, shape) : [`<${root.name}> is no metadata type`];
  }),
);

/** Written as elements, but published as text (it is sent encoded). */
const UNPUBLISHED = ['targetConfigs'];

function findingsIn(node: XmlNode, shape: Shape): readonly string[] {
  if (shape.kind === 'anything' || UNPUBLISHED.includes(node.name)) return [];
  if (shape.kind === 'object') return [...elementFindings(node, shape), ...missingElements(node, shape)];
  if (node.children.length > 0) return [`<${node.name}> holds elements where a value belongs`];
  const isRight =
    shape.kind === 'text' ||
    (shape.kind === 'boolean' && /^(true|false)$/.test(node.text)) ||
    (shape.kind === 'number' && /^-?\d+(\.\d+)?$/.test(node.text)) ||
    (shape.kind === 'words' && shape.words.includes(node.text));
  return isRight ? [] : [`<${node.name}> is "${node.text}"; ${expected(shape)}`];
}

function elementFindings(node: XmlNode, shape: ObjectShape): readonly string[] {
  const seen = new Set<string>();
  return node.children.flatMap((child) => {
    const element: ElementShape | undefined = shape.elements.get(child.name);
    if (!element) return [`<${child.name}> does not exist in ${shape.name}`];
    const isTwice = seen.has(child.name) && !element.isRepeated;
    seen.add(child.name);
    return [
      ...(isTwice ? [`<${child.name}> stands more than once in ${shape.name}`] : []),
      ...findingsIn(child, element.shape),
    ];
  });
}

function missingElements(node: XmlNode, shape: ObjectShape): readonly string[] {
  const there = new Set(node.children.map((child) => child.name));
  return [...shape.elements]
    .filter(([name, element]) => element.isRequired && !there.has(name))
    .map(([name]) => `<${name}> is missing in ${shape.name}`);
}

type ObjectShape = Extract<Shape, { kind: 'object' }>;

function expected(shape: Shape): string {
  if (shape.kind !== 'words') return `it must be a ${shape.kind}`;
  const some = shape.words.slice(0, 8).join(', ');
  return `it must be one of ${some}${shape.words.length > 8 ? ' …' : ''}`;
}
