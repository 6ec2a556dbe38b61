import { plainText } from '../calls/plainText';

/** An object out of an answer, unread. */
export type Fields = Readonly<Record<string, unknown>>;

export const TEXT_LIMIT = 255;
/** 15 or 18 characters; written anew so that nothing else ever reaches a URL or a query. */
const RECORD_ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;

/** A record id as Salesforce makes them, or empty. */
export function recordIdOf(value: unknown): string {
  return typeof value === 'string' && RECORD_ID.test(value) ? value : '';
}

/** An object's API name, or empty. */
export function objectTypeOf(value: unknown): string {
  return typeof value === 'string' && /^[A-Za-z]\w{0,79}$/.test(value) ? value : '';
}

/** The fields of an object, or null for anything else. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function id(fields: Fields, name: string): string {
  return recordIdOf(fields[name]) || missing(name);
}

export function text(fields: Fields, name: string): string {
  const value = fields[name];
  return value === undefined || value === null ? '' : plainText(value, TEXT_LIMIT);
}

export function filled(fields: Fields, name: string): string {
  return text(fields, name) || missing(name);
}

/** Unlike other texts a password is taken letter for letter. */
export function secret(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' && value.length > 0 && value.length <= 1000 ? value : missing(name);
}

export function moment(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : missing(name);
}

export function missing(name: string): never {
  throw new TypeError(`"${name}" is missing or not of its kind`);
}

/** One of the words that were agreed on. */
export function oneOf<W extends string>(fields: Fields, name: string, words: readonly W[]): W {
  return words.find((word) => word === fields[name]) ?? missing(name);
}

/** A list, cut; each item an object. */
export function items(fields: Fields, name: string, most: number): Fields[] {
  const list = fields[name];
  if (!Array.isArray(list)) return missing(name);
  return list.slice(0, most).map((item: unknown) => fieldsOf(item) ?? missing(name));
}

/** Text of several lines: control characters other than tab and line breaks are taken out, everything else stays. */
export function longText(fields: Fields, name: string, longest: number): string {
  const value = fields[name] ?? '';
  if (typeof value !== 'string') return missing(name);
  // eslint-disable-next-line no-control-regex
  return value.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '').slice(0, longest);
}
