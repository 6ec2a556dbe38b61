import type { CaseRecord } from '../../src/emulator/org/apex/cases/caseTables';

/** A value as Apex writes it. */
export function asLiteral(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

/** JSON inside an Apex text. */
export function jsonLiteral(value: object): string {
  return asLiteral(JSON.stringify(value));
}

export function listOf(values: readonly string[]): string {
  return values.length === 0 ? 'new List<String>()' : `new List<String>{ ${values.map(asLiteral).join(', ')} }`;
}

/** `new Contact(LastName = 'Berg')` */
export function newRecord({ type, fields }: CaseRecord): string {
  const pairs = Object.entries(fields).map(([name, value]) => `${name} = ${asLiteral(value)}`);
  return `new ${type}(${pairs.join(', ')})`;
}

/** `a missed call` → `aMissedCall` */
export function asMethodName(words: string): string {
  return words.replace(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
}
