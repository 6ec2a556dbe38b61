import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { writePieces, writeWhole } from '../files/writeWhole';
import type { PlanRow } from './plan';
import { DECISION_TEXTS } from './plan';
import { piecesOf } from './runFolder';
import type { RunFolder } from './runFolder';

export interface RunCounts {
  readonly saved: number;
  readonly failed: number;
  /** Still to do: more than 0 only when the run was stopped. */
  readonly open: number;
}

const HEADINGS = ['Asked', 'UserId', 'Username', 'Name', 'Decision', 'From', 'To', 'Result', 'Remedy'];

/**
 * A row for each user who was asked for (`report.csv`), and the failed ones in a file that can be fed in again with `--csv`
 * (`failed.csv`, only when there are any).
 */
export function writeRunReport(run: RunFolder): { counts: RunCounts; report: string; failed: string } {
  const report = join(run.path, 'report.csv');
  const text = (rows: readonly PlanRow[]): string => stringify(rows.map((row) => reportCells(run, row)));
  writePieces(
    [report],
    piecesOf(HEADINGS, run.rows, (rows) => [text(rows)]),
  );
  const failedRows = run.rows.flatMap((row) => {
    const outcome = run.outcomeOf(row);
    return typeof outcome === 'object' && outcome ? [[row.username, row.userId, outcome.failed]] : [];
  });
  const failed = failedRows.length > 0 ? join(run.path, 'failed.csv') : '';
  if (failed) writeWhole(failed, stringify([['Username', 'UserId', 'Error'], ...failedRows]));
  const open = run.openRows().length;
  return { counts: { saved: run.changes - open - failedRows.length, failed: failedRows.length, open }, report, failed };
}

function reportCells(run: RunFolder, row: PlanRow): string[] {
  const name = (id: string): string => (id ? (run.head.callCenters[id] ?? id) : '');
  const outcome = run.outcomeOf(row);
  const result =
    outcome === null ? DECISION_TEXTS[row.decision].says : typeof outcome === 'string' ? outcome : 'failed';
  const remedy = typeof outcome === 'object' && outcome ? outcome.failed : DECISION_TEXTS[row.decision].remedy;
  return [row.asked, row.userId, row.username, row.name, row.decision, name(row.from), name(row.to), result, remedy];
}
