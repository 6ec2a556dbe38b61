import { AppError } from '../../base/appError';
import type { Clock } from '../../base/clock';
import { plainText } from '../../calls/plainText';
import { fieldsOf } from '../checkAnswers';
import { hostRefused, hostTimeout, noHost } from '../hostErrors';
import type { AdapterWindow, OpenCtiMethod, SforceOpenCti } from './sforceOpenCti';

/** Open CTI's callbacks as promises that always end. */
export interface OpenCtiCalls {
  /**
   * @param args  without the callback. It is always added, because the library throws for an empty object.
   * @returns     the answer's `returnValue`
   * @throws AppError `host-timeout`, `host-refused`, `host-call-failed`, `no-host`
   */
  ask(method: OpenCtiMethod, args?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Sends a question whose answer may come later, more than once or never. */
  send(method: OpenCtiMethod, args: Readonly<Record<string, unknown>>): void;
}

export function createOpenCtiCalls(window: AdapterWindow, clock: Clock, timeoutMs: number): OpenCtiCalls {
  const send: OpenCtiCalls['send'] = (method, args) => callLibrary(libraryOf(window), method, args);
  const ask: OpenCtiCalls['ask'] = (method, args = {}) =>
    new Promise((resolve, reject) => {
      let cancel = (): void => undefined;
      const callback = (answer: unknown): void => {
        cancel();
        const problem = refusalIn(method, answer);
        if (problem) reject(problem);
        else resolve(fieldsOf(answer)?.['returnValue'] ?? null);
      };
      send(method, { ...args, callback });
      cancel = clock.after(timeoutMs, () => reject(hostTimeout(method, timeoutMs)));
    });
  return { ask, send };
}

/** The AppError in an answer that says no; null in one that says yes. */
export function refusalIn(method: string, answer: unknown): AppError | null {
  const fields = fieldsOf(answer);
  return fields?.['success'] === true ? null : hostRefused(method, describe(fields?.['errors']));
}

/** Errors come as an array of objects by the library, as strings or a lone object in some answers. */
function describe(errors: unknown): string {
  const first: unknown = Array.isArray(errors) ? errors[0] : errors;
  if (typeof first === 'string') return plainText(first, 300);
  const fields = fieldsOf(first);
  const words = [fields?.['code'], fields?.['description'] ?? fields?.['message']].map((part) => plainText(part, 300));
  return words.filter(Boolean).join(': ') || 'no reason given';
}

function libraryOf(window: AdapterWindow): SforceOpenCti {
  const library = window.sforce?.opencti;
  if (!library) throw noHost("Salesforce's Open CTI script is not on the page");
  return library;
}

function callLibrary(library: SforceOpenCti, method: OpenCtiMethod, args: Readonly<Record<string, unknown>>): void {
  try {
    (library[method] as (ask: unknown) => void)(args);
  } catch (cause) {
    // It throws plain strings and DOM errors too: text says more than type.
    const why = plainText(cause instanceof Error ? cause.message : cause, 300);
    throw new AppError('host-call-failed', `Open CTI could not send "${method}": ${why}`, {
      hint: 'Reload the browser tab after the call; if it happens again, send this text to your admin.',
      cause,
    });
  }
}
