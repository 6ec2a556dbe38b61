import { parse } from 'csv-parse/sync';
import type { OrgData } from './orgData';
import type { RowResult, RowWriter } from './rowWriter';
import { answerSoql, valueAt } from './soql';

interface IngestJob {
  readonly id: string;
  readonly object: string;
  state: string;
  csv: string | null;
  results: RowResult[];
  /** How many times it still says InProgress. */
  pollsLeft: number;
}

interface QueryJob {
  readonly id: string;
  readonly csvRows: string[][];
  pollsLeft: number;
}

export interface BulkAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly csv?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Bulk API 2.0: ingest jobs (update) and query jobs, with the states and the CSV that Salesforce documents. */
export class BulkJobs {
  readonly ingest = new Map<string, IngestJob>();
  private readonly queries = new Map<string, QueryJob>();
  private readonly data: OrgData;
  private readonly writer: RowWriter;
  private readonly pollsUntilDone: number;

  constructor(data: OrgData, writer: RowWriter, pollsUntilDone: number) {
    this.data = data;
    this.writer = writer;
    this.pollsUntilDone = pollsUntilDone;
  }

  answer(method: string, path: string, body: string): BulkAnswer | undefined {
    const url = new URL(path, 'http://org');
    const [, , kind, id, part] = url.pathname.split('/');
    if (kind === 'query') return id ? this.readQuery(id, part, url.searchParams) : this.openQuery(body);
    if (kind !== 'ingest') return undefined;
    if (!id) return this.openIngest(body);
    const job = this.ingest.get(id);
    if (!job) return refused(404, 'NOTFOUND', 'The requested resource does not exist');
    if (method === 'PUT') return this.upload(job, body);
    if (method === 'PATCH') return this.moveTo(job, (JSON.parse(body) as { state: string }).state);
    return part ? { status: 200, csv: resultsCsv(job, part) } : this.state(job);
  }

  private openQuery(body: string): BulkAnswer {
    const { query } = JSON.parse(body) as { query: string };
    const { fields, rows } = answerSoql(this.data, query);
    const csvRows = rows.map((row) => fields.map((field) => String(valueAt(this.data, row, field) ?? '')));
    const id = `750Q${String(this.queries.size + 1).padStart(11, '0')}AAA`;
    this.queries.set(id, { id, csvRows: [[...fields], ...csvRows], pollsLeft: this.pollsUntilDone });
    return { status: 200, json: { id, operation: 'query', state: 'UploadComplete' } };
  }

  private readQuery(id: string, part: string | undefined, asked: URLSearchParams): BulkAnswer {
    const job = this.queries.get(id);
    if (!job) return refused(404, 'NOTFOUND', 'The requested resource does not exist');
    if (part !== 'results') {
      const state = job.pollsLeft-- > 0 ? 'InProgress' : 'JobComplete';
      return { status: 200, json: { id, operation: 'query', state } };
    }
    const from = Number(asked.get('locator') ?? 0);
    const most = Number(asked.get('maxRecords') ?? 1_000_000);
    const [header = [], ...rows] = job.csvRows;
    const next = from + most < rows.length ? String(from + most) : 'null';
    const csv = quotedCsv([header, ...rows.slice(from, from + most)]);
    return { status: 200, csv, headers: { 'Sforce-Locator': next, 'Sforce-NumberOfRecords': String(rows.length) } };
  }

  private openIngest(body: string): BulkAnswer {
    const { object, operation } = JSON.parse(body) as { object: string; operation: string };
    if (operation !== 'update') return refused(400, 'INVALIDJOB', `The fake org only updates, not ${operation}`);
    const id = `750I${String(this.ingest.size + 1).padStart(11, '0')}AAA`;
    this.ingest.set(id, { id, object, state: 'Open', csv: null, results: [], pollsLeft: this.pollsUntilDone });
    return {
      status: 200,
      json: { id, object, operation, state: 'Open', contentUrl: `services/data/v65.0/jobs/ingest/${id}/batches` },
    };
  }

  private upload(job: IngestJob, csv: string): BulkAnswer {
    if (job.state !== 'Open' || job.csv !== null)
      return refused(400, 'INVALIDJOBSTATE', 'Data was already uploaded to this job');
    job.csv = csv;
    return { status: 201 };
  }

  private moveTo(job: IngestJob, state: string): BulkAnswer {
    if (job.state !== 'Open') return refused(400, 'INVALIDJOBSTATE', `Job is ${job.state}; it cannot become ${state}`);
    job.state = state;
    if (state === 'UploadComplete') job.results = this.process(job.csv ?? '');
    return this.state(job);
  }

  private process(csv: string): RowResult[] {
    const rows = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
    return rows.map(({ Id = '', ...values }) => {
      const read = Object.entries(values).map(([field, value]) => [field, value === '#N/A' ? null : value] as const);
      // An empty value is left alone by Bulk; only #N/A empties a field.
      return this.writer.save(Id, Object.fromEntries(read.filter(([, value]) => value !== '')));
    });
  }

  private state(job: IngestJob): BulkAnswer {
    if (job.state === 'UploadComplete' || job.state === 'InProgress') {
      job.state = job.pollsLeft-- > 0 ? 'InProgress' : 'JobComplete';
    }
    const failed = job.results.filter((row) => row.error).length;
    const counts = { numberRecordsProcessed: job.results.length, numberRecordsFailed: failed };
    return { status: 200, json: { id: job.id, object: job.object, operation: 'update', state: job.state, ...counts } };
  }
}

function resultsCsv(job: IngestJob, part: string): string {
  if (part === 'failedResults') {
    const failed = job.results.filter((row) => row.error).map((row) => [row.id, row.error, row.id]);
    return quotedCsv([['sf__Id', 'sf__Error', 'Id'], ...failed]);
  }
  if (part === 'successfulResults') {
    const saved = job.results.filter((row) => !row.error).map((row) => [row.id, 'false', row.id]);
    return quotedCsv([['sf__Id', 'sf__Created', 'Id'], ...saved]);
  }
  return 'Id\n';
}

function refused(status: number, errorCode: string, message: string): BulkAnswer {
  return { status, json: [{ errorCode, message }] };
}

/** Salesforce puts every cell between quotes. */
function quotedCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join('');
}
