/** A statement of a class that reads or writes data. */
export interface DataPlace {
  /** `CtiNotices.put`: the class that is the file, and the method; a constructor is `CtiNotices.<init>`. */
  readonly name: string;
  readonly line: number;
  /** Where the mark before the statement stands: on the line on which the code before it ends. */
  readonly markLine: number;
  /** As far as the code says it beside the statement itself. */
  readonly isInUserMode: boolean;
}

/** The object of the marks. No org has it, so nobody's rights on it were ever asked. */
export const MARK_OBJECT = 'Cti_Seen__c';
const MARK = ` insert new ${MARK_OBJECT}(Name = 'seen');`;

const WRITES = 'insert|update|upsert|delete|undelete|merge';
const CALLS = `${WRITES}|convertLead|emptyRecycleBin|(?:query|countQuery|getQueryLocator|getCursor)(?:WithBinds)?`;
const DATA = new RegExp(
  `\\[\\s*(?:SELECT|FIND)\\b|\\bDatabase\\.(?:${CALLS})\\(|\\bSearch\\.\\w+\\(|\\bEventBus\\.publish\\(|(?<=[;{}]\\s*)(?:${WRITES})\\s`,
  'gi',
);
const BLOCK_WORDS = new Set(['if', 'for', 'while', 'switch', 'catch', 'runas']);
const HEADER = /(\w+)\s*\((?:[^()]|\([^()]*\))*\)\s*$/;
const LONGEST_HEADER = 600;

/**
 * The places of a class that read or write data, as they are written in this house: a statement begins behind `;`, `{` or `}`.
 *
 * @throws Error for one outside of a method
 */
export function dataPlacesOf(className: string, source: string): readonly DataPlace[] {
  const code = codeOf(source);
  return offsetsOf(code).map((offset) => {
    const line = lineAt(code, offset);
    const method = methodAt(code, offset);
    if (!method) throw new Error(`${className}.cls:${line}: data is touched outside of a method`);
    return {
      name: `${className}.${method}`,
      line,
      markLine: lineAt(code, startOfStatement(code, offset)),
      isInUserMode: /\bUSER_MODE\b|^\w+\s+as\s+user\b/i.test(code.slice(offset, endOf(code, offset))),
    };
  });
}

/**
 * The class with a mark before each of these places: a write that every rule must complain about. Where the engine is silent
 * about a mark it has not been there. Lines stay where they are.
 */
export function withMarks(source: string): string {
  const code = codeOf(source);
  const starts = [...new Set(offsetsOf(code).map((offset) => startOfStatement(code, offset)))];
  return starts.reduceRight((text, start) => text.slice(0, start) + MARK + text.slice(start), source);
}

/** The method around a line, by the name that places have; the class alone outside of methods. */
export function placeOfLine(className: string, source: string, line: number): string {
  const code = codeOf(source);
  const before = code.split('\n').slice(0, line).join('\n');
  const method = methodAt(code, before.length);
  return method ? `${className}.${method}` : className;
}

/** Comments and texts as blanks: what is found is code, and stands where it stood. */
function codeOf(source: string): string {
  return source.replace(/\/\*[^]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'/g, (found) => found.replace(/[^\n]/g, ' '));
}

function offsetsOf(code: string): number[] {
  return [...code.matchAll(DATA)].map((match) => match.index);
}

function lineAt(code: string, offset: number): number {
  return code.slice(0, offset).split('\n').length;
}

function methodAt(code: string, offset: number): string | undefined {
  let closed = 0;
  for (let at = offset - 1; at >= 0; at--) {
    if (code[at] === '}') closed++;
    else if (code[at] === '{' && closed > 0) closed--;
    else if (code[at] === '{') {
      const name = HEADER.exec(code.slice(Math.max(0, at - LONGEST_HEADER), at))?.[1];
      // Only classes begin with a capital letter here.
      if (name && !BLOCK_WORDS.has(name.toLowerCase())) return /^[A-Z]/.test(name) ? '<init>' : name;
    }
  }
  return undefined;
}

/** Behind the `;`, `{` or `}` before it that stands in no bracket of its own. */
function startOfStatement(code: string, offset: number): number {
  let closed = 0;
  for (let at = offset - 1; at >= 0; at--) {
    const sign = code[at] ?? '';
    if (')]'.includes(sign)) closed++;
    else if ('(['.includes(sign)) closed--;
    else if (closed <= 0 && ';{}'.includes(sign)) return at + 1;
  }
  return 0;
}

/** The end of the bracket that opens here; of a statement without one the `;`. */
function endOf(code: string, offset: number): number {
  let open = 0;
  for (let at = offset; at < code.length; at++) {
    const sign = code[at] ?? '';
    if ('(['.includes(sign)) open++;
    else if (')]'.includes(sign) && --open === 0) return at;
    else if (sign === ';' && open === 0) return at;
  }
  return code.length;
}
