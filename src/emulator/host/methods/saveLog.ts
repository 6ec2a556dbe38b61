import type { ApiProblem } from '../../org/orgApi';
import { fieldValues, objectArgument } from '../argument';
import type { FieldValues } from '../hostConsole';
import type { Arguments } from '../message';
import type { HostMethod } from '../method';
import { fullRecordId } from '../recordId';
import { Refusal, invalidParameter, serverError } from '../refusal';

/**
 * Adapters of two vendors (Amazon Connect, Brekeke) have sent these with every task for years, so Salesforce leaves them aside. What
 * it does with other fields that an object has not, or that nobody may set, is not known: the org refuses them here.
 */
const LEFT_ASIDE: readonly string[] = ['Phone', 'IsClosed'];

/**
 * Updates the record `Id`, or creates one of `entityApiName`; every other key is a field. The id comes back in an object: the guide
 * gives the type as object, and four vendors' adapters read `returnValue.recordId`.
 */
export const saveLog: HostMethod = async (args, { console }) => {
  const { Id, entityApiName, ...rest } = objectArgument(args, 'object');
  const values = valuesOf(rest, entityApiName ?? (String(Id).startsWith('00T') ? 'Task' : ''));
  if (Id !== undefined) return saved(console.org.update(recordIdOf(Id), values));
  if (typeof entityApiName !== 'string' || entityApiName === '')
    throw invalidParameter('entityApiName', 'string', entityApiName);
  return saved(console.org.create(entityApiName, values));
};

function valuesOf(given: Arguments, objectType: unknown): FieldValues {
  const values = fieldValues(given);
  if (objectType !== 'Task') return values;
  const kept = Object.entries(values).filter(([name]) => !LEFT_ASIDE.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, name === 'ActivityDate' ? dayOf(value) : value]));
}

/** A due date with a time of day counts as its day; Amazon's adapter sends one. */
function dayOf(value: FieldValues[string]): FieldValues[string] {
  return typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1') : value;
}

function recordIdOf(value: unknown): string {
  const recordId = fullRecordId(value);
  if (!recordId) throw invalidParameter('Id', 'record ID as string', value);
  return recordId;
}

async function saved(saving: Promise<string>): Promise<{ readonly recordId: string }> {
  try {
    return { recordId: await saving };
  } catch (thrown) {
    const problem = thrown as Partial<ApiProblem>;
    if (problem.code === 'emulator-unreachable') throw serverError();
    throw new Refusal({
      code: 'GENERIC_ERROR',
      description:
        'An error occurred while calling the saveLog() API method. Review the Details field in the error section.',
      details: detailsOf(problem),
    });
  }
}

/** Like the errors of a record that could not be saved: for the page as a whole, and for each field a list. */
function detailsOf(problem: Partial<ApiProblem>): Record<string, unknown> {
  const { message, pageErrors = [], fieldErrors = {} } = problem.details ?? {};
  return {
    message: message ?? problem.message ?? '',
    pageErrors: pageErrors.map((text) => ({ message: text })),
    fieldErrors: Object.fromEntries(
      Object.entries(fieldErrors).map(([field, text]) => [field, [{ field, message: text }]]),
    ),
  };
}
