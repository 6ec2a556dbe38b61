import type { Connection } from '@salesforce/core';
import { orgProblem, whyTemporary } from './orgProblem';

/** One request to the org's REST API. `path` begins below `/services/data/vNN.0`; a `/services/…` path is taken as it is. */
export interface Question {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly json?: unknown;
  readonly csv?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OrgDoorOptions {
  /** Waits before a second, third … try, in ms; as many tries as there are waits, plus one. */
  readonly retryWaitsMs?: readonly number[];
  /** The shortest wait between two looks at a job in the org; the longer the job has run, the longer the wait, up to 5 s. */
  readonly pollWaitMs?: number;
  /** What a person should hear while we wait: `the org answered 503; trying again in 2 s`. */
  readonly onWait?: (text: string) => void;
}

/** A page of records as the query API gives it. */
export interface QueryPage<T> {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly T[];
}

/** The declared type knows plain values only; the library takes a transport here as well. */
type SendOptions = Parameters<Connection['request']>[1];

const NO_RETRY = { retry: { maxRetries: 0 } };
const RETRY_WAITS_MS = [50, 1_000, 5_000, 20_000];

/**
 * The one way to the org: every request of the tools goes through `ask`, so that waiting and trying again is the same
 * everywhere. The library's own tries are switched off: they repeat no POST or PATCH, and a PUT only with an empty body.
 *
 * Whatever is asked must bear being asked twice: a request whose connection broke may have been done.
 */
export class OrgDoor {
  readonly connection: Connection;
  readonly pollWaitMs: number;
  /** Requests sent so far, tries included. */
  sent = 0;
  private readonly options: OrgDoorOptions;

  constructor(connection: Connection, options: OrgDoorOptions = {}) {
    this.connection = connection;
    this.options = options;
    this.pollWaitMs = options.pollWaitMs ?? 30;
  }

  /** @throws AppError with one of the codes of `orgProblem.ts` */
  ask<T>(question: Question): Promise<T> {
    return this.tryAgain(question, () => this.connection.request<T>(this.asRequest(question), NO_RETRY));
  }

  /** For what must not be sent twice: a failure is told at once. @throws as `ask` */
  async askOnce<T>(question: Question): Promise<T> {
    try {
      this.sent += 1;
      return await this.connection.request<T>(this.asRequest(question), NO_RETRY);
    } catch (error) {
      throw orgProblem(error, question);
    }
  }

  /** For CSV: the text as it came, and where the rest of a long answer begins (empty at the end). @throws as `ask` */
  askForCsv(question: Question): Promise<{ readonly csv: string; readonly locator: string }> {
    return this.tryAgain(question, async () => {
      let locator = '';
      const line = this.connection._transport;
      // The library hands out bodies only; the locator stands in a header.
      const transport = {
        httpRequest: (...sent: Parameters<typeof line.httpRequest>) => {
          const response = line.httpRequest(...sent);
          response.then(
            ({ headers = {} }) => (locator = headers['sforce-locator'] ?? ''),
            () => (locator = ''),
          );
          return response;
        },
      };
      const options: unknown = { ...NO_RETRY, transport, responseType: 'text/plain' };
      const csv = await this.connection.request<string>(this.asRequest(question), options as SendOptions);
      return { csv: csv ?? '', locator: locator === 'null' ? '' : locator };
    });
  }

  /** For calls of the library that build their own requests (SOAP); with the usual tries. @throws as `ask` */
  attempt<T>(what: string, send: () => PromiseLike<T>): Promise<T> {
    return this.tryAgain({ path: what }, send);
  }

  query<T>(soql: string): Promise<QueryPage<T>> {
    return this.ask({ path: `/query?q=${encodeURIComponent(soql)}` });
  }

  async queryAll<T>(soql: string): Promise<readonly T[]> {
    const rows: T[] = [];
    let page = await this.query<T>(soql);
    for (;;) {
      rows.push(...page.records);
      if (page.done || !page.nextRecordsUrl) return rows;
      page = await this.ask({ path: page.nextRecordsUrl });
    }
  }

  /** Several queries in one request (`composite/batch`, 25 at most); further pages of a long answer are fetched after it. */
  async queryTogether(queries: readonly string[]): Promise<readonly (readonly Record<string, unknown>[])[]> {
    const version = this.connection.getApiVersion();
    const batchRequests = queries.map((soql) => ({
      method: 'GET',
      url: `v${version}/query?q=${encodeURIComponent(soql)}`,
    }));
    const answer = await this.ask<BatchAnswer>({ method: 'POST', path: '/composite/batch', json: { batchRequests } });
    return Promise.all(answer.results.map((result, index) => this.allPages(result, queries[index] ?? '')));
  }

  private async allPages(result: BatchAnswer['results'][number], soql: string): Promise<Record<string, unknown>[]> {
    if (result.statusCode >= 400) throw orgProblem(asApiError(result.result), { path: soql });
    let page = result.result as QueryPage<Record<string, unknown>>;
    const rows = [...page.records];
    while (!page.done && page.nextRecordsUrl) {
      page = await this.ask({ path: page.nextRecordsUrl });
      rows.push(...page.records);
    }
    return rows;
  }

  private async tryAgain<T>(question: Question, send: () => PromiseLike<T>): Promise<T> {
    const waits = this.options.retryWaitsMs ?? RETRY_WAITS_MS;
    for (let failed = 0; ; failed += 1) {
      try {
        this.sent += 1;
        return await send();
      } catch (error) {
        const why = whyTemporary(error);
        const waitMs = waits[failed];
        if (!why || waitMs === undefined) throw orgProblem(error, question);
        this.options.onWait?.(`${why}; trying again in ${Math.ceil(waitMs / 1000)} s`);
        await sleep(waitMs);
      }
    }
  }

  private asRequest({ method = 'GET', path, json, csv, headers }: Question): Parameters<Connection['request']>[0] {
    const url = path.startsWith('/services/')
      ? `${this.connection.instanceUrl}${path}`
      : `${this.connection.baseUrl()}${path}`;
    if (json !== undefined) {
      return { method, url, body: JSON.stringify(json), headers: { 'content-type': 'application/json', ...headers } };
    }
    if (csv !== undefined)
      return { method, url, body: csv, headers: { 'content-type': 'text/csv; charset=UTF-8', ...headers } };
    return { method, url, headers: { ...headers } };
  }
}

interface BatchAnswer {
  readonly results: readonly { readonly statusCode: number; readonly result: unknown }[];
}

function asApiError(body: unknown): unknown {
  const first = (Array.isArray(body) ? body[0] : body) as { message?: string; errorCode?: string } | undefined;
  return Object.assign(new Error(first?.message ?? 'no reason given'), { errorCode: first?.errorCode });
}

const LONGEST_POLL_WAIT_MS = 5_000;

/**
 * Asks for the state of a job until it is one of the last ones. Each wait is a quarter of the time so far: a short job is not kept
 * waiting, and a long one costs few requests.
 * @throws as `ask`
 */
export async function pollJob<Job extends { readonly state: string }>(door: OrgDoor, path: string): Promise<Job> {
  const startedAt = performance.now();
  for (;;) {
    const job = await door.ask<Job>({ path });
    if (job.state !== 'UploadComplete' && job.state !== 'InProgress') return job;
    const waitMs = (performance.now() - startedAt) / 4;
    await sleep(Math.min(Math.max(waitMs, door.pollWaitMs), LONGEST_POLL_WAIT_MS));
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
