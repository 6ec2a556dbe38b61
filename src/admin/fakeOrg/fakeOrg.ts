import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BulkJobs } from './bulkJobs';
import type { Fault, Faults } from './fault';
import { MetadataStore } from './metadataStore';
import type { OrgData } from './orgData';
import { RestDoor } from './restDoor';
import type { OrgAnswer } from './restDoor';
import { RowWriter } from './rowWriter';

export interface FakeOrgOptions {
  readonly data: OrgData;
  readonly faults?: Faults;
  /** Every request takes at least this long. */
  readonly latencyMs?: number;
  /** Which share of row saves finds the row locked; 0 to 1. */
  readonly lockShare?: number;
  /** How many times a Bulk job says InProgress before it is done. */
  readonly pollsUntilDone?: number;
}

export const ACCESS_TOKEN = '00D000000000001AAA!fake.access.token';

/**
 * An org over real HTTP on this machine, for the tests of the admin's tools: the sf libraries talk to it as to any org.
 * It knows the requests that the tools send and answers 404 to the rest, so that a new request is noticed.
 */
export class FakeOrg {
  /** `METHOD path` of each request, in order; what the tests count. */
  readonly asked: string[] = [];
  /** The latency of all requests so far and the org's own work for them, ms; requests at the same time count one by one. */
  busyMs = 0;
  readonly writer: RowWriter;
  readonly bulk: BulkJobs;
  readonly metadata = new MetadataStore();
  readonly data: OrgData;
  faults: Faults;
  private readonly server: Server;
  readonly rest: RestDoor;
  private readonly options: FakeOrgOptions;

  private constructor(options: FakeOrgOptions) {
    this.options = options;
    this.data = options.data;
    this.faults = options.faults ?? (() => undefined);
    this.writer = new RowWriter(options.data, options.lockShare ?? 0);
    this.bulk = new BulkJobs(options.data, this.writer, options.pollsUntilDone ?? 0);
    this.rest = new RestDoor({ data: options.data, writer: this.writer, bulk: this.bulk, metadata: this.metadata });
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async start(options: FakeOrgOptions): Promise<FakeOrg> {
    const org = new FakeOrg(options);
    await new Promise<void>((resolve) => org.server.listen(0, '127.0.0.1', resolve));
    return org;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const path = (request.url ?? '').replace(/^\/services\/data\/v[\d.]+(?=\/)/, '');
    const method = request.method ?? 'GET';
    this.asked.push(`${method} ${path}`);
    const fault = this.faults({ number: this.asked.length, method, path });
    const token = request.headers.authorization?.replace('Bearer ', '');
    const { latencyMs = 0 } = this.options;
    const ask = async (): Promise<OrgAnswer> => {
      const startedAt = performance.now();
      const answer = await this.rest.answer({ method, path, body, token });
      this.busyMs += performance.now() - startedAt;
      return answer;
    };
    await new Promise((resolve) => setTimeout(resolve, latencyMs));
    this.busyMs += latencyMs;
    await reply(response, ask, fault);
  }
}

async function reply(response: ServerResponse, ask: () => Promise<OrgAnswer>, fault?: Fault): Promise<void> {
  if (fault?.is === 'cut' || fault?.is === 'silence') {
    if (fault.done) await ask();
    if (fault.is === 'cut') response.destroy();
    return;
  }
  if (fault?.is === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  const { status, text, type, headers } = fault && fault.is !== 'slow' ? faulty(fault.is) : await ask();
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

function faulty(is: 'unavailable' | 'expired' | 'requestLimit'): OrgAnswer {
  const answers = {
    unavailable: [503, 'SERVER_UNAVAILABLE', 'Server is too busy'],
    expired: [401, 'INVALID_SESSION_ID', 'Session expired or invalid'],
    requestLimit: [403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'],
  } as const;
  const [status, errorCode, message] = answers[is];
  return { status, text: JSON.stringify([{ errorCode, message }]), type: 'application/json;charset=UTF-8' };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
