import { AppError } from '../../base/appError';
import type { OrgDoor } from './orgDoor';
import { eachCsvRow } from './eachCsvRow';
import { pollJob } from './orgDoor';

/** Text values by field, as a Bulk query gives them; a REST answer is brought to the same shape. */
export type TextRow = Readonly<Record<string, string>>;

/** From this many rows on, a Bulk query costs fewer requests than pages of 2,000. */
const BULK_FROM_ROWS = 6_001;

/** Rows of one answer of a Bulk query; fewer answers are fewer requests, a larger one is more memory (two are held: 2 x 3 MB). */
const ROWS_PER_ANSWER = 25_000;

/**
 * Reads any number of rows with few requests: pages of 2,000 while they are few, one Bulk 2.0 query job when they are many.
 * `onRow` gets each row once; nothing is kept here, so that 100,000 users fit into little memory.
 *
 * @param fields  field names, parents by dots (`Profile.Name`)
 * @param rest    what stands behind SELECT …: `FROM User WHERE IsActive = true`
 * @param onRow   may still be under way: the first request does not wait for it
 * @throws AppError codes of `orgProblem.ts`, `bulk-read-failed`
 */
export async function readMany(door: OrgDoor, what: Reading, onRow: OnRow | Promise<OnRow>): Promise<void> {
  const soql = `SELECT ${what.fields.join(', ')} ${what.rest}`;
  const [first, take] = await Promise.all([door.query<Record<string, unknown>>(soql), onRow]);
  let page = first;
  if (page.totalSize >= BULK_FROM_ROWS) return readInBulk(door, soql, take);
  for (;;) {
    for (const record of page.records) take(asTextRow(record, what.fields));
    if (page.done || !page.nextRecordsUrl) return;
    page = await door.ask({ path: page.nextRecordsUrl });
  }
}

export type OnRow = (row: TextRow) => void;

export interface Reading {
  readonly fields: readonly string[];
  readonly rest: string;
}

interface QueryJob {
  readonly id: string;
  readonly state: string;
  readonly errorMessage?: string;
}

async function readInBulk(door: OrgDoor, soql: string, onRow: OnRow): Promise<void> {
  const { id } = await door.ask<QueryJob>({
    method: 'POST',
    path: '/jobs/query',
    json: { operation: 'query', query: soql },
  });
  const path = `/jobs/query/${id}`;
  const job = await pollJob<QueryJob>(door, path);
  if (job.state !== 'JobComplete') throw bulkReadFailed(job);
  const askAt = (at: string): ReturnType<OrgDoor['askForCsv']> =>
    door.askForCsv({ path: `${path}/results?maxRecords=${ROWS_PER_ANSWER}${at}` });
  let asked = askAt('');
  for (;;) {
    const { csv, locator } = await asked;
    if (locator) asked = askAt(`&locator=${encodeURIComponent(locator)}`);
    // The next answer is on its way while this one is read; both are awaited, so that neither failure is lost.
    await Promise.all([eachCsvRow(csv, onRow), asked]);
    if (!locator) return;
  }
}

function bulkReadFailed(job: QueryJob): AppError {
  return new AppError(
    'bulk-read-failed',
    `The Bulk query ${job.id} ended as ${job.state}: ${job.errorMessage ?? 'no reason given'}`,
    {
      hint: 'Setup → Bulk Data Load Jobs shows the job; run the command again.',
    },
  );
}

function asTextRow(record: Record<string, unknown>, fields: readonly string[]): TextRow {
  return Object.fromEntries(fields.map((field) => [field, asText(field.split('.').reduce<unknown>(step, record))]));
}

function step(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[name];
}

function asText(value: unknown): string {
  const plain = value as string | number | boolean | null | undefined;
  return String(plain ?? '');
}
