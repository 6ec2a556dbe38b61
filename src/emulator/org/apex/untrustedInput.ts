import { AppError } from '../../../base/appError';

/** Control characters except tab and line breaks: no field needs them. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Values out of a browser's JSON, each asked for by name and with its bounds; else AppError `bad-input` that names the value. */
export class UntrustedInput {
  private readonly values: Readonly<Record<string, unknown>>;

  constructor(untyped: unknown) {
    if (typeof untyped !== 'object' || untyped === null || Array.isArray(untyped))
      throw refused('The input is no JSON object');
    this.values = untyped as Readonly<Record<string, unknown>>;
  }

  /** Text without control characters; empty when it is missing. */
  text(name: string, longest: number): string {
    const value = this.values[name] ?? '';
    if (typeof value !== 'string') throw refused(`${name} is no text`);
    if (value.length > longest) throw refused(`${name} has ${value.length} characters; ${longest} are allowed`);
    return value.replace(CONTROLS, '');
  }

  has(name: string): boolean {
    return (this.values[name] ?? null) !== null;
  }

  /** True for true and for nothing else. */
  flag(name: string): boolean {
    return this.values[name] === true;
  }

  get names(): readonly string[] {
    return Object.keys(this.values);
  }

  wholeNumber(name: string, least: number, most: number): number {
    const value = this.values[name];
    if (typeof value !== 'number') throw refused(`${name} is no number`);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw refused(`${name} is not a whole number from ${least} to ${most}`);
    }
    return value;
  }

  /** UTC epoch milliseconds in, ISO text out. */
  moment(name: string): string {
    return new Date(this.wholeNumber(name, EARLIEST, LATEST)).toISOString();
  }

  momentOrNull(name: string): string | null {
    return (this.values[name] ?? null) === null ? null : this.moment(name);
  }

  items(name: string, most: number): readonly unknown[] {
    const value = this.values[name];
    if (!Array.isArray(value)) throw refused(`${name} is no list`);
    if (value.length > most) throw refused(`${name} has ${value.length} items; ${most} are allowed`);
    return value;
  }

  inner(name: string): UntrustedInput {
    return new UntrustedInput(this.values[name]);
  }
}

/** AppError `bad-input`. */
export function refused(message: string): AppError {
  return new AppError('bad-input', message, { hint: 'Reload the page: the phone in this tab may be out of date.' });
}
