import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody's web server with an adapter on it, on a free port of this computer. */
export class FakeAdapterServer {
  /** Paths with queries, in order. */
  readonly asked: string[] = [];
  answer: (request: IncomingMessage, response: ServerResponse) => unknown = (_, response) => response.end();

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.asked.push(request.url ?? '');
      this.answer(request, response);
    });
    this.port = (server.address() as AddressInfo).port;
  }

  readonly port: number;

  static async open(): Promise<FakeAdapterServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new FakeAdapterServer(server);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
