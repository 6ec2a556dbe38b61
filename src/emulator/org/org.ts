import { AppError } from '../../base/appError';
import type { Clock } from '../../base/clock';
import { realClock } from '../../base/clock';
import { assertComplete, readValues } from './fieldRules';
import type { FieldCheck } from './fieldRules';
import { OBJECT_RULES } from './objectRules';
import { contactBehind, isPerson } from './personAccounts';
import { assertMayCreate, assertMayEdit, isVisible, visiblePart } from './recordAccess';
import type { Reader } from './recordAccess';
import { assertCustomRules, objectIn, USUAL_ORG } from './orgSwitches';
import type { OrgSwitches } from './orgSwitches';
import { RecordRefused } from './recordRefused';
import { fullId, makeId } from './salesforceId';
import type { FieldValue, FieldValues, ObjectSchema } from './schema/objectSchema';
import { Table } from './table';
import type { StoredRecord } from './table';
import { SYSTEM_ACCESS } from './users/userAccess';
import type { UserAccess } from './users/userAccess';

export interface OrgOptions {
  readonly schema: readonly ObjectSchema[];
  /** Fills the org at the start and after every reset. */
  readonly fill?: (org: Org) => void;
  readonly clock?: Clock;
  /** Where the org's switches stand, now; without it each at its default. */
  readonly switches?: OrgSwitches;
  /** What a user may do, by id; without it everybody may do everything. */
  readonly accessOf?: (org: Org, userId: string) => UserAccess;
}

/** What takes back the writes of a transaction, and which records they changed; both in the order of the writes. */
interface Transaction {
  readonly undo: (() => void)[];
  readonly changedIds: string[];
  readonly isLocked: boolean;
}

/**
 * A Salesforce org in memory: objects, rules at every save, transactions. Everything runs in one go (nothing waits), so a
 * transaction is never seen half done. Values that come in are untrusted; what goes out is frozen by type, not by copy.
 */
export class Org {
  readonly id = makeId('00D', 1);
  readonly name = 'Acme';
  /** Who saves; set once the users are there. */
  actingUserId = '';
  /** What the acting user may do: everything, except inside `runAs`. */
  access: UserAccess = SYSTEM_ACCESS;
  private readonly tables: ReadonlyMap<string, Table>;
  private readonly clock: Clock;
  private readonly listeners = new Set<(changedIds: readonly string[]) => void>();
  private running: Transaction | null = null;
  /** Asked once for each transaction: whether somebody else holds a row that it saves. */
  isRowLocked: () => boolean = () => false;

  constructor(private readonly options: OrgOptions) {
    this.clock = options.clock ?? realClock;
    this.tables = new Map(options.schema.map((schema) => [schema.apiName, new Table(schema)]));
    options.fill?.(this);
  }

  /** Where a switch of this org stands, by the key of its scenario. */
  get switches(): OrgSwitches {
    return this.options.switches ?? USUAL_ORG;
  }

  /** The org's own clock. */
  get nowAt(): number {
    return this.clock.now();
  }

  get schema(): readonly ObjectSchema[] {
    return this.options.schema.flatMap((each) => objectIn(this.switches, each) ?? []);
  }

  /** @throws AppError `unknown-object` */
  schemaOf(objectType: string): ObjectSchema {
    return objectIn(this.switches, this.table(objectType).schema)!;
  }

  /**
   * User mode: what `work` reads and writes is what this user may, and she owns what she creates. For the time of the call only:
   * `work` must not wait for anything.
   */
  runAs<T>(userId: string, work: () => T): T {
    const before = { access: this.access, userId: this.actingUserId };
    this.access = this.options.accessOf?.(this, userId) ?? SYSTEM_ACCESS;
    this.actingUserId = userId;
    try {
      return work();
    } finally {
      this.access = before.access;
      this.actingUserId = before.userId;
    }
  }

  /** @returns the id of the new record. @throws RecordRefused, AppError `unknown-object` */
  create(objectType: string, values: Readonly<Record<string, unknown>>): string {
    return this.transaction(() => this.insert(this.table(objectType), values));
  }

  /** @throws RecordRefused, AppError `no-record` */
  update(id: string, values: Readonly<Record<string, unknown>>): void {
    const { Id } = this.read(id);
    this.transaction(() => this.change(this.row(Id)!, values));
  }

