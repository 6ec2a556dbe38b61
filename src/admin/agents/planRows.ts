import { csvText, eachCsvLine } from '../files/csv';
import { DECISION_TEXTS, isChange } from './plan';
import type { Change, Decision, PlanRow } from './plan';

export const PLAN_COLUMNS = ['Asked', 'UserId', 'Username', 'Name', 'Decision', 'From', 'To'] as const;

const ROWS_PER_PAGE = 1_000;
/** What Bulk empties a field for; an empty cell would leave it alone. */
const EMPTIED = '#N/A';

/** A thousand rows as they stand in the files. */
interface Page {
  readonly plan: Buffer;
  /** Only rows that are changes; the same buffer when all are. */
  readonly undo: Buffer;
  /** What a Bulk job is to save: those rows, id and call center. */
  readonly job: Buffer;
}

/**
 * The rows of a plan, packed as the CSV that is written anyway: 100,000 users take 14 MB outside of the heap, half of what
 * objects would, and nothing of the answers that they were read from is kept. To go through them reads the pages back.
 */
export class PlanRows implements Iterable<PlanRow> {
  length = 0;
  /** Users who are to be changed. */
  changes = 0;
  /** Call centers that users are to go to; empty for none. */
  readonly targets = new Set<string>();
  private readonly tally = new Map<Decision, { count: number; readonly example: string }>();
  private readonly pages: Page[] = [];
  private loose: PlanRow[] = [];

  static of(rows: Iterable<PlanRow>): PlanRows {
    const plan = new PlanRows();
    for (const row of rows) plan.add(row);
    return plan;
  }

  add(row: PlanRow): void {
    this.length += 1;
    const known = this.tally.get(row.decision);
    if (known) known.count += 1;
    else this.tally.set(row.decision, { count: 1, example: ownCopy(row.asked) });
    if (isChange(row)) {
      this.changes += 1;
      if (!this.targets.has(row.to)) this.targets.add(ownCopy(row.to));
    }
    if (this.loose.push(row) < ROWS_PER_PAGE) return;
    this.pages.push(packed(this.loose));
    this.loose = [];
  }

  /** How many users each decision concerns, in the order of the texts, without zeros. */
  get counts(): Partial<Record<Decision, number>> {
    const decisions = (Object.keys(DECISION_TEXTS) as Decision[]).filter((decision) => this.tally.has(decision));
    return Object.fromEntries(decisions.map((decision) => [decision, this.tally.get(decision)?.count]));
  }

  /** The first user with this decision, as asked for. */
  exampleOf(decision: Decision): string {
    return this.tally.get(decision)?.example ?? '';
  }

  *[Symbol.iterator](): Generator<PlanRow> {
    for (const { plan } of this.pages) yield* unpacked(plan);
    yield* this.loose;
  }

  /** What is to be saved, up to a thousand users at a time: long work gives the network its turn in between. */
  *changesByPage(): Generator<readonly Change[]> {
    for (const { job } of this.pages) yield changesOf(job);
    yield this.loose.filter(isChange);
  }

  /** The CSV of a Bulk job that makes all changes. */
  jobCsv(): string {
    return [jobCsv([]), ...this.pages.map(({ job }) => job.toString()), packed(this.loose).job.toString()].join('');
  }

  /** What stands in the plan and in the undo file, piece by piece. */
  *files(): Generator<readonly [plan: string | Buffer, undo: string | Buffer]> {
    const heading = csvText([PLAN_COLUMNS]);
    yield [heading, heading];
    for (const { plan, undo } of [...this.pages, packed(this.loose)]) yield [plan, undo];
  }
}

/** The CSV of a Bulk job for these rows, with its heading. */
export function jobCsv(rows: readonly Change[]): string {
  return csvText([['Id', 'CallCenterId'], ...rows.map(jobCells)]);
}

function packed(rows: readonly PlanRow[]): Page {
  const plan = Buffer.from(csvText(rows.map(cellsOf)));
  const changes = rows.filter(isChange);
  const undo = changes.length === rows.length ? plan : Buffer.from(csvText(changes.map(cellsOf)));
  return { plan, undo, job: Buffer.from(csvText(changes.map(jobCells))) };
}

function jobCells({ userId, to }: Change): string[] {
  return [userId, to || EMPTIED];
}

function changesOf(job: Buffer): readonly Change[] {
  const changes: Change[] = [];
  eachCsvLine(job.toString(), 2, ([userId = '', to = '']) => changes.push({ userId, to: to === EMPTIED ? '' : to }));
  return changes;
}

function unpacked(page: Buffer): readonly PlanRow[] {
  const rows: PlanRow[] = [];
  eachCsvLine(page.toString(), PLAN_COLUMNS.length, (cells) => {
    const [asked = '', userId = '', username = '', name = '', decision = '', from = '', to = ''] = cells;
    rows.push({ asked, userId, username, name, decision: decision as Decision, from, to });
  });
  return rows;
}

function cellsOf(row: PlanRow): string[] {
  return [row.asked, row.userId, row.username, row.name, row.decision, row.from, row.to];
}

/** A text that was cut out of a long one keeps the long one alive; this one does not. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
