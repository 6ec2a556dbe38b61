import type { OrgDoor } from './orgDoor';

const SOQL = "SELECT NamespacePrefix FROM EntityDefinition WHERE DeveloperName = 'Cti_Call'";

const known = new WeakMap<OrgDoor, Promise<string>>();

/**
 * The namespace that our objects have in this org: that of the installed package, or of the org itself; empty when they came from source or
 * are not there. Source wins when both are there. Asked once for each door.
 * @throws AppError codes of `orgProblem.ts`
 */
export function packageNamespace(door: OrgDoor): Promise<string> {
  const asked = known.get(door) ?? askNamespace(door);
  known.set(door, asked);
  return asked;
}

async function askNamespace(door: OrgDoor): Promise<string> {
  const rows = await door.queryAll<{ NamespacePrefix: string | null }>(SOQL);
  const prefixes = rows.map(({ NamespacePrefix }) => NamespacePrefix ?? '');
  return prefixes.includes('') ? '' : (prefixes[0] ?? '');
}

/**
 * A name or a query as this org wants it: `Cti_Call__c` → `acme__Cti_Call__c`. Every custom name in it must be one of ours; what has a
 * namespace keeps it.
 */
export function inNamespace(namespace: string, text: string): string {
  return namespace === ''
    ? text
    : text.replace(/\b(?!\w*?[a-z0-9]__\w+__)[A-Za-z]\w*__(?:c|r|mdt)\b/gi, `${namespace}__$&`);
}

/** A record, or part of one, with the names that it has without the namespace: the way back. */
export function withoutNamespace<T>(namespace: string, value: T): T {
  if (namespace === '' || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: unknown) => withoutNamespace(namespace, each)) as T;
  const prefix = `${namespace}__`.toLowerCase();
  const entries = Object.entries(value).map(([name, each]) => [
    name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name,
    withoutNamespace(namespace, each as unknown),
  ]);
  return Object.fromEntries(entries) as T;
}
