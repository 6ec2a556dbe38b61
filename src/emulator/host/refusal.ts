import type { ErrorEntry } from './message';

/** Thrown by a method to answer `success: false` with these errors. Recognised by its name, like every error here. */
export class Refusal extends Error {
  readonly entry: ErrorEntry;

  constructor(entry: ErrorEntry) {
    super(`${entry.code}: ${entry.description}`);
    this.name = 'Refusal';
    this.entry = entry;
  }
}

export function isRefusal(thrown: unknown): thrown is Refusal {
  return (thrown as { name?: unknown } | null | undefined)?.name === 'Refusal';
}

/** @param expected  as the platform words it: `numeric`, `string`, `boolean`, `object` */
export function invalidParameter(name: string, expected: string, found: unknown): Refusal {
  const article = /^[aeiou]/.test(expected) ? 'An' : 'A';
  const description = `An invalid value was passed to the parameter ${name}. ${article} ${expected} value was expected, but ${shown(found)} was found instead.`;
  return new Refusal({ code: 'INVALID_PARAM', description });
}

export function genericError(): Refusal {
  return new Refusal({ code: 'GENERIC_ERROR', description: 'An error occurred while calling the API method.' });
}

export function serverError(description = 'A problem was encountered on the server.'): Refusal {
  return new Refusal({ code: 'SERVER_ERROR', description });
}

function shown(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'object' || typeof value === 'function') return typeof value;
  return `${value as string}`.slice(0, 60);
}
