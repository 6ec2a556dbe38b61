import { csvParseRows } from 'd3-dsv';
import { eachCsvLine } from '../files/csv';

/** Characters that are read in one go; then the network has its turn. */
const PIECE = 131_072;

/**
 * Goes through the rows of a long CSV with a heading without ever holding all of them. Texts of a row are views of the whole
 * answer: who keeps one keeps it all.
 * @throws AppError `csv-garbled`
 */
export async function eachCsvRow(csv: string, onRow: (row: Readonly<Record<string, string>>) => void): Promise<void> {
  const text = csv.charCodeAt(0) === 0xfeff ? csv.slice(1) : csv;
  const end = text.indexOf('\n') + 1 || text.length;
  const [heading = []] = csvParseRows(text.slice(0, end));
  for (const piece of wholeRows(text, end)) {
    eachCsvLine(piece, heading.length, (cells) => onRow(asRow(heading, cells)));
    await new Promise(setImmediate);
  }
}

function asRow(heading: readonly string[], cells: readonly string[]): Record<string, string> {
  const row: Record<string, string> = {};
  for (let at = 0; at < heading.length; at += 1) row[heading[at] ?? ''] = cells[at] ?? '';
  return row;
}

function* wholeRows(text: string, from: number): Generator<string> {
  for (let at = from; at < text.length;) {
    const end = endOfRow(text, at);
    yield text.slice(at, end);
    at = end;
  }
}

/** Where a row ends, about a piece from here: behind a line end that does not stand between quotes. */
function endOfRow(text: string, from: number): number {
  for (let end = text.indexOf('\n', from + PIECE); end >= 0; end = text.indexOf('\n', end + 1)) {
    const quotes = text.slice(from, end).split('"').length - 1;
    if (quotes % 2 === 0) return end + 1;
  }
  return text.length;
}
