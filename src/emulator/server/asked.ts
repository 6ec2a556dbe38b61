import type { IncomingMessage } from 'node:http';
import { AppError } from '../../base/appError';
import type { HostName } from './addresses';
import type { Answer } from './answer';

/** What a browser asks, after the gate let it in. */
export interface Asked {
  readonly host: HostName;
  readonly method: string;
  readonly url: URL;
  readonly cookies: Readonly<Record<string, string>>;
  /** The body as JSON. @throws AppError `bad-json`, `body-too-long` */
  readJson(): Promise<unknown>;
  /** The body as a form sends it. @throws AppError `body-too-long` */
  readForm(): Promise<URLSearchParams>;
}

/** Everything under one host name. */
export type Site = (asked: Asked) => Answer | Promise<Answer>;

/** The largest body that the real platform takes for remoting is far above this; nothing here needs more. */
const LONGEST_BODY = 4 * 1024 * 1024;

export function readAsked(request: IncomingMessage, host: HostName, origin: string): Asked {
  return {
    host,
    method: request.method ?? 'GET',
    // Adapters put the script's path behind a referrer that ends in a slash: two slashes at the start are one.
    url: new URL((request.url ?? '/').replace(/^\/{2,}/, '/'), origin),
    cookies: readCookies(request.headers.cookie ?? ''),
    readJson: () => readJson(request),
    readForm: async () => new URLSearchParams(await readText(request)),
  };
}

function readCookies(header: string): Record<string, string> {
  const pairs = header.split(';').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([name = '', ...value]) => [name.trim(), value.join('=').trim()]));
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > LONGEST_BODY) {
      throw new AppError('body-too-long', `The request is longer than ${LONGEST_BODY} bytes`, {
        hint: 'Send less at once.',
      });
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readText(request);
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    throw new AppError('bad-json', `The request is not JSON: ${(cause as Error).message}`, {
      hint: 'Send a JSON object with Content-Type application/json.',
      cause,
    });
  }
}