  /** Creates the record, or updates the one with the same value in `keyField` (a unique external id). */
  upsert(
    objectType: string,
    keyField: string,
    values: Readonly<Record<string, unknown>>,
  ): { id: string; isNew: boolean } {
    const id = this.idByKey(objectType, keyField, values[keyField] as FieldValue);
    if (id) this.update(id, values);
    return id ? { id, isNew: false } : { id: this.create(objectType, values), isNew: true };
  }

  /** Id of the record with this value in a unique field; empty when there is none. */
  idByKey(objectType: string, keyField: string, key: FieldValue): string {
    const id = this.table(objectType).ownerOf(keyField, key);
    return this.find(id) ? id : '';
  }

  /** As far as the acting user may see it. */
  find(id: FieldValue | undefined): StoredRecord | undefined {
    const row = this.row(id);
    return row && this.seen(this.schemaOf(this.objectTypeOf(row.Id)), [row])[0];
  }

  /** @throws AppError `no-record` */
  read(id: string): StoredRecord {
    const record = this.find(id);
    if (record) return record;
    throw new AppError('no-record', `There is no record with the id "${id.slice(0, 40)}"`, {
      hint: 'It may have gone with a reset of the emulated org; search for it by name.',
    });
  }

  /** API name of the object that has this record; empty when none has. */
  objectTypeOf(id: string): string {
    return this.row(id) ? (this.tableOf(fullId(id))?.schema.apiName ?? '') : '';
  }

  /** All records of an object that the acting user may see, oldest first. @throws AppError `unknown-object` */
  records(objectType: string): readonly StoredRecord[] {
    return this.seen(this.schemaOf(objectType), this.table(objectType).all());
  }

  /** All or nothing: when `work` throws, every write it made is taken back. May be nested, as with savepoints. */
  transaction<T>(work: () => T): T {
    if (this.running) return this.withSavepoint(work, this.running);
    const running: Transaction = { undo: [], changedIds: [], isLocked: this.isRowLocked() };
    this.running = running;
    try {
      return this.withSavepoint(work, running);
    } finally {
      this.running = null;
      this.tell(running.changedIds);
    }
  }

