import type { CallEntry } from '../hosts/orgContract';
import type { BookedCall } from './callBook';

/** What each file says of itself: whoever finds it knows what lies before them. */
const ABOUT =
  'Calls that Salesforce has not confirmed, with numbers, names and notes as they were typed. Personal data: hand it to your admin, then delete it.';

/** The columns, in the order in which a person reads them; a JSON file has everything that is known. */
const COLUMNS: readonly (keyof CallEntry)[] = [
  ...(['phoneSystemCallId', 'direction', 'rawNumber', 'e164', 'displayName'] as const),
  ...(['offeredAt', 'answeredAt', 'endedAt', 'durationSeconds', 'endReason'] as const),
  ...(['matchedRecordId', 'matchedObjectType', 'result', 'resultLabel', 'note'] as const),
];
const MOMENTS: ReadonlySet<string> = new Set(['offeredAt', 'answeredAt', 'endedAt']);

/**
 * @param calls  the agent's own; nobody else's are in memory
 * @returns      JSON, or CSV (RFC 4180, with a byte order mark, moments as ISO 8601 in UTC)
 */
export function exportText(calls: readonly BookedCall[], format: 'json' | 'csv'): string {
  if (format === 'json') return JSON.stringify({ about: ABOUT, calls: calls.map(asObject) }, null, 2);
  const head = [...COLUMNS, 'state', 'problem'];
  const rows = calls.map(({ value, state, problem }) => [
    ...COLUMNS.map((column) => cellOf(column, (value as CallEntry)[column])),
    state,
    problem ? `${problem.code}: ${problem.message}` : '',
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function asObject({ value, state, problem, callRecordId }: BookedCall): object {
  return { ...value, state, problem, callRecordId };
}

function cellOf(column: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (MOMENTS.has(column)) return momentText(value as number);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function momentText(at: number): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? String(at) : moment.toISOString();
}

/**
 * A spreadsheet takes cells that begin with these characters for formulas, whatever quotes are around them; an apostrophe before
 * them makes them text. https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
