import { join } from 'node:path';
import { csvText } from '../files/csv';
import { writePieces, writeWhole } from '../files/writeWhole';
import type { PlanRow } from './plan';
import { DECISION_TEXTS } from './plan';
import type { RunFolder } from './runFolder';

export interface RunCounts {
  readonly saved: number;
  readonly failed: number;
  /** Still to do: more than 0 only when the run was stopped. */
  readonly open: number;
}

const ROWS_PER_PIECE = 1_000;
const HEADINGS = ['Asked', 'UserId', 'Username', 'Name', 'Decision', 'From', 'To', 'Result', 'Remedy'];

/**
 * A row for each user who was asked for (`report.csv`), and the failed ones in a file that can be fed in again with `--csv`
 * (`failed.csv`, only when there are any).
 */
export function writeRunReport(run: RunFolder): { counts: RunCounts; report: string; failed: string } {
  const report = join(run.path, 'report.csv');
  const failedRows: string[][] = [];
  writePieces([report], reportPieces(run, failedRows));
  const failed = failedRows.length > 0 ? join(run.path, 'failed.csv') : '';
  if (failed) writeWhole(failed, csvText([['Username', 'UserId', 'Error'], ...failedRows]));
  const open = run.countOpen();
  const saved = run.rows.changes - open - failedRows.length;
  return { counts: { saved, failed: failedRows.length, open }, report, failed };
}

/** @param failedRows  gets the users that failed, on the way */
function* reportPieces(run: RunFolder, failedRows: string[][]): Generator<readonly [string]> {
  let cells: (readonly string[])[] = [HEADINGS];
  for (const row of run.rows) {
    const outcome = run.outcomeOf(row);
    if (typeof outcome === 'object' && outcome) failedRows.push([row.username, row.userId, outcome.failed]);
    if (cells.push(reportCells(run, row)) < ROWS_PER_PIECE) continue;
    yield [csvText(cells)];
    cells = [];
  }
  yield [csvText(cells)];
}

function reportCells(run: RunFolder, row: PlanRow): string[] {
  const name = (id: string): string => (id ? (run.head.callCenters[id] ?? id) : '');
  const outcome = run.outcomeOf(row);
  const result =
    outcome === null ? DECISION_TEXTS[row.decision].says : typeof outcome === 'string' ? outcome : 'failed';
  const remedy = typeof outcome === 'object' && outcome ? outcome.failed : DECISION_TEXTS[row.decision].remedy;
  return [row.asked, row.userId, row.username, row.name, row.decision, name(row.from), name(row.to), result, remedy];
}
