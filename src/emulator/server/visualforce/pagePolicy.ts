import type { Addresses } from '../addresses';

/**
 * The Content-Security-Policy of a page. With cspHeader="true" it is stricter than the one that Salesforce is known to send: what
 * runs under this one runs there. Frames: the console, and our own pages in each other.
 */
export function contentSecurityPolicy(addresses: Addresses, hasPolicy: boolean): string {
  const lightning = addresses.origin('lightning');
  const ancestors = `frame-ancestors 'self' ${lightning}`;
  if (!hasPolicy) return ancestors;
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "media-src 'self' blob:",
    `connect-src 'self' ${addresses.exchangeUrl.replace(/\/$/, '')}`,
    // A page in a frame that has lost its session passes through the Lightning host to get a new one.
    `frame-src 'self' ${lightning}`,
    "object-src 'none'",
    "base-uri 'none'",
    ancestors,
  ].join('; ');
}
