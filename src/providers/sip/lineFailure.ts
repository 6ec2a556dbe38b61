import { asProblem, hasCode } from '../../base/appError';
import type { Problem } from '../../base/appError';
import type { LineState } from '../provider';
import type { RegisterResult } from './registration';

/** Why the line is not up, and how soon to try again. */
export interface LineFailure {
  readonly state: Extract<LineState, 'reconnecting' | 'failed'>;
  readonly problem: Problem;
  /** The server's own wish; null when it has none. */
  readonly retryAfterMs: number | null;
  /** Trying often would help nobody. */
  readonly isSlow: boolean;
}

/** What went wrong before REGISTER: no socket, no credentials, an address that is none. */
export function failureOfError(thrown: unknown): LineFailure {
  const isHopeless = hasCode(thrown, 'bad-sip-address');
  const isSlow = !hasCode(thrown, 'server-unreachable');
  return { state: isHopeless ? 'failed' : 'reconnecting', problem: asProblem(thrown), retryAfterMs: null, isSlow };
}

export function failureOfCut(why: string): LineFailure {
  return transient({
    code: 'line-cut',
    message: `The connection to the phone system was lost: ${why}`,
    hint: 'The phone connects again by itself. A call that is up goes on.',
  });
}

/** @param refusals  how often in a row the phone system has said no, this time included */
export function failureOfAnswer(
  result: Exclude<RegisterResult, { kind: 'registered' }>,
  refusals: number,
): LineFailure {
  if (result.kind === 'silent') return SILENT;
  const answer = `${result.status} ${result.reason}`;
  if (result.kind === 'busy') return busy(answer, result.retryAfterMs);
  const problem = {
    code: 'line-refused',
    message: `The phone system refused this agent: ${answer}`,
    hint: 'Tell your admin: the agent is unknown to the phone system, or the secret for its credentials is wrong.',
  };
  // Expired credentials are refused too: new ones get their chance before the agent is told that somebody must act.
  return { state: refusals > 1 ? 'failed' : 'reconnecting', problem, retryAfterMs: null, isSlow: true };
}

const SILENT = transient({
  code: 'server-silent',
  message: 'The phone system does not answer',
  hint: 'The phone tries again by itself. If it lasts, tell your admin.',
});

function busy(answer: string, retryAfterMs: number | null): LineFailure {
  const problem = {
    code: 'server-busy',
    message: `The phone system cannot register this phone now: ${answer}`,
    hint: 'The phone tries again by itself. If it lasts, tell your admin.',
  };
  return { state: 'reconnecting', problem, retryAfterMs, isSlow: false };
}

function transient(problem: Problem): LineFailure {
  return { state: 'reconnecting', problem, retryAfterMs: null, isSlow: false };
}
