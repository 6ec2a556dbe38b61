import type { BulkAnswer, BulkJobs } from './bulkJobs';
import type { MetadataStore } from './metadataStore';
import type { OrgData, Row } from './orgData';
import { RowRefused } from './orgData';
import type { RowResult, RowWriter } from './rowWriter';
import { answerSoql, valueAt } from './soql';

export interface OrgAnswer {
  readonly status: number;
  readonly text: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly token?: string | undefined;
}

export interface RestDoorParts {
  readonly data: OrgData;
  readonly writer: RowWriter;
  readonly bulk: BulkJobs;
  readonly metadata: MetadataStore;
}

const PAGE_ROWS = 2_000;

/** The REST API of the fake org: versions, queries with pages, batches of queries, Collections, Bulk 2.0. */
export class RestDoor {
  /** What `/limits` answers. */
  apiRequests = { Max: 100_000, Remaining: 90_000 };
  /** `reportMetadata` of reports that this login may see, by id. */
  readonly reports = new Map<string, unknown>();
  /** Asked first: what a test's org answers beyond what this one knows. */
  extra: (asked: Asked) => OrgAnswer | undefined = () => undefined;
  private readonly parts: RestDoorParts;
  /** Rows that wait for `queryMore`, by locator. */
  private readonly pages = new Map<string, readonly unknown[]>();

  constructor(parts: RestDoorParts) {
    this.parts = parts;
  }

  async answer(asked: Asked): Promise<OrgAnswer> {
    const extra = this.extra(asked);
    if (extra) return extra;
    if (asked.path === '/services/data')
      return json(200, [{ version: '65.0', url: '/services/data/v65.0', label: 'Test' }]);
    if (asked.path.startsWith('/services/Soap/m/')) {
      return { status: 200, text: await this.parts.metadata.answer(asked.body), type: 'text/xml;charset=UTF-8' };
    }
    if (asked.path.startsWith('/apex/')) return toLogin(asked.path);
    if (!asked.token) return json(401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);
    try {
      return (
        this.route(asked) ??
        json(404, [{ errorCode: 'NOT_FOUND', message: `The fake org has no ${asked.method} ${asked.path}` }])
      );
    } catch (error) {
      const errorCode = (error as RowRefused).statusCode ?? 'UNKNOWN_EXCEPTION';
      return json(400, [{ errorCode, message: (error as Error).message }]);
    }
  }

  private route({ method, path, body }: Asked): OrgAnswer | undefined {
    if (path.startsWith('/query')) return json(200, this.query(path));
    if (path.startsWith('/tooling/query')) return json(200, this.query(path.slice('/tooling'.length)));
    if (path === '/limits') return json(200, { DailyApiRequests: this.apiRequests });
    if (path.startsWith('/analytics/reports/')) return this.report(path.split('/')[3] ?? '');
    if (path === '/composite/batch') return json(200, this.batch(body));
    if (path === '/composite/sobjects' && method === 'PATCH') return json(200, this.collection(body));
    if (path === '/composite/sobjects' && method === 'POST') return json(200, this.newRows(body));
    if (path.startsWith('/jobs/')) return fromBulk(this.parts.bulk.answer(method, path, body));
    return undefined;
  }

  private report(id: string): OrgAnswer {
    const reportMetadata = this.reports.get(id);
    if (reportMetadata) return json(200, { attributes: { type: 'Standard' }, reportMetadata });
    return json(403, [
      { errorCode: 'FORBIDDEN', message: 'You don’t have sufficient privileges to perform this operation.' },
    ]);
  }

  private query(path: string): unknown {
    const url = new URL(path, 'http://org');
    const locator = url.pathname.split('/')[2];
    if (locator) return this.page(this.pages.get(locator) ?? [], locator);
    const { fields, rows, objectType } = answerSoql(this.parts.data, url.searchParams.get('q') ?? '');
    const records = rows.map((row) => ({ attributes: { type: objectType }, ...this.record(row, fields) }));
    return this.page(records, `01g${this.pages.size}-0`);
  }

  private page(rows: readonly unknown[], locator: string): unknown {
    const [name = '', from = '0'] = locator.split('-');
    this.pages.set(locator, rows);
    const start = Number(from);
    const next = `${name}-${start + PAGE_ROWS}`;
    const isLast = start + PAGE_ROWS >= rows.length;
    if (!isLast) this.pages.set(next, rows);
    const records = rows.slice(start, start + PAGE_ROWS);
    const more = isLast ? {} : { nextRecordsUrl: `/services/data/v65.0/query/${next}` };
    return { totalSize: rows.length, done: isLast, ...more, records };
  }

  private record(row: Row, fields: readonly string[]): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    for (const path of fields) {
      const [first = '', ...rest] = path.split('.');
      const value = valueAt(this.parts.data, row, path);
      if (rest.length === 0) record[first] = value;
      else
        record[first] =
          value === null ? (record[first] ?? null) : { ...(record[first] as object), [rest.join('.')]: value };
    }
    return record;
  }

  private batch(body: string): unknown {
    const { batchRequests } = JSON.parse(body) as { batchRequests: { url: string }[] };
    const results = batchRequests.map(({ url }) => {
      try {
        return { statusCode: 200, result: this.query(url.replace(/^v[\d.]+/, '')) };
      } catch (error) {
        const errorCode = (error as RowRefused).statusCode ?? 'UNKNOWN_EXCEPTION';
        return { statusCode: 400, result: [{ errorCode, message: (error as Error).message }] };
      }
    });
    return { hasErrors: results.some(({ statusCode }) => statusCode >= 400), results };
  }

  private collection(body: string): unknown {
    const { records } = JSON.parse(body) as { records: { id: string; attributes: unknown }[] };
    if (records.length > 200) throw new RowRefused('LIMIT_EXCEEDED', `record count limit exceeded: ${records.length}`);
    return records.map(({ id, attributes: _type, ...values }) => asSaveResult(this.parts.writer.save(id, values)));
  }

  private newRows(body: string): unknown {
    const { records } = JSON.parse(body) as { records: { attributes: { type: string } }[] };
    if (records.length > 200) throw new RowRefused('LIMIT_EXCEEDED', `record count limit exceeded: ${records.length}`);
    return records.map(({ attributes, ...values }) => asSaveResult(this.parts.writer.create(attributes.type, values)));
  }
}

function asSaveResult({ id, error }: RowResult): unknown {
  const [statusCode, ...message] = error.split(':');
  return error
    ? { success: false, errors: [{ statusCode, message: message.join(':'), fields: [] }] }
    : { id, success: true, errors: [] };
}

function fromBulk(answer: BulkAnswer | undefined): OrgAnswer | undefined {
  if (!answer) return undefined;
  if (answer.csv !== undefined)
    return { status: answer.status, text: answer.csv, type: 'text/csv', headers: answer.headers ?? {} };
  return answer.json === undefined
    ? { status: answer.status, text: '', type: 'text/plain' }
    : json(answer.status, answer.json);
}

/** A page without a session of the browser. */
function toLogin(path: string): OrgAnswer {
  return {
    status: 302,
    text: '',
    type: 'text/html',
    headers: { Location: `/?ec=302&startURL=${encodeURIComponent(path)}` },
  };
}

export function json(status: number, value: unknown): OrgAnswer {
  return { status, text: JSON.stringify(value), type: 'application/json;charset=UTF-8' };
}
