import { AppError } from '../../../base/appError';
import type { Problem } from '../../../base/appError';
import type { CallersStart, CallList, PeopleList, RingAnswer, RingBody, VisitorAccount } from '../callersApiTypes';

/** The callers' API over HTTP (`callersApiTypes.ts`). Every failure is an AppError that can be shown. */
export class CallersClient {
  start(): Promise<CallersStart> {
    return ask('GET', '/api/start');
  }

  people(): Promise<PeopleList> {
    return ask('GET', '/api/people');
  }

  /** Waits until something is other than at `revision`. */
  calls(revision: number): Promise<CallList> {
    return ask('GET', `/api/calls?after=${revision}`);
  }

  ring(body: RingBody): Promise<RingAnswer> {
    return ask('POST', '/api/ring', body);
  }

  async hangUp(callId: string): Promise<void> {
    await ask('POST', `/api/calls/${encodeURIComponent(callId)}/hangup`, {});
  }

  visitor(): Promise<VisitorAccount> {
    return ask('POST', '/api/visitor', {});
  }
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(path, { method, ...json }).catch((cause: unknown) => {
    throw new AppError('callers-unreachable', 'The emulator does not answer', {
      hint: 'Is "npm start" still running? Start it again and open the address that it shows.',
      cause,
    });
  });
  const answer = (await response.json().catch(() => null)) as T | Problem | null;
  if (response.ok) return answer as T;
  throw refusal(answer ?? {}, response.status);
}

function refusal(problem: Partial<Problem>, status: number): AppError {
  const { code = 'callers-refused', message = `The emulator answered ${status}`, hint } = problem;
  return new AppError(code, message, { hint: hint ?? 'Open this page with the address that the terminal shows.' });
}
