import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

/** What an element of a metadata type may hold. */
export type Shape =
  | { readonly kind: 'text' | 'boolean' | 'number' | 'anything' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'object'; readonly name: string; readonly elements: ReadonlyMap<string, ElementShape> };

export interface ElementShape {
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
  readonly shape: Shape;
}

/** Shapes of the Metadata API's types by name. They are read from the type definitions that Salesforce publishes. */
export class MetadataTypes {
  private readonly declared = new Map<string, ts.TypeNode>();
  private readonly known = new Map<string, Shape>();

  constructor(definitions = readDefinitions()) {
    const file = ts.createSourceFile('metadata.d.ts', definitions, ts.ScriptTarget.Latest);
    file.forEachChild((node) => {
      if (ts.isTypeAliasDeclaration(node)) this.declared.set(node.name.text, node.type);
    });
  }

  /** Undefined for a name that is no metadata type. */
  shapeOf(name: string): Shape | undefined {
    const known = this.known.get(name);
    const declared = this.declared.get(name);
    if (known || !declared) return known;
    if (!isObject(declared)) return this.shapeOfNode(declared);
    const elements = new Map<string, ElementShape>();
    const shape: Shape = { kind: 'object', name, elements };
    this.known.set(name, shape); // before its elements: types may hold themselves
    this.addElements(declared, elements);
    return shape;
  }

  private addElements(node: ts.TypeNode, elements: Map<string, ElementShape>): void {
    if (ts.isIntersectionTypeNode(node)) node.types.forEach((part) => this.addElements(part, elements));
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
      const base = this.shapeOf(node.typeName.text);
      if (base?.kind === 'object') base.elements.forEach((element, name) => elements.set(name, element));
    }
    if (!ts.isTypeLiteralNode(node)) return;
    for (const member of node.members) {
      if (!ts.isPropertySignature(member) || !member.type || !ts.isIdentifier(member.name)) continue;
      const isRepeated = ts.isArrayTypeNode(member.type);
      elements.set(member.name.text, {
        isRepeated,
        isRequired: !member.questionToken && !isRepeated,
        shape: this.shapeOfNode(ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type),
      });
    }
  }

  private shapeOfNode(node: ts.TypeNode): Shape {
    if (node.kind === ts.SyntaxKind.StringKeyword) return { kind: 'text' };
    if (node.kind === ts.SyntaxKind.BooleanKeyword) return { kind: 'boolean' };
    if (node.kind === ts.SyntaxKind.NumberKeyword) return { kind: 'number' };
    const words = wordsOf(node);
    if (words.length > 0) return { kind: 'words', words };
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
      return this.shapeOf(node.typeName.text) ?? { kind: 'anything' };
    }
    return { kind: 'anything' };
  }
}

function readDefinitions(): string {
  const require = createRequire(`${process.cwd()}/package.json`);
  return readFileSync(require.resolve('@salesforce/types/metadata').replace(/\.js$/, '.d.ts'), 'utf8');
}

function isObject(node: ts.TypeNode): boolean {
  return ts.isTypeLiteralNode(node) || ts.isIntersectionTypeNode(node);
}

/** The words of `'Public' | 'Private'`, or none when the type is something else. */
function wordsOf(node: ts.TypeNode): readonly string[] {
  const parts = ts.isUnionTypeNode(node) ? node.types : [node];
  return parts.flatMap((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? [part.literal.text] : [],
  );
}