  /** Called after every committed change with the ids that were written. */
  onChange(listener: (changedIds: readonly string[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Back to how the org was filled at the start: same records, same ids. */
  reset(): void {
    for (const table of this.tables.values()) table.clear();
    const { isRowLocked } = this;
    this.isRowLocked = () => false;
    this.options.fill?.(this);
    this.isRowLocked = isRowLocked;
  }

  private insert(table: Table, values: Readonly<Record<string, unknown>>): string {
    const schema = this.schemaOf(table.schema.apiName);
    assertMayCreate(this.reader, schema, Object.keys(values));
    const read = readValues(values, this.fieldCheck(schema, true));
    const starts = schema.fields.map((field): [string, FieldValue] => [field.apiName, field.startsAs ?? null]);
    const sequence = (table.sequence += 1);
    const id = makeId(schema.keyPrefix, sequence);
    const kind: FieldValues = this.isPersonAccount(schema, read) ? { IsPersonAccount: true } : {};
    const isOwned = schema.fields.some((field) => field.apiName === 'OwnerId');
    const owner: FieldValues = isOwned ? { OwnerId: this.actingUserId } : {};
    const stamps = { CreatedDate: this.now(), CreatedById: this.actingUserId, ...owner };
    this.save(table, { ...Object.fromEntries(starts), ...stamps, ...read, ...kind, Id: id }, sequence);
    return id;
  }

  private change(old: StoredRecord, values: Readonly<Record<string, unknown>>): void {
    const table = this.table(this.objectTypeOf(old.Id));
    const schema = this.schemaOf(table.schema.apiName);
    assertMayEdit(this.reader, schema, { record: old, names: Object.keys(values) });
    this.save(table, { ...old, ...readValues(values, this.fieldCheck(schema, false)) }, 0);
  }

  private fieldCheck(schema: ObjectSchema, isNew: boolean): FieldCheck {
    const isFound = (id: string): boolean => this.find(id) !== undefined;
    return { schema, isNew, objectTypeOf: (id) => this.objectTypeOf(id), isVisible: isFound };
  }

  /** The one way into a table. */
  private save(table: Table, values: StoredRecord, sequence: number): void {
    const schema = this.schemaOf(table.schema.apiName);
    if (this.running?.isLocked)
      throw new RecordRefused('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record');
    OBJECT_RULES[schema.apiName]?.(values);
    assertCustomRules(this.switches, schema.apiName, values);
    const stamped = { ...values, LastModifiedDate: this.now(), LastModifiedById: this.actingUserId };
    const context = { sequence, now: this.now(), find: (id: FieldValue | undefined) => this.row(id) };
    const record: StoredRecord = { ...stamped, ...schema.complete?.(stamped, context) };
    assertComplete(record, schema);
    this.assertUnique(table, record);
    this.write(table, record);
    if (schema.apiName === 'Account' && record.IsPersonAccount) this.mirrorPerson(table, record);
  }

  private mirrorPerson(accounts: Table, account: StoredRecord): void {
    const contacts = this.table('Contact');
    const old = this.row(account.PersonContactId);
    const id = old?.Id ?? makeId('003', (contacts.sequence += 1));
    const starts = contacts.schema.fields.map((field): [string, FieldValue] => [field.apiName, field.startsAs ?? null]);
    const stamps = { CreatedDate: account.CreatedDate ?? null, LastModifiedDate: account.LastModifiedDate ?? null };
    this.write(contacts, { ...Object.fromEntries(starts), ...old, ...contactBehind(account), ...stamps, Id: id });
    if (!old) this.write(accounts, { ...account, PersonContactId: id });
  }

  private write(table: Table, record: StoredRecord): void {
    const old = table.get(record.Id);
    this.running?.undo.push(() => (old ? table.put(old) : table.remove(record.Id)));
    this.running?.changedIds.push(record.Id);
    table.put(record);
  }

  private assertUnique(table: Table, record: FieldValues & { readonly Id: string }): void {
    for (const field of table.schema.fields) {
      const value = record[field.apiName] ?? null;
      const owner = field.unique && value !== null ? table.ownerOf(field.apiName, value) : '';
      if (!owner || owner === record.Id) continue;
      const message = `duplicate value found: ${field.apiName} duplicates value on record with id: ${owner.slice(0, 15)}`;
      throw new RecordRefused('DUPLICATE_VALUE', message, [field.apiName]);
    }
  }

  private isPersonAccount(schema: ObjectSchema, values: FieldValues): boolean {
    return schema.apiName === 'Account' && isPerson(values) && this.switches('personAccounts') !== 'off';
  }

  private withSavepoint<T>(work: () => T, { undo, changedIds }: Transaction): T {
    const mark = undo.length;
    try {
      return work();
    } catch (error) {
      while (undo.length > mark) undo.pop()?.();
      changedIds.length = mark;
      throw error;
    }
  }

  private tell(changedIds: readonly string[]): void {
    const ids = [...new Set(changedIds)];
    if (ids.length > 0) for (const listener of [...this.listeners]) listener(ids);
  }

  private get reader(): Reader {
    return { access: this.access, userId: this.actingUserId };
  }

  private seen(schema: ObjectSchema, rows: readonly StoredRecord[]): readonly StoredRecord[] {
    if (this.access === SYSTEM_ACCESS) return rows;
    const { reader } = this;
    return rows.filter((row) => isVisible(reader, schema, row)).map((row) => visiblePart(reader, schema, row));
  }

  /** As it is stored, whoever asks. */
  private row(id: FieldValue | undefined): StoredRecord | undefined {
    const full = fullId(String(id ?? ''));
    return this.tableOf(full)?.get(full);
  }

  private now(): string {
    return new Date(this.clock.now()).toISOString();
  }

  private tableOf(id: string): Table | undefined {
    return [...this.tables.values()].find((table) => id.startsWith(table.schema.keyPrefix));
  }

  private table(objectType: string): Table {
    const table = this.tables.get(objectType);
    if (table && objectIn(this.switches, table.schema)) return table;
    throw new AppError('unknown-object', `The emulated org has no object "${objectType.slice(0, 80)}"`, {
      hint: 'Standard objects: a file in src/emulator/org/schema/. Custom objects: the objects folder of the project.',
    });
  }
}
