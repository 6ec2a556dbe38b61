import type { ApiProblem } from '../../org/orgApi';
import { fieldValues, objectArgument } from '../argument';
import type { HostMethod } from '../method';
import { fullRecordId } from '../recordId';
import { Refusal, invalidParameter, serverError } from '../refusal';

/** Updates the record `Id`, or creates one of `entityApiName`; every other key is a field. Returns the id. */
export const saveLog: HostMethod = async (args, { console }) => {
  const { Id, entityApiName, ...rest } = objectArgument(args, 'object');
  const values = fieldValues(rest);
  if (Id !== undefined) return saved(console.org.update(recordIdOf(Id), values));
  if (typeof entityApiName !== 'string' || entityApiName === '')
    throw invalidParameter('entityApiName', 'string', entityApiName);
  return saved(console.org.create(entityApiName, values));
};

function recordIdOf(value: unknown): string {
  const recordId = fullRecordId(value);
  if (!recordId) throw invalidParameter('Id', 'record ID as string', value);
  return recordId;
}

async function saved(saving: Promise<string>): Promise<string> {
  try {
    return await saving;
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
