import { AppError } from '../../base/appError';
import type { BarredField } from './fieldAccess';
import { agentPermissionSet, barredFields } from './fieldAccess';
import type { Check, CheckResult } from './check';
import { pass, skip } from './check';
import type { DescribedField, OrgPicture } from './orgPicture';

interface Mapping {
  readonly DeveloperName: string;
  readonly Source__c: string | null;
  readonly Field__c: string | null;
  readonly Is_Active__c: boolean;
}

const MAPPINGS = 'SELECT DeveloperName, Source__c, Field__c, Is_Active__c FROM Cti_Log_Field__mdt';
/** What the phone itself fills (`CtiLogMapping`). */
const RESERVED = /^(calldisposition|calldurationinseconds|callobject|description|status|tasksubtype)$/i;

/** Fields that cannot be written are left out of the log in silence: only `Omitted_Fields__c` of the call says so. */
export const logFields: Check = {
  name: 'logFields',
  asks: 'May the agents write every field that calls are logged into?',
  look: async (org) => {
    const mappings = await org.ownRows<Mapping>(MAPPINGS);
    if (!mappings || !(await org.target())) return skip('The log of another vendor’s phone is its own');
    const task = await org.describe('Task');
    const active = mappings.filter((mapping) => mapping.Is_Active__c);
    const wrong = active.flatMap((mapping) => whatIsWrong(mapping, task?.fields ?? []));
    if (wrong.length > 0) {
      return {
        status: 'fail',
        evidence: wrong.join('; '),
        fix: 'Setup → Custom Metadata Types → CTI Log Field: name a field of the task that people can write, or switch the record off.',
      };
    }
    const log = await org.ownName('Cti_Call__c');
    const calls = await org.describe(log);
    const fields = [
      ...writable(
        task?.fields ?? [],
        active.map((mapping) => mapping.Field__c ?? ''),
      ).map((name) => `Task.${name}`),
      ...writable(calls?.fields ?? []).map((name) => `${log}.${name}`),
    ];
    const barred = await barredFields(org, fields);
    if (barred.length > 0) return barredResult(org, barred);
    return pass(`${active.length} mapped fields of the task and ${fields.length - active.length} of the call`);
  },
};

function whatIsWrong({ DeveloperName, Field__c }: Mapping, fields: readonly DescribedField[]): string[] {
  const name = Field__c ?? '';
  const field = fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (!field) return [`${DeveloperName}: the task has no field "${name}"`];
  if (RESERVED.test(name)) return [`${DeveloperName}: the phone itself fills ${name}`];
  if (field.type === 'reference' || field.type === 'id') return [`${DeveloperName}: ${name} holds an id`];
  return field.createable ? [] : [`${DeveloperName}: nobody can write ${name}`];
}

function writable(fields: readonly DescribedField[], named?: readonly string[]): string[] {
  const wanted = named?.map((name) => name.toLowerCase());
  return fields
    .filter(({ name, permissionable, createable }) => {
      return permissionable && createable && (wanted ? wanted.includes(name.toLowerCase()) : name.endsWith('__c'));
    })
    .map(({ name }) => name);
}

async function barredResult(org: OrgPicture, barred: readonly BarredField[]): Promise<CheckResult> {
  const names = barred.slice(0, 3).map(({ field, usernames }) => `${field} (${usernames.slice(0, 2).join(', ')})`);
  const more = barred.length > names.length ? ` and ${barred.length - names.length} more` : '';
  const target = await agentPermissionSet(org);
  return {
    status: 'fail',
    evidence: `Agents may not write ${names.join(', ')}${more}`,
    fix: `Give a permission set of the agents edit access to ${barred.map(({ field }) => field).join(', ')}${target ? ` (--fix adds it to ${target.name})` : ''}.`,
    ...(target ? { mend: () => grant(org, barred, target) } : {}),
  };
}

const ROWS_PER_REQUEST = 200;

/** Adds the right to the permission set; what else it holds stays. @throws AppError `grant-refused` */
async function grant(
  org: OrgPicture,
  barred: readonly BarredField[],
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  const records = barred.map(({ field }) => ({
    attributes: { type: 'FieldPermissions' },
    ...{ ParentId: id, SobjectType: field.split('.')[0], Field: field, PermissionsRead: true, PermissionsEdit: true },
  }));
  for (let at = 0; at < records.length; at += ROWS_PER_REQUEST) {
    const results = await org.door.ask<readonly { success: boolean; errors: readonly { message: string }[] }[]>({
      method: 'POST',
      path: '/composite/sobjects',
      json: { allOrNone: true, records: records.slice(at, at + ROWS_PER_REQUEST) },
    });
    const refused = results.find((result) => !result.success);
    if (!refused) continue;
    throw new AppError(
      'grant-refused',
      `${name} did not take the fields: ${refused.errors[0]?.message ?? 'no reason'}`,
      {
        hint: `Setup → Permission Sets → ${name} → Object Settings: tick Edit for the fields by hand.`,
      },
    );
  }
}
