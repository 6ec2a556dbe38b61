import type { IncomingHttpHeaders } from 'node:http';

/** Two pages: the one in the frame, and the one around it. */
export interface Framing {
  readonly adapter: URL;
  readonly console: URL;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * Which header keeps a page out of the console's frame, as it is written; empty when none does. As in browsers, `frame-ancestors` counts
 * before X-Frame-Options, and every policy must agree.
 */
export function framingRefusal(headers: IncomingHttpHeaders, framing: Framing): string {
  const ancestors = frameAncestors(String(headers['content-security-policy'] ?? ''));
  if (ancestors.length > 0) {
    const refusing = ancestors.find((sources) => !sources.some((source) => fits(source, framing)));
    return refusing ? `Content-Security-Policy: frame-ancestors ${refusing.join(' ')}`.trim() : '';
  }
  const frameOptions = String(headers['x-frame-options'] ?? '');
  return /\b(?:deny|sameorigin)\b/i.test(frameOptions) ? `X-Frame-Options: ${frameOptions}` : '';
}

/** The sources of each policy that has the directive; Node joins several headers with commas, as policies are. */
function frameAncestors(header: string): readonly (readonly string[])[] {
  return header.split(',').flatMap((policy) => {
    const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
    const found = directives.find(([name = '']) => name.toLowerCase() === 'frame-ancestors');
    return found ? [found.slice(1)] : [];
  });
}

/** Whether a source of the policy names the console (CSP Level 3, 6.7.2; paths do not count for frames). */
function fits(source: string, framing: Framing): boolean {
  if (source === '*') return true;
  const found = /^(?:([a-z][a-z0-9+.-]*:)(?:\/\/|$))?([^/:]*)(?::(\d+|\*))?(?:\/.*)?$/i.exec(source.toLowerCase());
  if (!found || source.startsWith("'")) return false;
  const [, scheme = framing.adapter.protocol, host = '', port = ''] = found;
  const { protocol, hostname } = framing.console;
  if (scheme !== protocol && !(scheme === 'http:' && protocol === 'https:')) return false;
  if (!host) return true;
  const isHost = host === '*' || (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host);
  const actual = framing.console.port || DEFAULT_PORTS[protocol];
  return isHost && (port === '*' || (port || DEFAULT_PORTS[protocol]) === actual);
}
