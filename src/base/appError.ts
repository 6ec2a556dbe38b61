/**
 * An error that a person can act on. Recognise it by `code`, never by `instanceof`: errors cross frames and tabs.
 *
 * Agents see the hint, admins see code and hint, the log has all.
 */
export class AppError extends Error {
  readonly code: string;
  readonly hint: string;

  /**
   * @param code     a kebab-case word, unique in the project (a test walks the sources)
   * @param message  what happened, with the values
   * @param help     `hint`: what this person can do now; `cause`: the error below, if any
   */
  constructor(code: string, message: string, help: { readonly hint: string; readonly cause?: unknown }) {
    super(message, help.cause === undefined ? undefined : { cause: help.cause });
    this.name = 'AppError';
    this.code = code;
    this.hint = help.hint;
  }
}

/** An error as plain data, for the view, other tabs and the log. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Any thrown value as plain data; what is not ours keeps its message and gets the code `unexpected`. */
export function asProblem(thrown: unknown): Problem {
  const candidate = thrown as Partial<Problem> | null | undefined;
  if (candidate && typeof candidate.code === 'string' && typeof candidate.hint === 'string') {
    return { code: candidate.code, message: String(candidate.message), hint: candidate.hint };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'unexpected', message, hint: 'Reload the page; if it happens again, send this text to your admin.' };
}

/** Whether a thrown value carries this code. */
export function hasCode(thrown: unknown, code: string): boolean {
  return (thrown as { code?: unknown } | null | undefined)?.code === code;
}
