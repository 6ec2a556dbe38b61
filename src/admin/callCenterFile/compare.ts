import type { Definition } from './definition';

export interface Difference {
  /** `reqAdapterUrl`, or `displayName`. */
  readonly what: string;
  /** Empty when it is not there. */
  readonly inFile: string;
  readonly inOrg: string;
}

/** What differs in value or place; labels and order do not change how the phone works. */
export function compare(file: Definition, org: Definition): Difference[] {
  const left = valuesOf(file);
  const right = valuesOf(org);
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names
    .filter((name) => left.get(name) !== right.get(name))
    .map((what) => ({ what, inFile: left.get(what) ?? '', inOrg: right.get(what) ?? '' }));
}

function valuesOf(definition: Definition): Map<string, string> {
  const items = definition.sections.flatMap((section) =>
    section.items.map((item) => [`${section.name}/${item.name}`, item.value] as const),
  );
  return new Map([
    ['internalName', definition.internalName],
    ['displayName', definition.displayName],
    ...items.filter(([, value]) => value !== ''),
  ]);
}
