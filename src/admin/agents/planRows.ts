import { csvText, eachCsvLine } from '../files/csv';
import { DECISION_TEXTS, isChange } from './plan';
import type { Decision, PlanRow } from './plan';

export const PLAN_COLUMNS = ['Asked', 'UserId', 'Username', 'Name', 'Decision', 'From', 'To'] as const;

const ROWS_PER_PAGE = 1_000;

/** A thousand rows as they stand in the files. */
interface Page {
  readonly plan: Buffer;
  /** Only rows that are changes; the same buffer when all are. */
  readonly undo: Buffer;
}

/**
 * The rows of a plan, packed as the CSV that is written anyway: 100,000 users take 10 MB outside of the heap, a third of what
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

  /** What stands in the plan and in the undo file, piece by piece. */
  *files(): Generator<readonly [plan: string | Buffer, undo: string | Buffer]> {
    const heading = csvText([PLAN_COLUMNS]);
    yield [heading, heading];
    for (const { plan, undo } of [...this.pages, packed(this.loose)]) yield [plan, undo];
  }
}

function packed(rows: readonly PlanRow[]): Page {
  const plan = Buffer.from(csvText(rows.map(cellsOf)));
  const changes = rows.filter(isChange);
  return { plan, undo: changes.length === rows.length ? plan : Buffer.from(csvText(changes.map(cellsOf))) };
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
