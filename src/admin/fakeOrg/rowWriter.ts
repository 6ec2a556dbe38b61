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
}
