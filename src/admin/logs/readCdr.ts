import { parse } from 'csv-parse/sync';
import { AppError } from '../../base/appError';
import { plainText } from '../../calls/plainText';
import { readText } from '../files/readText';
import { CDR_COLUMNS, findColumns } from './cdrColumns';
import type { CdrColumn, CdrColumns } from './cdrColumns';
import { readMoment, tellsDayFirst } from './moment';
import type { MomentStyle } from './moment';

/** One line of a phone system's record: what the call was, whoever had it. */
export interface CdrRow {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly text: Readonly<Record<CdrColumn, string>>;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly talkedSeconds: number;
}

export interface UnreadableRow {
  readonly line: number;
  readonly reason: string;
}

export interface Cdr {
  readonly rows: readonly CdrRow[];
  readonly unreadable: readonly UnreadableRow[];
  /** Column → heading (or the number of the cell, from 1), as it was understood. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface CdrReading {
  readonly columns: readonly string[];
  readonly style: MomentStyle;
}

const LONGEST_CELL = 1_000;
/** Longer call ids are shortened by the phone before they become a key, and no CSV tells how. */
const LONGEST_CALL_ID = 255;
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Reads a call-detail CSV: any encoding and separator, with headings or in the shape that Asterisk and FreeSWITCH write without.
 * @throws AppError `no-file`, `bad-cdr`, `bad-columns`, `no-column`
 */
export function readCdr(path: string, reading: CdrReading): Cdr {
  const lines = parseLines(readText(path).replace(/^\ufeff/, ''), path);
  const [first] = lines;
  if (!first) throw badCdr(path, 'it is empty', 'Export the calls again.');
  const isTime = (cell: string): boolean => readMoment(cell, { timeZone: 'UTC', isDayFirst: true }) !== null;
  const { columns, hasHeadings } = findColumns(first.cells, reading.columns, isTime);
  const body = hasHeadings ? lines.slice(1) : lines;
  const style = { ...reading.style, isDayFirst: reading.style.isDayFirst ?? dayOrderOf(body, columns) };
  const read = body.map((line) => readRow(line, columns, style));
  return {
    rows: read.filter((row): row is CdrRow => 'text' in row),
    unreadable: read.filter((row): row is UnreadableRow => 'reason' in row),
    columns: namesOf(columns, hasHeadings ? first.cells : []),
  };
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

function parseLines(text: string, path: string): readonly Line[] {
  try {
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows
      .map(({ record, info }) => ({ cells: record.map(cleaned), line: info.lines }))
      .filter(({ cells }) => cells.some(Boolean));
  } catch (error) {
    throw badCdr(
      path,
      (error as Error).message,
      'Export it again as CSV (UTF-8), each text with a quote inside in quotes.',
    );
  }
}

/** The separator that cuts the first line into most cells. */
function delimiterOf(text: string): string {
  const [start = ''] = text.split(/\r\n|\r|\n/, 1);
  const cellsWith = (delimiter: string): number =>
    (parse(start, { delimiter, relax_quotes: true, relax_column_count: true, to: 1 }) as string[][])[0]?.length ?? 0;
  return [...DELIMITERS].sort((a, b) => cellsWith(b) - cellsWith(a))[0] ?? ',';
}

/** One harmless line of text; the apostrophe with which our own files disarm formulas is taken off. */
function cleaned(cell: string): string {
  return plainText(cell, LONGEST_CELL).replace(/^'(?=[=+\-@])/, '');
}

function dayOrderOf(lines: readonly Line[], columns: CdrColumns): boolean | null {
  for (const { cells } of lines) {
    const tells = tellsDayFirst(cells[columns.startedAt ?? 0] ?? '');
    if (tells !== null) return tells;
  }
  return null;
}

function readRow({ cells, line }: Line, columns: CdrColumns, style: MomentStyle): CdrRow | UnreadableRow {
  const cell = (column: CdrColumn): string => cells[columns[column] ?? -1] ?? '';
  const text = Object.fromEntries(CDR_COLUMNS.map((column) => [column, cell(column)])) as Record<CdrColumn, string>;
  const callId = cell('callId');
  if (!callId) return { line, reason: 'it has no call id' };
  if (callId.length > LONGEST_CALL_ID)
    return { line, reason: `its call id is longer than ${LONGEST_CALL_ID} characters` };
  const startedAt = readMoment(cell('startedAt'), style);
  if (startedAt === null) return { line, reason: badTime(cell('startedAt')) };
  return { line, text, startedAt, ...courseOf(text, startedAt, (column) => readMoment(cell(column), style)) };
}

/** What is missing follows from the rest: phone systems write either times or lengths. */
function courseOf(
  text: Readonly<Record<CdrColumn, string>>,
  startedAt: number,
  momentOf: (column: CdrColumn) => number | null,
): Pick<CdrRow, 'answeredAt' | 'endedAt' | 'talkedSeconds'> {
  const [seconds, talkSeconds] = [readSeconds(text.seconds), readSeconds(text.talkSeconds)];
  const isAnsweredByWord = /^(answered|completed|normal.clearing|connected)$/i.test(text.result) && talkSeconds !== 0;
  let answeredAt = momentOf('answeredAt');
  let endedAt = momentOf('endedAt') ?? (seconds === null ? null : startedAt + seconds * 1_000);
  if (answeredAt === null && talkSeconds) answeredAt = endedAt === null ? startedAt : endedAt - talkSeconds * 1_000;
  else if (answeredAt === null && isAnsweredByWord) answeredAt = startedAt;
  if (endedAt === null && answeredAt !== null && talkSeconds !== null) endedAt = answeredAt + talkSeconds * 1_000;
  const talked = answeredAt === null || endedAt === null ? 0 : Math.round((endedAt - answeredAt) / 1_000);
  return { answeredAt, endedAt, talkedSeconds: Math.max(0, answeredAt === null ? 0 : (talkSeconds ?? talked)) };
}

/** `75` or `00:01:15`; null when there is nothing. */
function readSeconds(text: string): number | null {
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return Math.round(Number(text));
  const [, hours, minutes, seconds] = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:\.\d+)?$/.exec(text) ?? [];
  return seconds === undefined ? null : (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds);
}

function badTime(text: string): string {
  if (/^\d{1,2}\/\d{1,2}\/\d{4}/.test(text)) {
    return `"${text}" may be day/month or month/day; add --day-first or --no-day-first`;
  }
  return text ? `"${text.slice(0, 40)}" is no time (like 2026-11-21 13:05:01)` : 'it has no start time';
}

function namesOf(columns: CdrColumns, headings: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).map(([column, at]) => [column, headings[at] ?? String(at + 1)]));
}

function badCdr(path: string, what: string, hint: string): AppError {
  return new AppError('bad-cdr', `${path} is not a list of calls: ${what}`, { hint });
}
