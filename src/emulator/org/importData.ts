import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../base/appError';
import type { Org } from './org';

interface PlanStep {
  readonly sobject: string;
  readonly files: readonly string[];
}

interface TreeRecord {
  readonly attributes: { readonly type: string; readonly referenceId: string };
  readonly [field: string]: unknown;
}

/** The records of a plan in the order in which they are created. */
export interface ImportPlan {
  readonly records: readonly TreeRecord[];
}

/**
 * Reads a plan and its record files, in the format of `sf data import tree --plan`.
 *
 * @throws AppError `bad-plan`, with file and record named
 */
export function readImportPlan(planFile: string): ImportPlan {
  const steps = readJson(planFile);
  if (!Array.isArray(steps)) throw badPlan(planFile, 'must be a list of steps');
  return { records: (steps as readonly PlanStep[]).flatMap((step) => readStep(planFile, step)) };
}

/** Creates the records of the plan, with `@name` replaced by the id of the record that has this referenceId. */
export function importRecords(org: Org, plan: ImportPlan): void {
  const ids = new Map<string, string>();
  for (const { attributes, RecordType, ...values } of plan.records) {
    const recordType = recordTypeOf(org, attributes, RecordType);
    const resolved = Object.entries(values).map(([name, value]) => [
      name,
      isReference(org, attributes.type, name) || ids.has(String(value).slice(1))
        ? resolve(value, ids, attributes.referenceId)
        : value,
    ]);
    ids.set(
      attributes.referenceId,
      org.create(attributes.type, { ...(Object.fromEntries(resolved) as Record<string, unknown>), ...recordType }),
    );
  }
}

/** The command finds a record type by its name. */
function recordTypeOf(
  org: Org,
  { type, referenceId }: TreeRecord['attributes'],
  recordType: unknown,
): { readonly RecordTypeId?: string } {
  if (recordType === undefined) return {};
  const name = fieldOf(recordType, 'Name');
  const found = org.records('RecordType').find((each) => each.SobjectType === type && each.Name === name);
  if (found) return { RecordTypeId: found.Id };
  const known = org.records('RecordType').map((each) => `${String(each.Name)} of ${String(each.SobjectType)}`);
  throw new AppError('unknown-record-type', `${referenceId} asks for the record type "${String(name)}" of ${type}`, {
    hint: `The emulated org has: ${known.join(', ')}.`,
  });
}

/** In other fields a text that begins with @ is a text, unless a record is called so. */
function isReference(org: Org, objectType: string, fieldName: string): boolean {
  return org.schemaOf(objectType).fields.some(({ apiName, type }) => apiName === fieldName && type === 'reference');
}

function readStep(planFile: string, step: PlanStep): TreeRecord[] {
  if (typeof step?.sobject !== 'string' || !Array.isArray(step.files)) {
    throw badPlan(planFile, 'has a step without sobject or files');
  }
  return (step.files as readonly string[]).flatMap((file) => {
    const path = join(dirname(planFile), file);
    const { records } = readJson(path) as { readonly records?: unknown };
    // The API behind the command takes 200 records in one request.
    if (!Array.isArray(records) || records.length > 200) throw badPlan(path, 'must have records, at most 200');
    return records.map((record, index) => readRecord(path, record, index));
  });
}

function readRecord(path: string, record: unknown, index: number): TreeRecord {
  const { attributes } = (record ?? {}) as { readonly attributes?: Partial<TreeRecord['attributes']> };
  if (typeof attributes?.type !== 'string' || typeof attributes.referenceId !== 'string') {
    throw badPlan(path, `record ${index + 1} has no attributes.type or attributes.referenceId`);
  }
  return record as TreeRecord;
}

function resolve(value: unknown, ids: ReadonlyMap<string, string>, referenceId: string): unknown {
  if (typeof value !== 'string' || !value.startsWith('@')) return value;
  const id = ids.get(value.slice(1));
  if (id) return id;
  throw new AppError('unknown-reference', `${referenceId} refers to ${value}, which no earlier record is called`, {
    hint: 'Put the file with that record earlier in the plan, or correct the name.',
  });
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw badPlan(path, `could not be read: ${(cause as Error).message}`, cause);
  }
}

function badPlan(path: string, what: string, cause?: unknown): AppError {
  return new AppError('bad-plan', `${path} ${what}`, {
    hint: 'The format is that of "sf data import tree --plan".',
    ...(cause === undefined ? {} : { cause }),
  });
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
