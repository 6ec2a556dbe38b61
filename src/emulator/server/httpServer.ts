import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { AppError } from '../../base/appError';
import type { Log } from '../../base/log';
import { Addresses } from './addresses';
import type { HostName } from './addresses';
import { notice, problemAnswer, redirect, text } from './answer';
import type { Answer } from './answer';
import { readAsked } from './asked';
import type { Site } from './asked';
import { refusalOf, upgradeRefusalOf } from './gate';
import type { HostCertificate } from './hostCertificate';

/** The one server behind all host names. The port is known only once it listens, so sites are given afterwards. */
export interface HttpServer {
  readonly addresses: Addresses;
  serve(sites: Readonly<Record<HostName, Site>>, acceptSocket: AcceptSocket): void;
  close(): Promise<void>;
}

export type AcceptSocket = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  // Visualforce remoting checks where a request comes from: a stricter policy would break it.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export interface ListenParts {
  /** 0 for any free one. */
  readonly port: number;
  readonly log: Log;
  /** With one: https, under Salesforce's names. */
  readonly certificate?: HostCertificate | undefined;
  /** Pages of a package have a host of their own. */
  readonly namespace?: string;
}

/**
 * Listens on this computer alone.
 *
 * @throws AppError `port-taken`
 */
export async function listen({ port, log, certificate, namespace }: ListenParts): Promise<HttpServer> {
  const server = certificate ? createTlsServer({ cert: certificate.cert, key: certificate.key }) : createServer();
  await listening(server, port);
  const addresses = new Addresses(
    (server.address() as AddressInfo).port,
    certificate ? 'salesforce' : 'localhost',
    namespace,
  );
  return {
    addresses,
    serve(sites, acceptSocket) {
      server.on('request', (request, response) => void respond({ request, response }, sites, { addresses, log }));
      server.on('upgrade', (request, socket, head) => upgrade({ request, socket, head }, addresses, acceptSocket));
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE') return reject(cause);
      reject(
        new AppError('port-taken', `Port ${port} is used by another program`, {
          hint: `Stop that program, or choose another port: --port ${port + 1} after the "--" of your npm command.`,
          cause,
        }),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

interface Exchanged {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Surroundings {
  readonly addresses: Addresses;
  readonly log: Log;
}

async function respond(
  { request, response }: Exchanged,
  sites: Record<HostName, Site>,
  around: Surroundings,
): Promise<void> {
  const answer = await answerTo(request, sites, around);
  response.writeHead(answer.status, {
    ...SECURITY_HEADERS,
    ...answer.headers,
    'Content-Length': Buffer.byteLength(answer.body),
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
  // What is left of a refused body is not read.
  if (!request.complete) response.once('finish', () => request.destroy());
}

async function answerTo(
  request: IncomingMessage,
  sites: Record<HostName, Site>,
  around: Surroundings,
): Promise<Answer> {
  const { addresses, log } = around;
  const refusal = refusalOf(request, addresses);
  if (refusal) return text(`${refusal.reason}\n`, refusal.status);
  const host = addresses.hostOf(request.headers.host);
  if (host === 'plain' || host === null) return welcome(request, addresses);
  try {
    return await sites[host](readAsked(request, host, addresses.origin(host)));
  } catch (error) {
    log.error('server', `${request.method} ${host} ${request.url?.split('?')[0]} failed`, error);
    return problemAnswer(error);
  }
}

/** Somebody typed localhost: the console is elsewhere. */
function welcome(request: IncomingMessage, addresses: Addresses): Answer {
  if (request.url === '/') return redirect(`${addresses.origin('lightning')}/`);
  return notice('Nothing here', [`The console is at ${addresses.origin('lightning')}/`], 404);
}

function upgrade(
  { request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer },
  addresses: Addresses,
  acceptSocket: AcceptSocket,
): void {
  const refusal = upgradeRefusalOf(request, addresses);
  if (!refusal) return acceptSocket(request, socket, head);
  socket.on('error', () => undefined);
  socket.end(
    `HTTP/1.1 ${refusal.status} Refused\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n${refusal.reason}\n`,
  );
}
