import { isLocked } from './fault';
import type { OrgData } from './orgData';
import { RowRefused } from './orgData';

export interface RowResult {
  readonly id: string;
  /** Empty when the row was saved; else `CODE:message`, as Bulk writes it. */
  readonly error: string;
}

/** Saves rows one by one as Collections and Bulk do, with locks, and counts what was written to which row. */
export class RowWriter {
  /** How often each row was saved. */
  readonly saved = new Map<string, number>();
  private readonly tries = new Map<string, number>();

  private readonly data: OrgData;
  private readonly lockShare: number;

  /** @param lockShare  0 to 1: how many of the tries find their row locked */
  constructor(data: OrgData, lockShare: number) {
    this.data = data;
    this.lockShare = lockShare;
  }

  save(id: string, values: Readonly<Record<string, unknown>>): RowResult {
    const tries = (this.tries.get(id) ?? 0) + 1;
    this.tries.set(id, tries);
    try {
      if (isLocked(id, tries, this.lockShare))
        throw new RowRefused('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record');
      this.data.update(id, values);
    } catch (error) {
      return { id, error: `${(error as RowRefused).statusCode ?? 'UNKNOWN_EXCEPTION'}:${(error as Error).message}` };
    }
    this.saved.set(id, (this.saved.get(id) ?? 0) + 1);
    return { id, error: '' };
  }

  /** A new row; its unique fields are unique. */
  create(objectType: string, values: Readonly<Record<string, unknown>>): RowResult {
    const unique = UNIQUE_FIELDS[objectType] ?? '';
    const key = `${objectType} ${JSON.stringify(unique ? values[unique] : values)}`;
    const tries = (this.tries.get(key) ?? 0) + 1;
    this.tries.set(key, tries);
    const twin = unique ? this.data.records(objectType).find((row) => row[unique] === values[unique]) : undefined;
    if (twin)
      return { id: '', error: `DUPLICATE_VALUE:duplicate value found: ${unique} duplicates value on ${twin.Id}` };
    if (isLocked(key, tries, this.lockShare)) {
      return { id: '', error: 'UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record' };
    }
    const inactive = this.data.find(String(values.OwnerId))?.IsActive === false;
    if (inactive) return { id: '', error: 'INACTIVE_OWNER_OR_USER:operation performed with inactive user' };
    try {
      return { id: this.data.create(objectType, values), error: '' };
    } catch (error) {
      return {
        id: '',
        error: `${(error as RowRefused).statusCode ?? 'UNKNOWN_EXCEPTION'}:${(error as Error).message}`,
      };
    }
  }
}

const UNIQUE_FIELDS: Readonly<Record<string, string>> = { Cti_Call__c: 'Call_Key__c' };
