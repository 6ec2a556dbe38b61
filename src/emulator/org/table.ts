import type { FieldValue, FieldValues, ObjectSchema } from './schema/objectSchema';

export type StoredRecord = FieldValues & { readonly Id: string };

/** The records of one object, by id and by unique field. It stores; the rules are in `org.ts` and below. */
export class Table {
  private readonly records = new Map<string, StoredRecord>();
  /** Unique field → key → id of the record that has it. */
  private readonly owners = new Map<string, Map<string, string>>();
  /** Grows with every record that was ever created: a number that was given out is never given out again. */
  sequence = 0;

  constructor(readonly schema: ObjectSchema) {
    for (const field of schema.fields) if (field.unique) this.owners.set(field.apiName, new Map());
  }

  get(id: string): StoredRecord | undefined {
    return this.records.get(id);
  }

  all(): StoredRecord[] {
    return [...this.records.values()];
  }

  get size(): number {
    return this.records.size;
  }

  /** Id of the record with this value in a unique field; empty when there is none. */
  ownerOf(fieldName: string, value: FieldValue): string {
    return this.owners.get(fieldName)?.get(this.keyOf(fieldName, value)) ?? '';
  }

  /** A record that is there already keeps its place in the order. */
  put(record: StoredRecord): void {
    this.forgetKeys(record.Id);
    this.records.set(record.Id, record);
    for (const [fieldName, keys] of this.owners) {
      const value = record[fieldName];
      if (value !== null && value !== undefined) keys.set(this.keyOf(fieldName, value), record.Id);
    }
  }

  remove(id: string): void {
    this.forgetKeys(id);
    this.records.delete(id);
  }

  clear(): void {
    this.records.clear();
    for (const keys of this.owners.values()) keys.clear();
    this.sequence = 0;
  }

  private forgetKeys(id: string): void {
    const old = this.records.get(id);
    if (!old) return;
    for (const [fieldName, keys] of this.owners) keys.delete(this.keyOf(fieldName, old[fieldName] ?? null));
  }

  private keyOf(fieldName: string, value: FieldValue): string {
    const field = this.schema.fields.find((each) => each.apiName === fieldName);
    return field?.unique === 'caseInsensitive' ? String(value).toLowerCase() : String(value);
  }
}
