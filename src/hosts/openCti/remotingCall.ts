import { asProblem } from '../../base/appError';
import type { AppError } from '../../base/appError';
import type { Clock } from '../../base/clock';
import { plainText } from '../../calls/plainText';
import { fieldsOf } from '../checkAnswers';
import { orgAtLimit, orgException, orgTimeout, orgUnreachable, sessionExpired } from '../hostErrors';
import type { RemotingManager } from './sforceOpenCti';

export interface RemotingParts {
  readonly clock: Clock;
  /** `CtiPhone.ask` */
  readonly remoteAction: string;
  readonly timeoutMs: number;
}

/** The library's own timer comes first; ours only ends calls that it forgot (its frame was unloaded). */
const GRACE_MS = 5_000;

/**
 * One call through Visualforce remoting.
 *
 * @param request  `operation` for messages, `json` as the org gets it
 * @returns        what the org's method returned, unread
 * @throws AppError `session-expired`, `org-unreachable`, `org-timeout`, `org-at-limit`, `org-exception`
 */
export function callRemoting(
  remoting: RemotingManager,
  request: { readonly operation: string; readonly json: string },
  parts: RemotingParts,
): Promise<unknown> {
  const { clock, remoteAction, timeoutMs } = parts;
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeoutMs + GRACE_MS, () => reject(orgTimeout(request.operation, timeoutMs)));
    const onAnswer = (result: unknown, event: unknown): void => {
      cancel();
      if (fieldsOf(event)?.['status'] === true) resolve(result);
      else reject(failureIn(event, request.operation, timeoutMs));
    };
    try {
      remoting.invokeAction(remoteAction, request.json, onAnswer, { escape: false, buffer: false, timeout: timeoutMs });
    } catch (cause) {
      cancel();
      reject(orgUnreachable(asProblem(cause).message, cause));
    }
  });
}

/** Remoting tells failures by text; these are the ones that public code has met. Order counts: "session" before "time". */
const EXPIRED =
  /logged in\?|invalid session|INVALID_SESSION_ID|invalid for your session|session (has )?(expired|timed out)|error parsing json response/i;
const TIMED_OUT = /timed? ?out/i;
/** Limits of the whole org on requests: no code of the phone ran. A limit of one transaction is Apex's own affair. */
const BUSY = /concurrent\w*( requests)? limit exceeded|TotalRequests limit exceeded|REQUEST_LIMIT_EXCEEDED/i;
const NO_NETWORK = /unable to connect|communication failure/i;

function failureIn(event: unknown, operation: string, timeoutMs: number): AppError {
  const fields = fieldsOf(event) ?? {};
  const message = plainText(fields['message'], 300);
  const status = Number(fields['statusCode']);
  // A stack trace means that the org's code ran; a server in trouble answers pages that read like a sign-in page.
  if (fields['where']) return orgException(message);
  if (BUSY.test(message) || status === 429) return orgAtLimit(message || 'status 429');
  if (status >= 500) return orgUnreachable(message || `status ${status}`);
  if (EXPIRED.test(message) || [401, 402, 403].includes(status)) return sessionExpired(message || `status ${status}`);
  if (TIMED_OUT.test(message)) return orgTimeout(operation, timeoutMs);
  if (NO_NETWORK.test(message) || status === 0) return orgUnreachable(message || `status ${status}`);
  return orgException(message || 'no reason given');
}
