import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrgDoor } from '../org/orgDoor';
import type { PlanRow } from './plan';
import { PlanRows } from './planRows';
import { readPresent } from './readPresent';
import { RunFolder, readPlanCsv } from './runFolder';

/**
 * What takes a run back: each user whom it changed goes to where they were before. Users whom somebody else has changed
 * since are left alone, and so are those whom the run never reached.
 * @throws AppError `no-run`, `bad-run`
 */
export async function planUndo(door: OrgDoor, folder: string): Promise<{ run: RunFolder; rows: PlanRows }> {
  const run = RunFolder.open(folder);
  const done = readPlanCsv(readFileSync(join(folder, 'undo.csv'), 'utf8'));
  const present = await readPresent(door, done);
  const rows = done.map((row): PlanRow => {
    const now = present.get(row.userId);
    if (now === undefined) return { ...row, decision: 'notFound', from: '', to: '' };
    if (now === row.from) return { ...row, decision: 'there', from: now, to: now };
    if (now !== row.to) return { ...row, decision: 'changedSince', from: now, to: now };
    return { ...row, decision: 'restore', from: row.to, to: row.from };
  });
  return { run, rows: PlanRows.of(rows) };
}
