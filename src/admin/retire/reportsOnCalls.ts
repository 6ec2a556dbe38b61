import { asProblem } from '../../base/appError';
import type { OrgDoor } from '../org/orgDoor';

/** Reports that show, filter, group or sum by a call field of Task, and how many were looked at for it. */
export interface ReportsOnCalls {
  /** `Calls per day (Sales)`: name and folder. */
  readonly names: readonly string[];
  readonly read: number;
  /** Reports that the org did not describe to this login. */
  readonly refused: number;
  /** Reports beyond the number that was asked for. */
  readonly left: number;
}

interface ReportRow {
  readonly Id: string;
  readonly Name: string;
  readonly FolderName: string | null;
}

/** The part of an answer of `/analytics/reports/ID/describe` that names columns. */
interface Described {
  readonly reportMetadata?: Readonly<Record<string, unknown>>;
}

/**
 * CallType, CallDurationInSeconds, CallDisposition and CallObject as reports name them: in capitals in the standard report types
 * (CALLDURATION), behind the object in custom ones (Activity.CallType, Task$CallType), behind the kind of a sum (s!…).
 * Custom fields end in __c and are somebody else's.
 */
const CALL_FIELD = /^call_?(?:type|duration(?:_?in_?seconds)?|disposition|object(?:_?identifier)?)$/i;
const COLUMNS = ['detailColumns', 'reportFilters', 'groupingsDown', 'groupingsAcross', 'aggregates', 'sortBy'] as const;
const AT_ONCE = 5;

/**
 * Asks the org to describe its reports, those that were run last first: one request for each, as there is no query for columns.
 * @param most  reports that are looked at
 * @throws AppError codes of `orgProblem.ts` when the list itself cannot be read
 */
export async function readReportsOnCalls(door: OrgDoor, most: number): Promise<ReportsOnCalls> {
  const rows = await door.queryAll<ReportRow>(
    'SELECT Id, Name, FolderName FROM Report ORDER BY LastRunDate DESC NULLS LAST',
  );
  const looked = rows.slice(0, most);
  const found: boolean[] = [];
  let refused = 0;
  const open = looked.entries();
  const work = async (): Promise<void> => {
    for (const [index, { Id }] of open) {
      const described = await describeReport(door, Id);
      if (described) found[index] = usesCallField(described.reportMetadata ?? {});
      else refused += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const names = looked.filter((_, index) => found[index]);
  return {
    names: names.map(({ Name, FolderName }) => (FolderName ? `${Name} (${FolderName})` : Name)),
    read: looked.length - refused,
    refused,
    left: rows.length - looked.length,
  };
}

/** Null when the org refuses this one: its type is not open to this login, or it was deleted a moment ago. */
async function describeReport(door: OrgDoor, id: string): Promise<Described | null> {
  try {
    return await door.ask<Described>({ path: `/analytics/reports/${id}/describe` });
  } catch (error) {
    if (!['org-refused', 'no-access'].includes(asProblem(error).code)) throw error;
    return null;
  }
}

function usesCallField(metadata: Readonly<Record<string, unknown>>): boolean {
  return COLUMNS.some((part) =>
    wordsIn(metadata[part]).some((word) => CALL_FIELD.test(word.split(/[.$!]/).at(-1) ?? '')),
  );
}

/** Every text in a list of columns, filters or groups, where the name of a column stands under another key each time; not what is compared. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'value' ? [] : wordsIn(part)));
}
