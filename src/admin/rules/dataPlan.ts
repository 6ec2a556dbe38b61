import { join } from 'node:path';
import { AppError } from '../../base/appError';
import { readText } from '../files/readText';

/** A record of a file of `sf data import tree`. */
export interface DataRecord {
  readonly type: string;
  /** Others name it as `@reference`. */
  readonly reference: string;
  readonly isPersonAccount: boolean;
  /** By lower-case field name. */
  readonly values: ReadonlyMap<string, unknown>;
  /** The value of a field in any case; `Name` of people is put together; empty text where there is none. */
  valueOf(field: string): unknown;
}

/** @throws AppError `no-file`, `bad-data-plan` */
export function readDataPlan(planPath: string, folder: string): readonly DataRecord[] {
  const plan = parsed(planPath);
  if (!Array.isArray(plan)) throw bad(planPath, 'it is no list');
  const files = plan.flatMap((part: { readonly files?: readonly string[] }) => part.files ?? []);
  return files.flatMap((file) => {
    const { records } = parsed(join(folder, file)) as { readonly records?: readonly Record<string, unknown>[] };
    if (!Array.isArray(records)) throw bad(join(folder, file), 'it has no "records"');
    return records.map((record: Record<string, unknown>) => dataRecord(record));
  });
}

function dataRecord({ attributes, RecordType, ...fields }: Record<string, unknown>): DataRecord {
  const { type = '', referenceId = '' } = (attributes ?? {}) as { type?: string; referenceId?: string };
  const values = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
  const fullName = [values.get('firstname'), values.get('lastname')].filter(Boolean).join(' ');
  return {
    type,
    reference: referenceId,
    isPersonAccount: type === 'Account' && (RecordType as { Name?: string } | undefined)?.Name === 'Person Account',
    values,
    valueOf: (field) => values.get(field.toLowerCase()) ?? (field === 'Name' ? fullName : ''),
  };
}

function parsed(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch {
    throw bad(path, 'it is not JSON');
  }
}

function bad(path: string, why: string): AppError {
  return new AppError('bad-data-plan', `${path} cannot be used: ${why}`, {
    hint: 'Give a plan as sf data export tree --plan writes it, for example data/plan.json.',
  });
}
