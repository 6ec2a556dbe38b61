import { AppError } from '../../base/appError';

interface Thrown {
  readonly name?: string;
  readonly code?: string;
  readonly errorCode?: string;
  readonly message?: string;
  readonly cause?: Thrown;
}

/** What breaks on the way and heals by itself (names of Node and of the library's fetch). */
const NETWORK =
  /ECONNRESET|ECONNREFUSED|ETIMEDOUT|EPIPE|ENETDOWN|ENETUNREACH|EAI_AGAIN|socket hang up|Premature close|Request Timeout/;

/** Codes with which Salesforce says "later". */
const LATER = /^(SERVER_UNAVAILABLE|UNABLE_TO_LOCK_ROW|QUERY_TIMEOUT|ERROR_HTTP_(429|502|503|504))$/;

/** Why this failure may be gone in a moment; empty when it will not. */
export function whyTemporary(error: unknown): string {
  const { code, text } = read(error);
  if (LATER.test(code)) return `the org answered ${code.replace('ERROR_HTTP_', '')}`;
  if (code === 'REQUEST_LIMIT_EXCEEDED' && /concurrent/i.test(text)) return 'too many requests run in this org at once';
  return NETWORK.test(`${code} ${text}`) ? 'the connection broke' : '';
}

/** Whether a row that the org refused with this code should be sent again. Rows are locked while others save them. */
export function isWorthAnotherTry(rowError: string): boolean {
  return /UNABLE_TO_LOCK_ROW|SERVER_UNAVAILABLE|QUERY_TIMEOUT/.test(rowError);
}

/** What the org or the way to it answered, as an error that says what to do. */
export function orgProblem(error: unknown, asked: { readonly path: string }): AppError {
  const { code, text } = read(error);
  const known = KNOWN.find(([pattern]) => pattern.test(`${code} ${text}`));
  const [, appCode, message, hint] = known ?? [
    null,
    'org-refused',
    '',
    'Read the org’s words above; they name the field or the right.',
  ];
  const said = text.replace(/\s+/g, ' ').slice(0, 300);
  const where = asked.path.slice(0, 120);
  return new AppError(
    appCode,
    message ? `${message} (${code || said})` : `The org refused: ${code} ${said} [${where}]`,
    {
      hint,
      cause: error,
    },
  );
}

const KNOWN: readonly (readonly [RegExp, string, string, string])[] = [
  [
    /INVALID_SESSION_ID|INVALID_AUTH_HEADER|AuthError|ERROR_HTTP_401|expired access/i,
    'session-expired',
    'The login to this org has expired',
    'Log in again (sf org login web), then run the same command; a stopped run goes on with --resume.',
  ],
  [
    /REQUEST_LIMIT_EXCEEDED/,
    'request-limit',
    'This org has used up its API requests of the last 24 hours',
    'Wait until some are free again (Setup → Company Information shows them); a stopped run goes on with --resume.',
  ],
  [
    /INSUFFICIENT_ACCESS|API_DISABLED_FOR_ORG|API_CURRENTLY_DISABLED/,
    'no-access',
    'This login may not do that',
    'Use a login with the permissions "Manage Users" and "Customize Application" (API Enabled, too).',
  ],
  [
    NETWORK,
    'org-silent',
    'The org did not answer, although we tried several times',
    'Check the network and the proxy, then run the same command; a stopped run goes on with --resume.',
  ],
  [
    /ERROR_HTTP_50\d|SERVER_UNAVAILABLE/,
    'org-busy',
    'The org is not available right now, although we tried several times',
    'See https://status.salesforce.com, wait, then run the same command; a stopped run goes on with --resume.',
  ],
];

function read(error: unknown): { code: string; text: string } {
  const thrown = (error ?? {}) as Thrown;
  const code = thrown.errorCode ?? thrown.code ?? thrown.cause?.code ?? thrown.name ?? '';
  return { code: String(code), text: String(thrown.message ?? error) };
}
