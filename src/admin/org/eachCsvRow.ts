import { Readable } from 'node:stream';
import { parse } from 'csv-parse';

/** Characters that the parser gets at once: rows of one piece are gone before the next one is read. */
const PIECE = 65_536;

/** Goes through the rows of a long CSV with a heading without ever holding all of them. */
export async function eachCsvRow(csv: string, onRow: (row: Readonly<Record<string, string>>) => void): Promise<void> {
  const parser = Readable.from(pieces(csv)).pipe(parse({ columns: true, bom: true, skip_empty_lines: true }));
  for await (const row of parser as AsyncIterable<Record<string, string>>) onRow(row);
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}
