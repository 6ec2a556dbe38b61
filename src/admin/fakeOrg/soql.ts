import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { OrgData, Row } from './orgData';
import { RowRefused } from './orgData';

type Value = string | number | boolean | null;
type Test = (row: Row) => boolean;

export interface Answered {
  /** Field paths in the order of the SELECT. */
  readonly fields: readonly string[];
  readonly rows: readonly Row[];
  readonly objectType: string;
}

/** One condition as the parser gives it; parentheses are counts beside the conditions. */
interface Condition {
  readonly openParen?: number;
  readonly closeParen?: number;
  readonly field?: string;
  readonly operator?: string;
  readonly literalType?: string | readonly string[];
  readonly value?: string | readonly string[];
  readonly valueQuery?: ParsedQuery;
}
interface Chain {
  readonly left: Condition | null;
  readonly operator?: string;
  readonly right?: Chain;
}
interface ParsedQuery {
  readonly fields?: readonly {
    readonly field?: string;
    readonly rawValue?: string;
    readonly functionName?: string;
    readonly type: string;
  }[];
  readonly sObject?: string;
  readonly where?: Chain;
  readonly limit?: number;
  readonly orderBy?: readonly { readonly field: string; readonly order?: string }[];
}
type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Condition;

/** Answers a SOQL query from the data: conditions, IN with a query, parents by dots, ORDER BY, LIMIT. The parser is a library. */
export function answerSoql(data: OrgData, soql: string): Answered {
  let query: ParsedQuery;
  try {
    query = parseQuery(soql) as unknown as ParsedQuery;
  } catch (error) {
    throw new RowRefused('MALFORMED_QUERY', (error as Error).message);
  }
  return run(data, query);
}

/** The value at a path: `Profile.Name` goes over `ProfileId`, `Site__r.Name` over `Site__c`. */
export function valueAt(data: OrgData, row: Row, path: string): Value {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return row[first] ?? null;
  const parentId = row[first.endsWith('__r') ? `${first.slice(0, -1)}c` : `${first}Id`];
  const parent = typeof parentId === 'string' ? data.find(parentId) : undefined;
  return parent ? valueAt(data, parent, rest.join('.')) : null;
}

function run(data: OrgData, query: ParsedQuery): Answered {
  const objectType = query.sObject ?? '';
  const test = query.where ? readTest(data, tokensOf(query.where)) : () => true;
  let rows = data.records(objectType).filter(test);
  for (const { field, order } of [...(query.orderBy ?? [])].reverse()) {
    const sign = order === 'DESC' ? -1 : 1;
    rows = [...rows].sort((a, b) => sign * compare(valueAt(data, a, field), valueAt(data, b, field)));
  }
  const fields = (query.fields ?? []).map((field) => field.rawValue ?? field.field ?? '');
  return { fields, objectType, rows: query.limit === undefined ? rows : rows.slice(0, query.limit) };
}

function tokensOf(chain: Chain): Token[] {
  const tokens: Token[] = [];
  for (let part: Chain | undefined = chain; part; part = part.right) {
    const { left } = part;
    if (left) {
      tokens.push(...Array<'('>(left.openParen ?? 0).fill('('));
      if (left.field) tokens.push(left);
      tokens.push(...Array<')'>(left.closeParen ?? 0).fill(')'));
    }
    if (part.operator) tokens.push(part.operator as Token);
  }
  return tokens;
}

/** OR of ANDs of (NOT) conditions or parentheses; consumes the tokens. */
function readTest(data: OrgData, tokens: Token[]): Test {
  let test = readAll(data, tokens);
  while (tokens[0] === 'OR') {
    tokens.shift();
    const [one, other] = [test, readAll(data, tokens)];
    test = (row) => one(row) || other(row);
  }
  return test;
}

function readAll(data: OrgData, tokens: Token[]): Test {
  let test = readOne(data, tokens);
  while (tokens[0] === 'AND') {
    tokens.shift();
    const [one, other] = [test, readOne(data, tokens)];
    test = (row) => one(row) && other(row);
  }
  return test;
}

function readOne(data: OrgData, tokens: Token[]): Test {
  const token = tokens.shift();
  if (token === 'NOT') {
    const inner = readOne(data, tokens);
    return (row) => !inner(row);
  }
  if (token === '(') {
    const inner = readTest(data, tokens);
    tokens.shift();
    return inner;
  }
  if (typeof token !== 'object') throw new RowRefused('MALFORMED_QUERY', `unexpected token: ${String(token)}`);
  return conditionTest(data, token);
}

function conditionTest(data: OrgData, { field = '', operator = '=', value, valueQuery, literalType }: Condition): Test {
  const at = (row: Row): Value => valueAt(data, row, field);
  if (operator === 'IN' || operator === 'NOT IN') {
    const wanted = new Set(
      valueQuery ? columnOf(data, valueQuery) : asList(value).map((each) => fold(literal(each, 'STRING'))),
    );
    return (row) => wanted.has(fold(at(row))) === (operator === 'IN');
  }
  const wanted = literal(String(value), String(literalType));
  if (operator === 'LIKE') {
    const pattern = new RegExp(
      `^${String(wanted)
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/%/g, '.*')
        .replace(/_/g, '.')}$`,
      'i',
    );
    return (row) => pattern.test(String(at(row) ?? ''));
  }
  const tests: Readonly<Record<string, (order: number) => boolean>> = {
    '=': (order) => order === 0,
    '!=': (order) => order !== 0,
    '<': (order) => order < 0,
    '>': (order) => order > 0,
    '<=': (order) => order <= 0,
    '>=': (order) => order >= 0,
  };
  const holds = tests[operator] ?? (() => false);
  return (row) => holds(compare(at(row), wanted));
}

function columnOf(data: OrgData, query: ParsedQuery): Value[] {
  const { fields, rows } = run(data, query);
  return rows.map((row) => fold(valueAt(data, row, fields[0] ?? 'Id')));
}

function asList(value: Condition['value']): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}

function literal(text: string, type: string): Value {
  if (type === 'NULL') return null;
  if (type === 'BOOLEAN') return text.toUpperCase() === 'TRUE';
  if (type === 'INTEGER' || type === 'DECIMAL') return Number(text);
  return text.replace(/^'|'$/g, '').replace(/\\(.)/g, '$1');
}

/** SOQL compares text without regard to case. */
function fold(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function compare(left: Value, right: Value): number {
  const [a, b] = [fold(left), fold(right)];
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
