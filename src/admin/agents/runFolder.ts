import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { AppError } from '../../base/appError';
import { writePieces, writeWhole } from '../files/writeWhole';
import type { Change, Decision, PlanRow } from './plan';
import { isChange } from './plan';
import { PlanRows } from './planRows';

/** What is known of a run beside its users. */
export interface RunHead {
  readonly version: 1;
  readonly kind: 'assign' | 'unassign' | 'undo';
  readonly orgId: string;
  readonly username: string;
  /** Internal names by id, for the files that people read. */
  readonly callCenters: Readonly<Record<string, string>>;
}

/** One line of the journal. A job stands for all rows that were open when its line was written. */
export type JournalLine =
  | { readonly is: 'job'; readonly jobId: string }
  | { readonly is: 'jobGone'; readonly jobId: string }
  | { readonly is: 'jobDone'; readonly jobId: string; readonly again: readonly string[]; readonly failed: Failures }
  | {
      readonly is: 'rows';
      readonly saved: readonly string[];
      readonly again: readonly string[];
      readonly failed: Failures;
    };

/** Reason by user id. */
export type Failures = Readonly<Record<string, string>>;

export type Outcome = 'open' | 'saved' | { readonly failed: string };

/**
 * A run on disk: the plan, then a journal of what was done, line by line. A run that was killed anywhere is read back to
 * exactly where it stood; a last line that was cut off in the middle counts as not written.
 */
export class RunFolder {
  readonly path: string;
  readonly head: RunHead;
  readonly rows: PlanRows;
  /** The Bulk job that is under way; empty when none is. */
  jobId = '';
  /** Ids of users who are neither saved nor given up; null while that is everybody, so that a large run keeps no second list. */
  private openIds: Set<string> | null = null;
  /** Their changes, once they have been looked for; some may have been settled since. */
  private lastOpen: readonly Change[] | null = null;
  private readonly failures = new Map<string, string>();
  private readonly triesOfRow = new Map<string, number>();

  private constructor(path: string, head: RunHead, rows: PlanRows) {
    this.path = path;
    this.head = head;
    this.rows = rows;
  }

  /** Writes the plan and the undo file; `run.json` last, so that a folder with it is complete. */
  static create(path: string, head: RunHead, rows: PlanRows): RunFolder {
    writePieces([join(path, 'plan.csv'), join(path, 'undo.csv')], rows.files());
    writeWhole(join(path, 'run.json'), `${JSON.stringify(head, null, 2)}\n`);
    return new RunFolder(path, head, rows);
  }

  /** @throws AppError `no-run`, `bad-run` */
  static open(path: string): RunFolder {
    if (!existsSync(join(path, 'run.json'))) {
      throw new AppError('no-run', `${path} is not the folder of a run`, {
        hint: 'Give the folder that the first command named; it holds run.json. A folder without it had not changed anything yet: start anew.',
      });
    }
    try {
      const head = JSON.parse(readFileSync(join(path, 'run.json'), 'utf8')) as RunHead;
      const run = new RunFolder(path, head, PlanRows.of(readPlanCsv(readFileSync(join(path, 'plan.csv'), 'utf8'))));
      for (const line of run.journalLines()) run.take(line);
      return run;
    } catch (error) {
      throw new AppError('bad-run', `The run in ${path} cannot be read: ${(error as Error).message}`, {
        hint: 'Was a file in it edited? Start a new run: users who are done already are left alone.',
        cause: error,
      });
    }
  }

  /** What is still to be saved: of users who are neither saved nor given up. */
  openChanges(): readonly Change[] {
    return [...this.openByPage()].flat();
  }

  /** The same, up to a thousand users at a time: long work gives the network its turn in between. */
  *openByPage(): Generator<readonly Change[]> {
    const found: Change[][] = [];
    for (const page of this.lastOpen ? [this.lastOpen] : this.rows.changesByPage()) {
      const open = page.filter(({ userId }) => this.isOpen(userId));
      if (this.openIds) found.push(open);
      yield open;
    }
    if (this.openIds) this.lastOpen = found.flat();
  }

  /** Everything that the plan says of them. */
  openRows(): readonly PlanRow[] {
    return [...this.rows].filter((row) => isChange(row) && this.isOpen(row.userId));
  }

  /** Whether nobody is settled yet. */
  get isUntouched(): boolean {
    return this.openIds === null;
  }

  countOpen(): number {
    return this.openIds?.size ?? this.rows.changes;
  }

  outcomeOf(row: PlanRow): Outcome | null {
    if (!isChange(row)) return null;
    if (this.isOpen(row.userId)) return 'open';
    const failed = this.failures.get(row.userId);
    return failed === undefined ? 'saved' : { failed };
  }

  /** How often the org sent this user back because the row was locked. */
  triesOf(userId: string): number {
    return this.triesOfRow.get(userId) ?? 0;
  }

  /** The same of the user who was sent back most often. */
  mostTries(): number {
    return Math.max(0, ...new Set([...(this.openIds ?? [])].map((id) => this.triesOf(id))));
  }

  /** On disk before anything else happens: the line survives a kill in the next instant. */
  note(line: JournalLine): void {
    const file = openSync(this.journalPath, 'a');
    try {
      writeSync(file, `${JSON.stringify(line)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.take(line);
  }

  private take(line: JournalLine): void {
    if (line.is === 'job') this.jobId = line.jobId;
    if (line.is === 'jobGone') this.jobId = '';
    if (line.is === 'jobDone') {
      this.jobId = '';
      this.openIds = new Set(line.again.filter((id) => this.isOpen(id)));
    }
    if (line.is === 'rows') this.settle([...line.saved, ...Object.keys(line.failed)]);
    if (line.is === 'rows' || line.is === 'jobDone') {
      for (const id of line.again) this.triesOfRow.set(id, this.triesOf(id) + 1);
      for (const [id, reason] of Object.entries(line.failed)) this.failures.set(id, reason);
    }
  }

  isOpen(userId: string): boolean {
    return this.openIds?.has(userId) ?? true;
  }

  private settle(userIds: readonly string[]): void {
    const open = this.openIds ?? new Set(this.openChanges().map(({ userId }) => userId));
    for (const id of userIds) open.delete(id);
    this.openIds = open;
  }

  private get journalPath(): string {
    return join(this.path, 'journal.jsonl');
  }

  private journalLines(): JournalLine[] {
    if (!existsSync(this.journalPath)) return [];
    const text = readFileSync(this.journalPath, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    // What was cut off must not stick to the next line.
    if (whole.length < text.length) writeWhole(this.journalPath, whole);
    return whole
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as JournalLine);
  }
}

/** Reads `plan.csv` or `undo.csv` back. */
export function readPlanCsv(text: string): PlanRow[] {
  const records = parse(text, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[];
  return records.map((record) => ({
    asked: record.Asked ?? '',
    userId: record.UserId ?? '',
    username: record.Username ?? '',
    name: record.Name ?? '',
    decision: record.Decision as Decision,
    from: record.From ?? '',
    to: record.To ?? '',
  }));
}
