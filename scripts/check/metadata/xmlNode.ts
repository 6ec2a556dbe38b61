import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of a metadata file. Metadata has no mixed content. */
export interface XmlNode {
  readonly name: string;
  /** Few elements have any: types of values, properties of components. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlNode[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: true,
});

/** The root element, or what is wrong with the XML and where. */
export function parseXml(text: string): { readonly root: XmlNode } | { readonly wrong: string } {
  const valid = XMLValidator.validate(text);
  if (valid !== true) return { wrong: `line ${valid.err.line}: ${valid.err.msg}` };
  const roots = (parser.parse(text) as Ordered[]).map(nodeOf).filter((node) => node.name !== '#text');
  return roots.length === 1 && roots[0] ? { root: roots[0] } : { wrong: 'no root element' };
}

/** The parser's ordered form: one key for the element's name, whose value is its content; text under `#text`. */
type Ordered = Readonly<Record<string, readonly Ordered[] | string>>;

/** Attributes stand beside the element's name. */
interface WithAttributes {
  readonly ':@'?: Readonly<Record<string, string>>;
}

function nodeOf(ordered: Ordered): XmlNode {
  const name = Object.keys(ordered).find((key) => key !== ':@') ?? '';
  const content = ordered[name];
  const { ':@': attributes = {} } = ordered as unknown as WithAttributes;
  if (typeof content === 'string') return { name, attributes, text: content, children: [] };
  const inner = (content ?? []).map(nodeOf);
  return {
    name,
    attributes,
    text: inner.find((node) => node.name === '#text')?.text ?? '',
    children: inner.filter((node) => node.name !== '#text'),
  };
}

/** Texts of all elements at a path below a node: `textsAt(permissionSet, 'pageAccesses', 'apexPage')`. */
export function textsAt(node: XmlNode, ...path: readonly string[]): readonly string[] {
  return nodesAt(node, ...path).map((found) => found.text);
}

/** The text of the first element at a path, or empty. */
export function textAt(node: XmlNode, ...path: readonly string[]): string {
  return textsAt(node, ...path)[0] ?? '';
}

export function nodesAt(node: XmlNode, ...path: readonly string[]): readonly XmlNode[] {
  return path.reduce<readonly XmlNode[]>(
    (nodes, name) => nodes.flatMap((each) => each.children.filter((child) => child.name === name)),
    [node],
  );
}
