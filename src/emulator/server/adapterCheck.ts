import { lookup as resolveName } from 'node:dns';
import { request as askHttp } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { request as askHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isLoopback, isReachable } from './adapterAddress';
import { framingRefusal } from './adapterFraming';

export interface AdapterQuestion {
  /** With all parameters, as the console's frame opens it. */
  readonly address: string;
  readonly consoleOrigin: string;
  /** For the whole way, redirects included. */
  readonly limitMs?: number;
}

interface Seen {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** More than any adapter needs; browsers stop at 20. */
const MOST_REDIRECTS = 5;
const LIMIT_MS = 3_000;
const NEEDED = ['mode', 'sfdcIframeOrigin'];

/**
 * Opens an adapter's address as the console's frame will, and says why the panel would stay blank: nobody answers, framing is refused, a
 * redirect loses what the library needs. Empty when nothing is wrong. It asks on this computer or by https only, and reads no body.
 */
export async function adapterWarning({ address, consoleOrigin, limitMs = LIMIT_MS }: AdapterQuestion): Promise<string> {
  const signal = AbortSignal.timeout(limitMs);
  const first = new URL(address);
  let url = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    if (!isReachable(url)) return `${shown(url)} is neither on this computer nor https, so it was not asked.`;
    const seen = await look(url, signal).catch((error: unknown) => silence(url, error, { signal, limitMs }));
    if (typeof seen === 'string') return seen;
    const next = redirectOf(seen, url);
    if (!next) return answerWarning(seen, { adapter: url, console: new URL(consoleOrigin) });
    const lost = redirectWarning(url, next, first);
    if (lost) return lost;
    url = next;
  }
  return `${shown(first)} redirects more than ${MOST_REDIRECTS} times. Give the address that it leads to.`;
}

function look(url: URL, signal: AbortSignal): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const ask = url.protocol === 'https:' ? askHttps : askHttp;
    const options = { signal, lookup: lookUp, agent: false, headers: { Accept: 'text/html' } };
    const sent = ask(url, options, ({ statusCode = 0, headers }) => {
      resolve({ status: statusCode, headers });
      sent.destroy();
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Browsers lead every name under `localhost` to this computer; not every system does. */
const lookUp: LookupFunction = (hostname, options, callback) => {
  resolveName(isLoopback(hostname) ? 'localhost' : hostname, options, callback);
};

interface Patience {
  readonly signal: AbortSignal;
  readonly limitMs: number;
}

function silence(url: URL, error: unknown, { signal, limitMs }: Patience): string {
  if (signal.aborted) return `${shown(url)} did not answer within ${limitMs / 1000} s. Look at the server behind it.`;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code)) {
    return `The certificate of ${url.host} is not trusted (${code}). Open ${shown(url)} in a browser tab and accept it first.`;
  }
  return `Nobody answers at ${shown(url)} (${code || message}). Start the adapter's server, then reload the console.`;
}

function redirectOf({ status, headers }: Seen, from: URL): URL | null {
  const { location } = headers;
  if (status < 300 || status > 399 || !location || !URL.canParse(location, from)) return null;
  return new URL(location, from);
}

/** The library reads the page's own address; the console listens to the origin of the first one. */
function redirectWarning(from: URL, to: URL, first: URL): string {
  const isLost = NEEDED.some((name) => to.searchParams.get(name) !== first.searchParams.get(name));
  if (isLost) {
    return `${shown(from)} redirects to ${shown(to)} and loses its query string, without which Open CTI does not start. Give the final address, or keep the query string in the redirect.`;
  }
  if (to.origin === first.origin) return '';
  return `${shown(from)} redirects to ${shown(to)}, but the console listens to ${first.origin} alone. Give the final address.`;
}

function answerWarning({ status, headers }: Seen, framing: { readonly adapter: URL; readonly console: URL }): string {
  const { adapter, console } = framing;
  if (status < 200 || status > 299) return `${shown(adapter)} answers with status ${status} instead of a page.`;
  const refusal = framingRefusal(headers, framing);
  if (refusal) {
    return `${shown(adapter)} refuses to be framed (${refusal}). Send Content-Security-Policy: frame-ancestors ${console.origin}`;
  }
  if (adapter.protocol === console.protocol) return '';
  return `${shown(adapter)} and this console (${console.protocol}//) differ in protocol; the Open CTI library then does not start. Serve the adapter on this computer by http.`;
}

/** Without the query, which holds the nonce. */
function shown(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
