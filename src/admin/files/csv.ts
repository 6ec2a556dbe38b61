import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { AppError } from '../../base/appError';

/** What a spreadsheet takes for a formula when a cell begins with it; the last four are their wide twins. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Rows as CSV, each line ended. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.length > 0 ? `${csvFormatRows(rows as string[][])}\n` : '';
}

/** The same for files that people open in a spreadsheet and whose texts come from strangers: no cell is run as a formula. */
export function csvForSpreadsheet(rows: readonly (readonly string[])[]): string {
  return csvText(rows.map((row) => row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell))));
}

/**
 * Goes through the rows of a CSV, none of which is kept. Made for long texts that programs wrote; for files that people
 * made, with semicolons and broken lines, there is csv-parse.
 * @param width  how many cells each row has to have; empty lines are skipped
 * @throws AppError `csv-garbled`
 */
export function eachCsvLine(text: string, width: number, onRow: (cells: readonly string[]) => void): void {
  csvParseRows(text, (cells) => {
    if (cells.length === 1 && cells[0] === '') return null;
    if (cells.length !== width) {
      const row = cells.join(',').slice(0, 80);
      throw new AppError('csv-garbled', `A row of the CSV has ${cells.length} cells instead of ${width}: ${row}`, {
        hint: 'The answer was cut off, or a proxy changed it. Run the command again; what is done stays done.',
      });
    }
    onRow(cells);
    return null;
  });
}
