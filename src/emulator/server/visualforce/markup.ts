import { pageBroken } from './pageRefused';

export type MarkupNode = TextNode | ElementNode;

/** Text as it stands in the source, entities and comments included. */
export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
}

export interface ElementNode {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly MarkupNode[];
  readonly line: number;
}

export interface Attribute {
  readonly name: string;
  /** As it stands between the quotes. */
  readonly value: string;
}

/** Elements whose content is no markup. */
const RAW = ['script', 'style'];
const COMMENT = /^<!--[\s\S]*?-->/;
const OPEN_TAG = /^<([A-Za-z][\w:.-]*)((?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/;
const CLOSE_TAG = /^<\/([A-Za-z][\w:.-]*)\s*>/;
const ATTRIBUTE = /([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads a Visualforce page: XML, with script and style elements taken as they are.
 *
 * @throws AppError `page-broken` with file and line
 */
export function parseMarkup(source: string, file: string): readonly MarkupNode[] {
  return new Parser(source, file).parse();
}

class Parser {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly file: string,
  ) {}

  parse(): readonly MarkupNode[] {
    const nodes = this.nodesUntil('');
    if (this.at < this.source.length) throw this.broken(`unexpected ${this.rest().slice(0, 40)}`);
    return nodes;
  }

  /** Reads nodes up to the closing tag of `parent`, or to the end of the page. */
  private nodesUntil(parent: string): MarkupNode[] {
    const nodes: MarkupNode[] = [];
    const { line } = this;
    for (;;) {
      const closing = CLOSE_TAG.exec(this.rest());
      if (closing) {
        if (closing[1] !== parent)
          throw this.broken(`</${closing[1]}> closes nothing${parent ? `: <${parent}> is open` : ''}`);
        this.at += closing[0].length;
        return nodes;
      }
      if (this.at >= this.source.length) {
        if (parent) throw this.broken(`<${parent}> is not closed`, line);
        return nodes;
      }
      nodes.push(this.node());
    }
  }

  private node(): MarkupNode {
    const { line } = this;
    const comment = COMMENT.exec(this.rest());
    if (comment) return this.text(comment[0].length);
    if (this.source[this.at] !== '<') {
      const end = this.source.indexOf('<', this.at);
      return this.text((end < 0 ? this.source.length : end) - this.at);
    }
    const tag = OPEN_TAG.exec(this.rest());
    if (!tag) throw this.broken(`this is no tag: ${this.rest().slice(0, 40).split('\n')[0]}`);
    const [whole, name = '', attributes = '', slash] = tag;
    this.at += whole.length;
    const children = slash ? [] : RAW.includes(name) ? this.raw(name) : this.nodesUntil(name);
    return { kind: 'element', name, attributes: readAttributes(attributes), children, line };
  }

  private raw(name: string): MarkupNode[] {
    const end = this.source.indexOf(`</${name}>`, this.at);
    if (end < 0) throw this.broken(`<${name}> is not closed`);
    const text = this.text(end - this.at);
    this.at += `</${name}>`.length;
    return text.text ? [text] : [];
  }

  private text(length: number): TextNode {
    const node: TextNode = { kind: 'text', text: this.source.slice(this.at, this.at + length), line: this.line };
    this.at += length;
    return node;
  }

  private rest(): string {
    return this.source.slice(this.at);
  }

  /** 1 for the first line. */
  private get line(): number {
    return this.source.slice(0, this.at).split('\n').length;
  }

  private broken(what: string, line = this.line): Error {
    return pageBroken({ file: this.file, line }, what);
  }
}

function readAttributes(text: string): Attribute[] {
  return [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => ({
    name,
    value: double ?? single ?? '',
  }));
}
