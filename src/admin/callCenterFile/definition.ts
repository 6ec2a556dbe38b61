/**
 * A call center's definition, whichever of the two dialects it came in: the file for Setup → Call Centers → Import
 * (`<callCenter>`), or the one of the Metadata API (`<CallCenter xmlns=…>`).
 */
export interface Definition {
  dialect: 'setup' | 'metadata';
  /** Unique key; in the Metadata API it is the name of the file. */
  internalName: string;
  displayName: string;
  internalNameLabel: string;
  displayNameLabel: string;
  sections: Section[];
  /** The JSON of `customSettings` as it came; null when there is none (always in the Setup dialect). */
  customSettings: string | null;
  /** Elements that Open CTI does not have, by name: they belong to Salesforce Voice. */
  foreign: string[];
}

export interface Section {
  name: string;
  label: string;
  /** As written; null in the Metadata dialect, where the order of elements counts. */
  sortOrder: string | null;
  line: number;
  items: Item[];
}

export interface Item extends Omit<Section, 'items'> {
  value: string;
}

/** What is wrong or noteworthy, at a line, with what to do. */
export interface Finding {
  /** `repaired`: the definition that is written has it right. `error`: only a person can mend it. */
  readonly level: 'error' | 'repaired' | 'note';
  readonly rule: string;
  /** From 1; 0 for the whole file. */
  readonly line: number;
  readonly says: string;
  readonly remedy: string;
}

export const GENERAL = 'reqGeneralInfo';

export function findItem(definition: Definition, name: string): Item | undefined {
  return definition.sections.flatMap((section) => section.items).find((item) => item.name === name);
}

export function valueOf(definition: Definition, name: string): string {
  return findItem(definition, name)?.value ?? '';
}
