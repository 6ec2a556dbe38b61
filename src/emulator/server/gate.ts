import type { IncomingMessage } from 'node:http';
import type { Addresses, HostName } from './addresses';

/** Why somebody is not let in: a status and a sentence. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

/** Hosts whose pages may open a line to the exchange. */
const MAY_PHONE: readonly HostName[] = ['visualforce', 'otherVisualforce', 'callers'];

/**
 * Other pages in the same browser, and names that somebody pointed at this computer (DNS rebinding), must reach nothing. So:
 * the Host header is one of our names, whatever changes something comes from the page of that very host, and nothing answers with
 * a CORS header.
 *
 * @returns null when the request may pass
 */
export function refusalOf(request: IncomingMessage, addresses: Addresses): Refusal | null {
  const host = addresses.hostOf(request.headers.host);
  if (!host) return { status: 421, reason: 'This server answers to its own names only.' };
  const method = request.method ?? '';
  if (method === 'GET' || method === 'HEAD') return null;
  if (method !== 'POST' && method !== 'PATCH') return { status: 405, reason: `${method} is not used here.` };
  const isOwn = host !== 'plain' && request.headers.origin === addresses.origin(host);
  return isOwn ? null : { status: 403, reason: 'Only the pages of this host may change something here.' };
}

/** The same for a WebSocket: only the exchange has one, and only for the phone's pages and the callers page. */
export function upgradeRefusalOf(request: IncomingMessage, addresses: Addresses): Refusal | null {
  if (addresses.hostOf(request.headers.host) !== 'exchange')
    return { status: 421, reason: 'There is no WebSocket here.' };
  const isPhone = MAY_PHONE.some((host) => request.headers.origin === addresses.origin(host));
  return isPhone ? null : { status: 403, reason: 'Only the phone and the callers page may connect to the exchange.' };
}
