import { pageRefused } from './pageRefused';
import type { Place } from './pageRefused';

/** What a merge field may refer to and call. Both throw for what they do not know. */
export interface ExpressionWorld {
  /** `$Resource.softphone` → `/resource/…/softphone` */
  readonly global: (path: string, place: Place) => string;
  readonly call: (name: string, args: readonly string[], place: Place) => string;
}

/** Functions whose result is made for its place; HTML escaping would spoil it. */
const ENCODING = ['JSENCODE', 'HTMLENCODE', 'JSINHTMLENCODE', 'URLENCODE'];
const TOKEN = /\s*(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\$?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(.))/gy;

const MERGE_FIELD = /\{!((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^}'"])*)\}/g;

interface Token {
  readonly kind: 'text' | 'name' | 'sign';
  readonly value: string;
}

export interface Merging {
  readonly world: ExpressionWorld;
  readonly write: (merged: MergedValue) => string;
  /** In markup and attributes `<` is written `&lt;`; scripts and styles are taken as they are. */
  readonly isXml: boolean;
}

/** One merge field: what it says, and whether it must still be escaped where it stands. */
export interface MergedValue {
  readonly value: string;
  readonly isEncoded: boolean;
}

/**
 * Replaces the merge fields `{!…}` of a text.
 *
 * @param place    where the text begins
 * @param merging  how this place reads and writes them
 */
export function mergeText(text: string, place: Place, merging: Merging): string {
  return text.replace(MERGE_FIELD, (_, source: string, offset: number) => {
    const line = place.line + text.slice(0, offset).split('\n').length - 1;
    return merging.write(evaluate(merging.isXml ? withoutEntities(source) : source, { ...place, line }, merging.world));
  });
}

function withoutEntities(source: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return source.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => names[name]!);
}

/** The value of an expression without its braces: names, texts, function calls, joined by `&`. */
export function evaluate(source: string, place: Place, world: ExpressionWorld): MergedValue {
  const reader = new Reader(tokensOf(source), { source, place, world });
  const value = reader.concatenation();
  reader.assertEnd();
  const first = /^\s*([A-Za-z]+)\s*\(/.exec(source)?.[1]?.toUpperCase() ?? '';
  return { value, isEncoded: ENCODING.includes(first) };
}

interface ReaderParts {
  readonly source: string;
  readonly place: Place;
  readonly world: ExpressionWorld;
}

class Reader {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly parts: ReaderParts,
  ) {}

  concatenation(): string {
    let value = this.single();
    while (this.isSign('&')) {
      this.at += 1;
      value += this.single();
    }
    return value;
  }

  assertEnd(): void {
    if (this.at < this.tokens.length) throw this.unknown();
  }

  private single(): string {
    const token = this.tokens[this.at];
    if (!token || token.kind === 'sign') throw this.unknown();
    this.at += 1;
    if (token.kind === 'text') return token.value;
    if (this.isSign('(')) return this.parts.world.call(token.value.toUpperCase(), this.args(), this.parts.place);
    return this.parts.world.global(token.value, this.parts.place);
  }

  private args(): string[] {
    const args: string[] = [];
    do {
      this.at += 1;
      args.push(this.concatenation());
    } while (this.isSign(','));
    if (!this.isSign(')')) throw this.unknown();
    this.at += 1;
    return args;
  }

  private isSign(sign: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'sign' && token.value === sign;
  }

  private unknown(): Error {
    const { source, place } = this.parts;
    return pageRefused(place, `the expression {!${source}} is not understood`, 'expression.ts');
  }
}

function tokensOf(source: string): Token[] {
  return [...source.trimEnd().matchAll(TOKEN)].map(([, text, name, sign]): Token => {
    if (text !== undefined) return { kind: 'text', value: text.slice(1, -1).replace(/\\(.)/g, '$1') };
    return name !== undefined ? { kind: 'name', value: name } : { kind: 'sign', value: sign ?? '' };
  });
}
