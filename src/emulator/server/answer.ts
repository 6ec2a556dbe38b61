import { asProblem } from '../../base/appError';
import type { ApiProblem } from '../org/orgApi';
import type { RecordRefused } from '../org/recordRefused';

/** What goes back to a browser. Security headers are added to all of them in one place (`httpServer.ts`). */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

type Headers = Readonly<Record<string, string>>;

export function html(body: string, headers: Headers = {}, status = 200): Answer {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
    body,
  };
}

export function text(body: string, status = 200): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }, body };
}

export function script(body: string): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
    body,
  };
}

export function styleSheet(body: string): Answer {
  return { status: 200, headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' }, body };
}

export function json(value: unknown, status = 200): Answer {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
  return { status, headers, body: JSON.stringify(value) };
}

export function redirect(location: string, headers: Headers = {}): Answer {
  return { status: 302, headers: { Location: location, 'Cache-Control': 'no-store', ...headers }, body: '' };
}

/** Statuses of codes that are not simply a bad request. */
const STATUS_OF: Readonly<Record<string, number>> = {
  'no-record': 404,
  'unknown-object': 404,
  'no-route': 404,
  'no-token': 401,
  'body-too-long': 413,
  unexpected: 500,
};

/** Any failure as the API tells it. */
export function problemAnswer(error: unknown): Answer {
  const { details } = error as Partial<Pick<RecordRefused, 'details'>>;
  const problem: ApiProblem = { ...asProblem(error), ...(details ? { details } : {}) };
  return json(problem, STATUS_OF[problem.code] ?? 400);
}

/** Text that may stand in HTML, between tags or in a quoted attribute. */
export function escapeHtml(value: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return value.replace(/[&<>"']/g, (letter) => names[letter]!);
}

/** JSON that may stand in a script element of a page. */
export function jsonForPage(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** A small page with something to say. `paragraphs` are text, not HTML. */
export function notice(title: string, paragraphs: readonly string[], status: number): Answer {
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('');
  return html(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 4rem auto; padding: 0 1rem; color: #181818 }
p { white-space: pre-wrap; overflow-wrap: anywhere }
</style></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`,
    {
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self' http://*.acme.localhost:* https://*.lightning.force.com:*",
    },
    status,
  );
}
