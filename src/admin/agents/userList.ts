import { parse } from 'csv-parse/sync';
import { AppError } from '../../base/appError';
import { readText } from '../files/readText';

/** One user of an admin's list, with the kind of key if the heading tells it. */
export interface ListedUser {
  readonly key: string;
  readonly kind: 'id' | 'username' | 'federationId' | 'email' | 'any';
  /** Line in the file, from 1. */
  readonly line: number;
}

const HEADINGS: Readonly<Record<string, ListedUser['kind']>> = {
  id: 'id',
  userid: 'id',
  username: 'username',
  user: 'any',
  federationid: 'federationId',
  federationidentifier: 'federationId',
  email: 'email',
  mail: 'email',
  asked: 'any',
};

/** Which column to take when several are there: the surest first. */
const ORDER: readonly ListedUser['kind'][] = ['id', 'username', 'federationId', 'email', 'any'];

/**
 * Reads a list of users from a CSV: with a heading (Username, FederationId, Email or Id; other columns are ignored) or
 * one user per line without. Commas, semicolons and tabs; UTF-8, UTF-16 or Windows-1252.
 * @throws AppError `no-file`, `bad-user-list`
 */
export function readUserList(path: string): readonly ListedUser[] {
  const rows = parseRows(readText(path), path);
  const [first, ...others] = rows;
  if (!first) throw badList(path, 'it is empty', 'Write one username per line, under the heading Username.');
  const kinds = first.cells.map((cell) => HEADINGS[cell.toLowerCase().replace(/[^a-z]/g, '')]);
  const kind = ORDER.find((each) => kinds.includes(each));
  if (kind) return listed(others, kinds.indexOf(kind), kind);
  if (first.cells.length === 1 || (first.cells[0] ?? '').includes('@')) return listed(rows, 0, 'any');
  throw badList(
    path,
    `line ${first.line} has the headings ${first.cells.join(', ').slice(0, 120)}, none of which names a user`,
    'Name a column Username, FederationId, Email or Id.',
  );
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

function parseRows(text: string, path: string): readonly Line[] {
  try {
    const rows = parse(text, {
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows
      .filter(({ record }) => record.some(Boolean))
      .map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    throw badList(path, (error as Error).message, 'Save it again as CSV (UTF-8) from your spreadsheet.');
  }
}

function listed(rows: readonly Line[], column: number, kind: ListedUser['kind']): ListedUser[] {
  return rows.flatMap(({ cells, line }) => (cells[column] ? [{ key: cells[column], kind, line }] : []));
}

function badList(path: string, what: string, hint: string): AppError {
  return new AppError('bad-user-list', `${path} is not a list of users: ${what}`, { hint });
}
